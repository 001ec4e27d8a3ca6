"""Complete contexts from the formal notice on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from infra.local.letters.sample_parts import (
    ACCELERATION_ARTICLES,
    ACCOUNT,
    ACCOUNT_DEMAND,
    ADDRESSED,
    ARREARS,
    BAILIFF,
    BILLS,
    CLAIM_LINES,
    COSTS,
    CREDIT_LINE,
    DELAY,
    DEMANDING,
    FORBEARANCE_ARTICLE,
    GUARANTY,
)
from infra.local.letters.sample_statements import EXHIBITS, MANDATE, ORDER_REQUEST, STATEMENT
from recouvrement.domain.letters.accelerations import (
    AcceleratedClaim,
    AccelerationLetter,
    Decision,
    GuarantorAccelerationLetter,
    HandoverLetter,
    NoticeProof,
)
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.notices import (
    AccelerationEstimate,
    BillFormalNoticeLetter,
    Clause,
    FormalNoticeLetter,
    GuarantorFormalNoticeLetter,
    JudicialFormalNoticeLetter,
    OverdraftFormalNoticeLetter,
    ProfessionalFormalNoticeLetter,
)
from recouvrement.domain.letters.parts import Posture, References
from recouvrement.domain.letters.tables import AmountLine

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import Document

_REMINDED: Final = "nos courriers des 17 septembre et 2 octobre 2026"
_NOTICE: Final[dict[str, Any]] = {
    **DEMANDING,
    "posture": Posture.FIRM,
    "arrears": ARREARS,
    "arrears_on": "22 novembre 2026",
    "reminded_on": _REMINDED,
    "cure_days": "30",
    "co_debtors": "Monsieur Paul Lefèvre",
    "forbearance_article": FORBEARANCE_ARTICLE,
    **DELAY,
}
_CLAUSE_TEXT: Final = (
    "En cas de défaillance de l’emprunteur, le prêteur pourra exiger le remboursement immédiat du capital restant dû, "
    "majoré des intérêts échus mais non payés, trente jours après une mise en demeure restée sans effet."
)
_ESTIMATE: Final = AccelerationEstimate("600,00 €", "7 315,42 €", "8,00 %", "585,23 €", "8 500,65 €")
_PROOF: Final = NoticeProof("20 juillet 2026", "22 juillet 2026", "21 août 2026")
_DECISION: Final = Decision("Alix Décideur", "responsable d’unité de recouvrement", "24 août 2026")

LITIGATION: Final[dict[LetterCode, Document]] = {
    LetterCode.L10: FormalNoticeLetter(
        **_NOTICE,
        **ACCELERATION_ARTICLES,
        clause=Clause("article 8", _CLAUSE_TEXT),
        estimate=_ESTIMATE,
        indemnity_base="du capital restant dû",
        rate_increase="3 points",
        credit_line=CREDIT_LINE,
    ),
    LetterCode.L10_T: JudicialFormalNoticeLetter(**_NOTICE),
    LetterCode.L10_C: GuarantorFormalNoticeLetter(
        **DEMANDING,
        guaranty=GUARANTY,
        arrears=ARREARS,
        arrears_on="22 novembre 2026",
        informed_on="13 octobre 2026",
        cure_days="30",
        co_debtors="Monsieur Paul Lefèvre",
        extension_clause="article 4",
        deductions=(AmountLine("Intérêts non réclamés à la caution (article 2303 du code civil)", "−60,45 €"),),
        due="539,55 €",
    ),
    LetterCode.L10_D: OverdraftFormalNoticeLetter(
        **ACCOUNT_DEMAND,
        account=ACCOUNT,
        costs=COSTS,
        due="1 351,20 €",
        cure_days="30",
        notice_letter_on="14 septembre 2026",
        offer_outcome="vous n’y avez pas répondu dans le délai",
        co_debtors="Monsieur Paul Lefèvre",
    ),
    LetterCode.L10_F: BillFormalNoticeLetter(
        **{**DEMANDING, "references": References("LOAN-5314-01", "LOAN-5314", "créance", "5 juillet 2025")},
        posture=Posture.FIRM,
        bills=BILLS,
        bills_on="22 novembre 2026",
        reminded_on=_REMINDED,
        cure_days="30",
        co_debtors="Monsieur Paul Lefèvre",
        court="tribunal judiciaire",
    ),
    LetterCode.L10_P: ProfessionalFormalNoticeLetter(
        **DEMANDING,
        posture=Posture.FIRM,
        arrears=ARREARS,
        arrears_on="22 novembre 2026",
        reminded_on=_REMINDED,
        cure_days="15",
        clause=Clause("article 8", _CLAUSE_TEXT.replace("trente", "quinze")),
        estimate=_ESTIMATE,
        late_interest_rate="5,90 %",
        co_debtors="Monsieur Paul Lefèvre",
        court="tribunal de commerce",
    ),
    LetterCode.L11: AccelerationLetter(
        **DEMANDING,
        **ACCELERATION_ARTICLES,
        **DELAY,
        notice=_PROOF,
        clause_number="article 8",
        claim=AcceleratedClaim(
            lines=CLAIM_LINES,
            total="8 327,44 €",
            stated_on="23 novembre 2026",
            rate="5,90 %",
            daily_interest="1,24 €",
            indemnity_rate="8,00 %",
            indemnity_base="du capital non encore échu",
            indemnity="585,23 €",
        ),
        credit_line=CREDIT_LINE,
        ficp_position="l’incident a été déclaré à la Banque de France le 24 août 2026.",
        handover_from="9 décembre 2026",
        decision=_DECISION,
        accelerated_debtors="Madame Léa Martin-Lefèvre",
        other_debtors="Monsieur Paul Lefèvre",
    ),
    LetterCode.L11_C: GuarantorAccelerationLetter(
        **DEMANDING,
        guaranty=GUARANTY,
        notice=_PROOF,
        borrower_accelerated_on="26 août 2026",
        extension_clause="article 4",
        arrears=ARREARS,
        lines=CLAIM_LINES,
        due="8 327,44 €",
        stated_on="23 novembre 2026",
        delay_article=DELAY["delay_article"],
        interest_lost="du 12 septembre au 13 octobre 2026, soit 6,12 €",
        handover_from="9 décembre 2026",
        decision=_DECISION,
    ),
    LetterCode.L13: HandoverLetter(
        **ADDRESSED,
        bailiff=BAILIFF,
        lines=CLAIM_LINES,
        total="8 327,44 €",
        stated_on="23 novembre 2026",
        handed_over_on="23 novembre 2026",
        bailiff_reference="LOAN-5314-01",
    ),
    LetterCode.STATEMENT: STATEMENT,
    LetterCode.EXHIBITS: EXHIBITS,
    LetterCode.MANDATE: MANDATE,
    LetterCode.ORDER_REQUEST: ORDER_REQUEST,
}
