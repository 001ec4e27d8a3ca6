"""Complete contexts of what is agreed, answered and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from infra.local.letters.sample_parts import (
    ACCOUNT,
    ACCOUNT_DEMAND,
    ADDRESSED,
    CONTACT,
    DEMANDING,
    FILED,
    FORBEARANCE_ARTICLE,
    GUARANTOR,
    PARTIES,
    PAYMENT,
    PLAN,
    RECOURSE,
)
from recouvrement.domain.letters.answers import CorrectionLetter, DisputeAnswerLetter, Resumption, WithdrawnLetter
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.closings import (
    AccountClosingLetter,
    DischargeLetter,
    ErasureLetter,
    NewCreditor,
    NewCreditorLetter,
    NextInstalment,
    RegularisedLetter,
)
from recouvrement.domain.letters.parts import Posture
from recouvrement.domain.letters.plans import MeasuresLetter, PlanBreachLetter, PlanRow, ProposedMeasure, RepaymentPlan
from recouvrement.domain.letters.tables import AmountLine

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import Document

_OWED: Final = (
    AmountLine("Capital des échéances impayées", "496,81 €"),
    AmountLine("Intérêts des échéances impayées", "89,69 €"),
    AmountLine("Assurance", "13,50 €"),
)

ENDINGS: Final[dict[LetterCode, Document]] = {
    LetterCode.L08: MeasuresLetter(
        **DEMANDING,
        situation="la perte d’emploi dont vous nous avez parlé le 12 novembre 2026",
        due="600,00 €",
        position_on="22 novembre 2026",
        measures=(
            ProposedMeasure(
                "Étalement de l’arriéré",
                "12 versements de 50,00 €, du 5 décembre 2026 au 5 novembre 2027, en plus de vos échéances",
                "aucun : les intérêts de retard sont abandonnés si le plan est tenu",
            ),
            ProposedMeasure(
                "Report de trois échéances",
                "les échéances de janvier à mars 2027 sont reportées à la fin du prêt, qui s’achève en octobre 2030",
                "intérêts de la durée supplémentaire, 101,40 €, et indemnité de report, 24,00 €",
            ),
        ),
        deferral_indemnity="4,00 % de 600,00 €, soit 24,00 €",
        reply_by="14 décembre 2026",
        forbearance_article=FORBEARANCE_ARTICLE,
        change_article="article L. 312-31-1 du code de la consommation",
    ),
    LetterCode.L09: RepaymentPlan(
        **FILED,
        debtors=PARTIES,
        guarantors=(GUARANTOR,),
        contact=CONTACT,
        recourse=RECOURSE,
        payment=PAYMENT,
        claim=_OWED,
        claim_total="600,00 €",
        claim_on="23 novembre 2026",
        instalments=PLAN,
        plan_total="600,00 €",
        current_instalments_from="12 décembre 2026",
        interest_terms="Les intérêts de retard sont abandonnés si le plan est tenu jusqu’à son terme.",
        breach_letter_days="8",
        lapse_days="15",
        time_bar_article="article R. 312-35 du code de la consommation",
        ficp_article="arrêté du 26 octobre 2010, article 4",
        electronic_signature="Signature Fictive SA, prestataire de services de confiance qualifié",
    ),
    LetterCode.L14: PlanBreachLetter(
        **DEMANDING,
        posture=Posture.FIRM,
        plan_signed_on="24 août 2026",
        unpaid=(PlanRow("3", "12/11/2026", "50,00 €"),),
        unpaid_total="50,00 €",
        lapses_on="27 novembre 2026",
        revived=(*_OWED, AmountLine("Paiements reçus depuis le plan", "−100,00 €")),
        revived_total="500,00 €",
        revived_on="22 novembre 2026",
        ficp_days="30",
        co_debtors="Monsieur Paul Lefèvre",
    ),
    LetterCode.L15A: RegularisedLetter(
        **ADDRESSED,
        paid="600,00 €",
        paid_on="20 novembre 2026",
        closing_announced_on="24 octobre 2026",
        next_instalment=NextInstalment("12 décembre 2026", "200,00 €"),
        ficp_removed_on="26 novembre 2026",
    ),
    LetterCode.L15B: DischargeLetter(
        **ADDRESSED,
        paid="9 639,60 €",
        paid_on="20 novembre 2026",
        ficp_removed_on="26 novembre 2026",
        released_measures=("saisie-attribution du 2 octobre 2026 ;", "saisie des rémunérations du 9 octobre 2026."),
        guaranteed_borrower="Madame Léa Martin-Lefèvre",
        freed_guarantors="Monsieur Jean Caution",
    ),
    LetterCode.L18: CorrectionLetter(
        **ADDRESSED,
        withdrawn=WithdrawnLetter("L02", "Relance et proposition de mesures", "19 novembre 2026"),
        reason="Votre paiement du 18 novembre 2026 et notre lettre se sont croisés.",
        position_on="22 novembre 2026",
        position=(AmountLine("Échéances impayées", "0,00 €"),),
        consequence="Vous n’avez donc rien à payer : l’arriéré est réglé.",
    ),
    LetterCode.L15C: ErasureLetter(
        **ADDRESSED,
        decision="rétablissement personnel sans liquidation judiciaire",
        decided_on="2 novembre 2026",
        still_bound="Monsieur Paul Lefèvre et Monsieur Jean Caution",
    ),
    LetterCode.L15D: NewCreditorLetter(
        **ADDRESSED,
        creditor=NewCreditor(
            name="Garantie Fictive SA",
            address="7 rue de l’Exemple, 75009 Paris",
            phone="01 99 00 00 03",
            email="gestion@garantie-fictive.example",
            payment="virement au compte FR76 0000 0000 0000 0000 0000 194, référence GF-5314",
        ),
        amount="8 327,44 €",
        stated_on="20 novembre 2026",
        transferred_on="20 novembre 2026",
        subrogation_article="article 2309 du code civil",
    ),
    LetterCode.L17: DisputeAnswerLetter(
        **ADDRESSED,
        received_on="6 novembre 2026",
        grievance="l’échéance du 12 septembre 2026 aurait été payée par virement le 11 septembre",
        facts=(
            "le virement du 11 septembre 2026, de 200,00 €, est bien arrivé, sous une référence erronée ;",
            "il a été rattaché à votre contrat le 16 novembre 2026, à sa date de réception ;",
            "les échéances d’octobre et de novembre 2026 restent impayées.",
        ),
        decision="Votre contestation est fondée pour l’échéance du 12 septembre 2026, qui est payée. "
        "Elle ne l’est pas pour les deux suivantes.",
        position=(
            AmountLine("Échéance du 12 septembre 2026", "0,00 €"),
            AmountLine("Échéances d’octobre et de novembre 2026", "400,00 €"),
        ),
        position_on="22 novembre 2026",
        resumption=Resumption("Nos démarches reprennent, pour cette seule somme,", "7 décembre 2026"),
    ),
    LetterCode.L19: AccountClosingLetter(
        **ACCOUNT_DEMAND,
        account=ACCOUNT,
        rate="15,90 %",
        notice_length="2 mois",
        notice_article="article L. 312-1-1 du code monétaire et financier",
        closes_on="24 janvier 2027",
        notice_letter_on="14 septembre 2026",
        offer_outcome="vous n’y avez pas répondu dans le délai",
    ),
}
