"""L09 and L14: a repayment plan to sign, and an instalment of it that did not come (domain §5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.case.ficp.rules import is_ficp_person
from recouvrement.domain.case.plans.record import PlanInterest
from recouvrement.domain.case.plans.rules import in_force, late, offered, paid_under, signers
from recouvrement.domain.case.time_bar.facts import plan_dues
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.allocation import pour_in_order
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.law.repayment_plan import plan_breach
from recouvrement.domain.letters.compose.closings import next_instalment
from recouvrement.domain.letters.compose.figures import arrears_amounts, claim_amounts
from recouvrement.domain.letters.compose.headings import demanding, names, references
from recouvrement.domain.letters.compose.people import full_name, one_line, role_name
from recouvrement.domain.letters.french import NO_BREAK_SPACE, day, euros, short_day
from recouvrement.domain.letters.judiciary import PartyRow
from recouvrement.domain.letters.plans import PlanBreachLetter, PlanRow, RepaymentPlan
from recouvrement.domain.letters.tables import AmountLine
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.plans.record import Plan
    from recouvrement.domain.case.plans.rules import Late
    from recouvrement.domain.letters.compose.brief import Brief

_TIME_BAR: Final = "article R. 312-35 du code de la consommation".replace(" ", NO_BREAK_SPACE, 2)
_FICP: Final = "arrêté du 26 octobre 2010, article 4"
_RESTARTS_A_BAR: Final = frozenset({LegalRegime.CONSUMER_CREDIT, LegalRegime.OVERDRAFT})


def repayment_plan(brief: Brief) -> RepaymentPlan:
    """L09: the same paper for every party. Raises InvalidMessage when no plan waits for signatures."""
    plan = offered(brief.case)
    if plan is None:
        raise InvalidMessage("no plan waits for its signatures")
    headed = demanding(brief)
    guarantors = [one for one in brief.case.debtors if one.party_id in plan.conditions.guarantors]
    return RepaymentPlan(
        sender=headed["sender"],
        references=references(brief),
        written_on=headed["written_on"],
        debtors=tuple(_row(brief, one) for one in signers(brief.case)),
        guarantors=tuple(_row(brief, one) for one in guarantors),
        contact=headed["contact"],
        signatory=headed["signatory"],
        recourse=headed["recourse"],
        payment=headed["payment"],
        claim=tuple(AmountLine(label, euros(amount)) for label, amount in _owed(brief, plan)),
        claim_total=euros(plan.claim),
        claim_on=day(plan.proposed_on),
        instalments=tuple(PlanRow(str(one.number), short_day(one.due_on), euros(one.amount)) for one in plan.schedule),
        plan_total=euros(plan.conditions.terms.total),
        current_instalments_from=_current_from(brief, plan),
        interest_terms=_interest_terms(plan.conditions.interest),
        breach_letter_days=str(brief.view.rules.plan_letter_days),
        lapse_days=str(brief.view.rules.plan_lapse_days),
        time_bar_article=_TIME_BAR if brief.case.regime in _RESTARTS_A_BAR else None,
        ficp_article=_FICP if any(is_ficp_person(brief.view, one) for one in brief.case.debtors) else None,
        electronic_signature=None,
    )


def plan_breach_letter(brief: Brief) -> PlanBreachLetter:
    """L14. Raises InvalidMessage when no instalment of a plan in force is late."""
    plan = in_force(brief.case)
    found = None if plan is None else late(brief.view, plan)
    if plan is None or found is None:
        raise InvalidMessage("no instalment of a plan is late")
    signed = [one for one in signers(brief.case) if one.party_id != brief.letter.party_id]
    return PlanBreachLetter(
        **demanding(brief),
        posture=brief.view.posture,
        plan_signed_on=day(plan.in_force_on or plan.proposed_on),
        unpaid=tuple(_unpaid(brief, plan, found)),
        unpaid_total=euros(found.unpaid),
        lapses_on=day(_lapses_on(brief, found)),
        revived=tuple(AmountLine(label, euros(amount)) for label, amount in _revived(brief, plan)),
        revived_total=euros(brief.view.outstanding),
        revived_on=day(brief.position_on),
        ficp_days=_ficp_days(brief),
        co_debtors=names(brief, signed),
    )


def _row(brief: Brief, debtor: Debtor) -> PartyRow:
    party = brief.people.party(debtor.party_id)
    address = "adresse inconnue" if party.address is None else one_line(party.address)
    return PartyRow(role_name(debtor.role, brief.case.terms.product), full_name(party), address)


def _owed(brief: Brief, plan: Plan) -> tuple[tuple[str, Money], ...]:
    """By component while they add up to the claim that the plan was drawn on; a payment since leaves its sum alone."""
    if brief.case.accelerated_on is not None:
        lines = claim_amounts(brief.statement)
    else:
        lines = arrears_amounts(brief.view.arrears.unpaid)
    told = tuple((label, amount) for label, amount in lines if amount)
    return told if total(amount for _, amount in told) == plan.claim else (("Somme restant due", plan.claim),)


def _current_from(brief: Brief, plan: Plan) -> str | None:
    """None: the contract has no instalment left to fall due, or the plan takes their place."""
    runs_on = brief.case.accelerated_on is None and bool(brief.case.instalments)
    if not plan.conditions.current_instalments_continue or not runs_on or not brief.case.principal_not_yet_due:
        return None
    return next_instalment(brief).due_on


def _interest_terms(interest: PlanInterest) -> str:
    match interest:
        case PlanInterest.KEPT:
            return "Les intérêts de retard prévus au contrat restent dus, en plus du plan, jusqu’au paiement."
        case PlanInterest.REDUCED:
            return "Le total du plan comprend tous les intérêts de retard demandés ; rien ne s’y ajoute s’il est tenu."
        case PlanInterest.WAIVED:
            return "Les intérêts de retard sont abandonnés si le plan est tenu jusqu’à son terme."
        case _:
            assert_never(interest)


def _unpaid(brief: Brief, plan: Plan, found: Late) -> Iterator[PlanRow]:
    """What is left of each instalment that has fallen due, the money since the signature poured on the oldest."""
    dues = [one for one in plan_dues(brief.case, plan) if one.due_on <= found.due_on]
    paid, _ = pour_in_order([one.amount for one in dues], paid_under(brief.case, plan, brief.on + timedelta(days=1)))
    for number, (due, part) in enumerate(zip(dues, paid, strict=True), start=1):
        if due.amount - part:
            yield PlanRow(str(number), short_day(due.due_on), euros(due.amount - part))


def _lapses_on(brief: Brief, found: Late) -> date:
    """A letter that leaves late gives as many days as one in time would (infra/decisions/0062)."""
    by_rule = plan_breach(found.due_on, brief.parameters).lapses_on
    if brief.on <= by_rule:
        return by_rule
    rules = brief.view.rules
    return brief.on + timedelta(days=rules.plan_lapse_days - rules.plan_letter_days)


def _revived(brief: Brief, plan: Plan) -> Iterator[tuple[str, Money]]:
    """The old claim, less what was paid, and what the contract has added since: their sum is what is owed today."""
    paid = paid_under(brief.case, plan, brief.on + timedelta(days=1))
    added = brief.view.outstanding - (plan.claim - paid)
    yield f"Dette au {day(plan.proposed_on)}", plan.claim
    if added:
        yield "Échéances et intérêts échus depuis", added
    if paid:
        yield "Paiements reçus depuis le plan", -paid


def _ficp_days(brief: Brief) -> str | None:
    """None: the file does not concern him, or holds him already."""
    entry = brief.debtor.ficp
    if not is_ficp_person(brief.view, brief.debtor) or (entry is not None and not entry.is_over):
        return None
    return str(brief.parameters.ficp.window_days)
