"""L08: the measures proposed to a borrower in difficulty, each with what it changes and costs (CCo L312-35-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.dialogue.record import DelayCause
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.indemnity import deferred_instalments
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.compose.articles import articles
from recouvrement.domain.letters.compose.headings import demanding
from recouvrement.domain.letters.compose.measure_figures import figures_of, proposed_measure
from recouvrement.domain.letters.french import NO_BREAK_SPACE, day, euros, percent
from recouvrement.domain.letters.plans import MeasuresLetter
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.case.dialogue.record import Proposal
    from recouvrement.domain.letters.compose.brief import Brief

_SITUATIONS: Final[Mapping[DelayCause, str]] = {
    DelayCause.CASH_SHORTAGE: "la difficulté de trésorerie",
    DelayCause.UNEXPECTED_EXPENSE: "la dépense imprévue",
    DelayCause.LOSS_OF_INCOME: "la baisse de revenus",
    DelayCause.SEPARATION: "la séparation",
}
_CHANGE: Final = "article L. 312-31-1 du code de la consommation".replace(" ", NO_BREAK_SPACE, 2)


def measures_letter(brief: Brief) -> MeasuresLetter:
    """L08, on the proposal that its step names. Raises InvalidMessage when there is none."""
    proposal = _proposal(brief)
    law = articles(brief)
    figures = figures_of(brief)
    is_consumer_credit = brief.case.regime is LegalRegime.CONSUMER_CREDIT
    indemnities = (
        [_indemnity(brief, base) for base in figures.deferred(proposal.measures)] if is_consumer_credit else []
    )
    return MeasuresLetter(
        **demanding(brief),
        situation=_situation(brief, proposal),
        due=euros(brief.view.asked.total),
        position_on=day(brief.position_on),
        measures=tuple(
            proposed_measure(measure, figures, asks_indemnity=is_consumer_credit) for measure in proposal.measures
        ),
        deferral_indemnity=" et ".join(indemnities) or None,
        reply_by=day(proposal.reply_by),
        forbearance_article=law.forbearance,
        change_article=_CHANGE if is_consumer_credit else None,
    )


def _proposal(brief: Brief) -> Proposal:
    named = brief.letter.step.partition(":")[2]
    found = next((one for one in brief.case.dialogue.proposals if one.proposal_id == named), None)
    if found is None:
        raise InvalidMessage(f"no measures were proposed under {named}")
    return found


def _situation(brief: Brief, proposal: Proposal) -> str:
    """What one borrower told is not told to another."""
    said = _SITUATIONS.get(proposal.cause)
    if said is None:
        return "ce que nous savons de votre situation"
    told = [
        one.at.date()
        for one in brief.case.dialogue.contacts
        if one.party_id == brief.letter.party_id and one.cause is proposal.cause
    ]
    return f"{said} dont vous nous avez parlé le {day(max(told))}" if told else "la situation qui nous a été exposée"


def _indemnity(brief: Brief, base: Money) -> str:
    """4 % of the deferred instalments at most (CCo D312-17), less if the contract says less."""
    found = deferred_instalments((base,), brief.parameters).at_contract_rate(brief.case.terms.indemnity_rate_pct)
    return f"{percent(found.rate_pct)} de {euros(found.base)}, soit {euros(found.amount)}"
