"""Complete contexts of the reminders and of the letters that inform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from infra.local.letters.sample_parts import (
    ACCOUNT,
    ACCOUNT_DEMAND,
    ACCOUNT_LETTER,
    ADDRESSED,
    ARREARS,
    COSTS,
    DEMANDING,
    FILE,
    FORBEARANCE_ARTICLE,
    GUARANTY,
    MEASURES,
    PAYMENTS,
    SCHEDULE,
)
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.guarantors import GuarantorInformationLetter, GuarantorYearLetter
from recouvrement.domain.letters.information import (
    ComparedInstalment,
    FicpIdentity,
    FicpTransmissionLetter,
    FicpWarningLetter,
    InstalmentTest,
    NoticeTest,
    OtherCredit,
    OtherCreditLetter,
    OverdraftEndingLetter,
    OverrunInformationLetter,
    TwelveInstalments,
)
from recouvrement.domain.letters.parts import Posture
from recouvrement.domain.letters.reminders import (
    FirstUnpaidLetter,
    FirstUnpaidMortgageLetter,
    OverdraftReminderLetter,
    ReminderLetter,
)
from recouvrement.domain.letters.tables import AmountLine

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import Document

_FIRST_UNPAID: Final[dict[str, Any]] = {
    **DEMANDING,
    "arrears": ARREARS,
    "arrears_on": "22 novembre 2026",
    "late_interest_rate": "5,90 %",
    "debit_represented_on": "2 décembre 2026",
    "co_debtors": "Monsieur Paul Lefèvre",
    "over_indebtedness": FILE,
}
_IDENTITY: Final = FicpIdentity("Léa Martin-Lefèvre", "2 avril 1988", "Lyon")
_REASON: Final = "total impayé au moins égal au montant des deux dernières échéances"

AMICABLE: Final[dict[LetterCode, Document]] = {
    LetterCode.L01: FirstUnpaidLetter(**_FIRST_UNPAID, indemnity_rate="8,00 %"),
    LetterCode.L01_M: FirstUnpaidMortgageLetter(**_FIRST_UNPAID, indemnity_rate="7,00 %", rate_increase="3 points"),
    LetterCode.L02: ReminderLetter(
        **DEMANDING,
        posture=Posture.FIRM,
        arrears=ARREARS,
        position_on="22 novembre 2026",
        first_letter_on="17 septembre 2026",
        payments=PAYMENTS,
        measures=MEASURES,
        reply_by="14 décembre 2026",
        forbearance_article=FORBEARANCE_ARTICLE,
    ),
    LetterCode.L02_D: OverdraftReminderLetter(
        **ACCOUNT_DEMAND,
        posture=Posture.FIRM,
        account=ACCOUNT,
        costs=COSTS,
        payments=PAYMENTS,
        measures=MEASURES,
        reply_by="14 décembre 2026",
        forbearance_article=FORBEARANCE_ARTICLE,
    ),
    LetterCode.L03: GuarantorInformationLetter(
        **ADDRESSED,
        guaranty=GUARANTY,
        incident_on="12 septembre 2026",
        regularisation_ended_on="12 octobre 2026",
        arrears=ARREARS,
        arrears_on="22 novembre 2026",
        over_indebtedness=FILE,
    ),
    LetterCode.L04: FicpWarningLetter(
        **DEMANDING,
        identity=_IDENTITY,
        reason_code="F1",
        reason=_REASON,
        incident_on="12 octobre 2026",
        instalment_test=InstalmentTest(
            (ComparedInstalment("12/10/2026", "200,00 €"), ComparedInstalment("12/11/2026", "200,00 €")), "400,00 €"
        ),
        notice_test=NoticeTest("23 septembre 2026", "22 novembre 2026", "500,00 €"),
        arrears="600,00 €",
        arrears_on="22 novembre 2026",
        window_ends_on="23 décembre 2026",
        declared_from="24 décembre 2026",
    ),
    LetterCode.L05: OverrunInformationLetter(**ACCOUNT_LETTER, account=ACCOUNT, costs=COSTS, over_indebtedness=FILE),
    LetterCode.L06: OtherCreditLetter(
        **ACCOUNT_LETTER,
        account=ACCOUNT,
        three_months_on="12 novembre 2026",
        credit=OtherCredit(
            "prêt personnel amortissable", "1 400,00 €", "24 mois", "62,41 €", "6,72 %", "97,84 €", "1 497,84 €"
        ),
        reply_by="23 décembre 2026",
        over_indebtedness=FILE,
    ),
    LetterCode.L07: OverdraftEndingLetter(
        **ACCOUNT_DEMAND,
        account=ACCOUNT,
        new_limit="0,00 €",
        notice_length="30 jours",
        notice_article="article L. 312-90 du code de la consommation",
        notice_ends_on="23 décembre 2026",
        shorter_notice_reason="le compte n’enregistre plus de versement depuis quatre mois",
        twelve_instalments=TwelveInstalments(SCHEDULE, "1 351,20 €", "22 janvier 2027"),
    ),
    LetterCode.L12: FicpTransmissionLetter(
        **ADDRESSED,
        identity=_IDENTITY,
        reason_code="F1",
        reason=_REASON,
        incident_on="12 octobre 2026",
        warned_on="20 octobre 2026",
        declared_on="23 novembre 2026",
    ),
    LetterCode.L16: GuarantorYearLetter(
        **ADDRESSED,
        guaranty=GUARANTY,
        year_end="31 décembre 2025",
        lines=(
            AmountLine("Capital restant dû", "7 810,27 €"),
            AmountLine("Intérêts", "91,65 €"),
            AmountLine("Accessoires (assurance, indemnités, frais)", "13,50 €"),
        ),
        total="7 915,42 €",
        until="au 5 juillet 2031",
        over_indebtedness=FILE,
    ),
}
