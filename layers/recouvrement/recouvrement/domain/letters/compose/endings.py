"""L15c, L17 and L19: a debt erased, a dispute answered, an account closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.overdraft.rules import account_closes_on, has_twelve_instalments
from recouvrement.domain.case.stops.disputes import Grievance, Outcome, resolution_of
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.letters.answers import DisputeAnswerLetter, Resumption
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.closings import AccountClosingLetter, ErasureLetter
from recouvrement.domain.letters.compose.accounts import account_state, offer_outcome
from recouvrement.domain.letters.compose.headings import addressed, demanding, names
from recouvrement.domain.letters.french import NO_BREAK_SPACE, day, euros, percent
from recouvrement.domain.letters.tables import AmountLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.case.stops.disputes import Dispute, Resolution
    from recouvrement.domain.letters.compose.brief import Brief

_GRIEVANCES: Final[Mapping[Grievance, str]] = {
    Grievance.AMOUNT: "le montant qui vous est demandé n’est pas exact",
    Grievance.PAYMENT_NOT_COUNTED: "un de vos paiements n’a pas été compté",
    Grievance.SIGNATURE: "vous n’avez pas signé le contrat",
    Grievance.CONTRACT: "le contrat n’est pas conforme à ce qui était convenu",
    Grievance.INSURANCE: "une assurance devait prendre en charge les sommes demandées",
    Grievance.FEES: "des frais vous ont été comptés à tort",
    Grievance.OTHER: "vous contestez tout ou partie de ce qui vous est demandé",
}
_DECISIONS: Final[Mapping[Outcome, str]] = {
    Outcome.UPHELD: "Votre contestation est fondée. Nous en tirons les conséquences sur votre dossier.",
    Outcome.PARTLY_UPHELD: "Votre contestation est fondée en partie. Nous rectifions votre dossier dans cette mesure.",
    Outcome.REJECTED: "Après examen, nous ne pouvons pas retenir votre contestation.",
    Outcome.WITHDRAWN: "Nous prenons acte de ce que vous retirez votre contestation.",
}


def erasure(brief: Brief) -> ErasureLetter:
    """L15c. Raises InvalidMessage when no decision erased the debt of the addressee."""
    decided_on = brief.debtor.discharged_on
    if decided_on is None:
        raise InvalidMessage(f"the debt of {brief.letter.party_id} was not erased")
    others = [
        one
        for one in brief.case.debtors
        if (one.is_borrower or one.is_guarantor) and one.party_id != brief.letter.party_id and one.discharged_on is None
    ]
    return ErasureLetter(
        **addressed(brief),
        decision="rétablissement personnel sans liquidation judiciaire",
        decided_on=day(decided_on),
        still_bound=names(brief, others),
    )


def dispute_answer(brief: Brief) -> DisputeAnswerLetter:
    """L17, on the decided dispute that its step names. Raises InvalidMessage when there is none."""
    dispute, resolution = _decided(brief)
    return DisputeAnswerLetter(
        **addressed(brief),
        received_on=day(dispute.raised_on),
        grievance=_GRIEVANCES[dispute.grievance],
        facts=(resolution.facts,),
        decision=_DECISIONS[resolution.outcome],
        position=(AmountLine("Somme restant due au titre du contrat", euros(brief.view.outstanding)),),
        position_on=day(brief.position_on),
        resumption=_resumption(brief, resolution),
    )


def _decided(brief: Brief) -> tuple[Dispute, Resolution]:
    stops, named = brief.case.stops, brief.letter.step.partition(":")[2]
    own = (one for one in stops.disputes if one.dispute_id == named and one.party_id in (None, brief.letter.party_id))
    for dispute in own:
        found = resolution_of(dispute, stops.resolutions)
        if found is not None and found.facts:
            return dispute, found
    raise InvalidMessage("no dispute of this debtor was decided with the facts that the answer must give")


def _resumption(brief: Brief, resolution: Resolution) -> Resumption | None:
    """None: the grievance was right, or nothing is owed any more."""
    if resolution.outcome is Outcome.UPHELD or brief.view.outstanding <= brief.view.rules.treated_as_paid:
        return None
    return Resumption("Nos démarches reprennent, pour les sommes qui restent dues,", day(resolution.ends_on))


def account_closing(brief: Brief) -> AccountClosingLetter:
    """L19: the whole balance is due at the end of two months from the sending (CMF L312-1-1)."""
    months = brief.parameters.overdraft.closure_notice_months
    ending, is_consumer = brief.sent_before(LetterCode.L07), has_twelve_instalments(brief.case)
    return AccountClosingLetter(
        **demanding(brief),
        account=account_state(brief),
        rate=percent(brief.case.terms.annual_rate_pct),
        notice_length=f"{months}{NO_BREAK_SPACE}mois",
        notice_article="article L.\u00a0312-1-1 du code monétaire et financier" if is_consumer else None,
        closes_on=day(account_closes_on(brief.view, brief.on)),
        notice_letter_on=day(ending[-1].sent_on) if ending and ending[-1].sent_on else None,
        offer_outcome=offer_outcome(brief) if ending else None,
    )
