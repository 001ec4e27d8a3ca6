"""Complete contexts from the formal notice on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from infra.local.letters.sample_parts import (
    ACCELERATION_ARTICLES,
    ACCOUNT,
    ACCOUNT_PAYMENT,
    ACCOUNT_REFERENCES,
    ADDRESSED,
    ARREARS,
    BAILIFF,
    CLAIM_LINES,
    COSTS,
    DELAY,
    DEMANDING,
    FORBEARANCE_ARTICLE,
    GUARANTY,
)
from infra.local.letters.sample_statements import EXHIBITS, STATEMENT
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
from recouvrement.domain.letters.notices import (
    AccelerationEstimate,
    Clause,
    FormalNoticeLetter,
    GuarantorFormalNoticeLetter,
    JudicialFormalNoticeLetter,
    OverdraftFormalNoticeLetter,
)
from recouvrement.domain.letters.tables import AmountLine

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import Document

_NOTICE: Final[dict[str, Any]] = {
    **DEMANDING,
    "arrears": ARREARS,
    "arrears_on": "22 novembre 2026",
    "reminded_on": "des 17 septembre et 2 octobre 2026",
    "cure_days": "30",
    "co_debtors": "Monsieur Paul Lefèvre",
    "forbearance_article": FORBEARANCE_ARTICLE,
    **DELAY,
}
_CLAUSE_TEXT: Final = (
    "En cas de défaillance de l’emprunteur, le prêteur pourra exiger le remboursement immédiat du capital restant dû, "
    "majoré des intérêts échus mais non payés, trente jours après une mise en demeure restée sans effet."
)
_PROOF: Final = NoticeProof("20 juillet 2026", "22 juillet 2026", "21 août 2026")
_DECISION: Final = Decision("Alix Décideur", "responsable d’unité de recouvrement", "24 août 2026")
_ACCOUNT_DEMAND: Final[dict[str, Any]] = {**DEMANDING, "references": ACCOUNT_REFERENCES, "payment": ACCOUNT_PAYMENT}

LITIGATION: Final[dict[LetterCode, Document]] = {
    LetterCode.L10: FormalNoticeLetter(
        **_NOTICE,
        **ACCELERATION_ARTICLES,
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
        deductions=(AmountLine("Intérêts non réclamés à la caution (article 2303 du code civil)", "−60,45 €"),),
        due="539,55 €",
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
        **ACCELERATION_ARTICLES,
        **DELAY,
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
        delay_article=DELAY["delay_article"],
        interest_lost="du 12 septembre au 13 octobre 2026, soit 6,12 €",
        handover_from="9 décembre 2026",
        decision=_DECISION,
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
        guaranteed_borrower="Madame Léa Martin-Lefèvre",
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
