"""One complete context per document, every optional passage present, and the other wordings beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from letters.sample_parts import (
    ACCOUNT,
    ACCOUNT_PAYMENT,
    ACCOUNT_REFERENCES,
    ADDRESSED,
    ARREARS,
    BAILIFF,
    CLAIM_LINES,
    COSTS,
    DEMANDING,
    GUARANTY,
    MEASURES,
    ONE_INSTALMENT,
    PAYMENTS,
    SCHEDULE,
)
from letters.sample_statements import EXHIBITS, STATEMENT, STATEMENT_VARIANTS
from recouvrement.domain.letters.accelerations import (
    AcceleratedClaim,
    AccelerationLetter,
    Decision,
    GuarantorAccelerationLetter,
    HandoverLetter,
    NoticeProof,
)
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.closings import (
    CorrectionLetter,
    DischargeLetter,
    NextInstalment,
    RegularisedLetter,
    WithdrawnLetter,
)
from recouvrement.domain.letters.information import (
    ComparedInstalment,
    FicpIdentity,
    FicpTransmissionLetter,
    FicpWarningLetter,
    GuarantorInformationLetter,
    InstalmentTest,
    OtherCredit,
    OtherCreditLetter,
    OverdraftEndingLetter,
    OverrunInformationLetter,
    TwelveInstalments,
)
from recouvrement.domain.letters.notices import (
    AccelerationEstimate,
    Clause,
    FormalNoticeLetter,
    GuarantorFormalNoticeLetter,
    JudicialFormalNoticeLetter,
    OverdraftFormalNoticeLetter,
)
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
    "arrears_on": "22 novembre 2026",
    "late_interest_rate": "5,90 %",
    "debit_represented_on": "2 décembre 2026",
    "co_debtors": "Monsieur Paul Lefèvre",
}
_IDENTITY: Final = FicpIdentity("Léa Martin-Lefèvre", "2 avril 1988", "Lyon")
_REASON: Final = "total impayé au moins égal au montant des deux dernières échéances"
_NOTICE: Final[dict[str, Any]] = {
    **DEMANDING,
    "arrears": ARREARS,
    "arrears_on": "22 novembre 2026",
    "reminded_on": "des 17 septembre et 2 octobre 2026",
    "cure_days": "30",
    "co_debtors": "Monsieur Paul Lefèvre",
}
_CLAUSE_TEXT: Final = (
    "En cas de défaillance de l’emprunteur, le prêteur pourra exiger le remboursement immédiat du capital restant dû, "
    "majoré des intérêts échus mais non payés, trente jours après une mise en demeure restée sans effet."
)
_PROOF: Final = NoticeProof("20 juillet 2026", "22 juillet 2026", "21 août 2026")
_DECISION: Final = Decision("Alix Décideur", "responsable d’unité de recouvrement", "24 août 2026")
_ACCOUNT_DEMAND: Final[dict[str, Any]] = {**DEMANDING, "references": ACCOUNT_REFERENCES, "payment": ACCOUNT_PAYMENT}
_ACCOUNT_LETTER: Final[dict[str, Any]] = {**ADDRESSED, "references": ACCOUNT_REFERENCES}

_COMPLETE: Final[dict[LetterCode, Document]] = {
    LetterCode.L01: FirstUnpaidLetter(**_FIRST_UNPAID, indemnity_rate="8,00 %"),
    LetterCode.L01_M: FirstUnpaidMortgageLetter(**_FIRST_UNPAID, indemnity_rate="7,00 %", rate_increase="3 points"),
    LetterCode.L02: ReminderLetter(
        **DEMANDING,
        arrears=ARREARS,
        position_on="22 novembre 2026",
        first_letter_on="17 septembre 2026",
        payments=PAYMENTS,
        measures=MEASURES,
        reply_by="14 décembre 2026",
    ),
    LetterCode.L02_D: OverdraftReminderLetter(
        **_ACCOUNT_DEMAND,
        account=ACCOUNT,
        costs=COSTS,
        payments=PAYMENTS,
        measures=MEASURES,
        reply_by="14 décembre 2026",
    ),
    LetterCode.L03: GuarantorInformationLetter(
        **ADDRESSED,
        guaranty=GUARANTY,
        incident_on="12 septembre 2026",
        regularisation_ended_on="12 octobre 2026",
        arrears=ARREARS,
        arrears_on="22 novembre 2026",
    ),
    LetterCode.L04: FicpWarningLetter(
        **DEMANDING,
        identity=_IDENTITY,
        reason_code="F1",
        reason=_REASON,
        incident_on="12 octobre 2026",
        instalment_test=InstalmentTest(
            (ComparedInstalment("12/10/2026", "200,00 €"), ComparedInstalment("12/11/2026", "200,00 €")), "400,00 €"
        ),
        arrears="600,00 €",
        arrears_on="22 novembre 2026",
        window_ends_on="23 décembre 2026",
        declared_from="24 décembre 2026",
    ),
    LetterCode.L05: OverrunInformationLetter(**_ACCOUNT_LETTER, account=ACCOUNT, costs=COSTS),
    LetterCode.L06: OtherCreditLetter(
        **_ACCOUNT_LETTER,
        account=ACCOUNT,
        three_months_on="12 novembre 2026",
        credit=OtherCredit(
            "prêt personnel amortissable", "1 400,00 €", "24 mois", "62,41 €", "6,72 %", "97,84 €", "1 497,84 €"
        ),
        reply_by="23 décembre 2026",
    ),
    LetterCode.L07: OverdraftEndingLetter(
        **_ACCOUNT_DEMAND,
        account=ACCOUNT,
        new_limit="0,00 €",
        notice_length="30 jours",
        notice_article="article L. 312-93 du code de la consommation",
        notice_ends_on="23 décembre 2026",
        shorter_notice_reason="le compte n’enregistre plus de versement depuis quatre mois",
        twelve_instalments=TwelveInstalments(SCHEDULE, "1 500,00 €", "22 janvier 2027"),
    ),
    LetterCode.L10: FormalNoticeLetter(
        **_NOTICE,
        clause=Clause("article 8", _CLAUSE_TEXT),
        estimate=AccelerationEstimate("600,00 €", "7 315,42 €", "8,00 %", "585,23 €", "8 500,65 €"),
    ),
    LetterCode.L10_T: JudicialFormalNoticeLetter(**_NOTICE),
    LetterCode.L10_C: GuarantorFormalNoticeLetter(
        **DEMANDING,
        guaranty=GUARANTY,
        arrears=ARREARS,
        arrears_on="22 novembre 2026",
        informed_on="13 octobre 2026",
        cure_days="30",
        co_debtors="Monsieur Paul Lefèvre",
        extension_clause="article 4",
    ),
    LetterCode.L10_D: OverdraftFormalNoticeLetter(
        **_ACCOUNT_DEMAND,
        account=ACCOUNT,
        costs=COSTS,
        due="1 351,20 €",
        cure_days="30",
        notice_letter_on="14 septembre 2026",
        offer_outcome="vous n’y avez pas répondu dans le délai",
        co_debtors="Monsieur Paul Lefèvre",
    ),
    LetterCode.L11: AccelerationLetter(
        **DEMANDING,
        notice=_PROOF,
        clause_number="article 8",
        claim=AcceleratedClaim(CLAIM_LINES, "8 327,44 €", "23 novembre 2026", "5,90 %", "1,24 €", "8,00 %", "585,23 €"),
        ficp_position="l’incident a été déclaré à la Banque de France le 24 août 2026.",
        handover_from="9 décembre 2026",
        decision=_DECISION,
        accelerated_debtors="Madame Léa Martin-Lefèvre",
        other_debtors="Monsieur Paul Lefèvre",
    ),
    LetterCode.L11_C: GuarantorAccelerationLetter(
        **DEMANDING,
        guaranty=GUARANTY,
        notice=_PROOF,
        borrower_accelerated_on="26 août 2026",
        extension_clause="article 4",
        arrears=ARREARS,
        lines=CLAIM_LINES,
        due="8 327,44 €",
        stated_on="23 novembre 2026",
        interest_lost="du 12 septembre au 13 octobre 2026, soit 6,12 €",
        handover_from="9 décembre 2026",
        decision=_DECISION,
    ),
    LetterCode.L12: FicpTransmissionLetter(
        **ADDRESSED,
        identity=_IDENTITY,
        reason_code="F1",
        reason=_REASON,
        incident_on="12 octobre 2026",
        warned_on="20 octobre 2026",
        declared_on="23 novembre 2026",
    ),
    LetterCode.L13: HandoverLetter(
        **ADDRESSED,
        bailiff=BAILIFF,
        lines=CLAIM_LINES,
        total="8 327,44 €",
        stated_on="23 novembre 2026",
        handed_over_on="23 novembre 2026",
        bailiff_reference="LOAN-5314-01",
    ),
    LetterCode.L15A: RegularisedLetter(
        **ADDRESSED,
        paid="600,00 €",
        paid_on="20 novembre 2026",
        next_instalment=NextInstalment("12 décembre 2026", "200,00 €"),
        ficp_removed_on="26 novembre 2026",
    ),
    LetterCode.L15B: DischargeLetter(
        **ADDRESSED,
        paid="9 639,60 €",
        paid_on="20 novembre 2026",
        ficp_removed_on="26 novembre 2026",
        released_measures=("saisie-attribution du 2 octobre 2026 ;", "saisie des rémunérations du 9 octobre 2026."),
        freed_guarantors="Monsieur Jean Caution",
    ),
    LetterCode.L18: CorrectionLetter(
        **ADDRESSED,
        withdrawn=WithdrawnLetter("L02", "Relance et proposition de mesures", "19 novembre 2026"),
        reason="Votre paiement du 18 novembre 2026 et notre lettre se sont croisés.",
        position_on="22 novembre 2026",
        position=(AmountLine("Échéances impayées", "0,00 €"),),
        consequence="Vous n’avez donc rien à payer : l’arriéré est réglé.",
    ),
    LetterCode.STATEMENT: STATEMENT,
    LetterCode.EXHIBITS: EXHIBITS,
}

_VARIANTS: Final[dict[LetterCode, dict[str, Any]]] = {
    LetterCode.L01: {"arrears": ONE_INSTALMENT, "debit_represented_on": None, "co_debtors": None},
    LetterCode.L01_M: {"arrears": ONE_INSTALMENT, "rate_increase": None, "co_debtors": None},
    LetterCode.L02: {"arrears": ONE_INSTALMENT, "first_letter_on": None, "payments": ()},
    LetterCode.L02_D: {"payments": PAYMENTS[:1]},
    LetterCode.L03: {"arrears": ONE_INSTALMENT},
    LetterCode.L04: {"instalment_test": None},
    LetterCode.L07: {"shorter_notice_reason": None, "twelve_instalments": None},
    LetterCode.L10: {"arrears": ONE_INSTALMENT, "co_debtors": None},
    LetterCode.L10_T: {"arrears": ONE_INSTALMENT, "co_debtors": None},
    LetterCode.L10_C: {"arrears": ONE_INSTALMENT, "extension_clause": None, "co_debtors": None},
    LetterCode.L10_D: {"co_debtors": None},
    LetterCode.L11: {"other_debtors": None},
    LetterCode.L11_C: {"extension_clause": None, "interest_lost": None},
    LetterCode.L15A: {"next_instalment": None, "ficp_removed_on": None},
    LetterCode.L15B: {"ficp_removed_on": None, "released_measures": (), "freed_guarantors": None},
}


def complete(code: LetterCode) -> Document:
    """Return a context in which nothing optional is left out."""
    return _COMPLETE[code]


def every_wording(code: LetterCode) -> tuple[Document, ...]:
    """Return the complete context, then those that take the other branches of the template."""
    if code is LetterCode.STATEMENT:
        return (STATEMENT, *STATEMENT_VARIANTS)
    first = complete(code)
    changes = _VARIANTS.get(code)
    return (first, replace(first, **changes)) if changes else (first,)
