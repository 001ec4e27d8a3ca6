"""What the witness asks of the decisions of named people: approvals and plans (domain §4.9, §5, §13)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.plans import PlanAgreed, PlanProposed
from recouvrement.domain.case.events.procedure import ActApproved
from support.claims import Claim, holds
from support.ficp_witness import FicpWitness
from support.naive_calendar import months_later
from support.naive_statement import CENT

if TYPE_CHECKING:
    from recouvrement.domain.case.plans.record import Plan

LEVELS: Final = ("agent", "supervisor", "head_of_collections", "committee")
ACTS: Final = (Decimal(-1), Decimal(15_000), Decimal(100_000))  # an agent never
PLANS: Final = ((Decimal(5_000), 24), (Decimal(15_000), 36), (Decimal(100_000), 60))
LEAST_OF_AN_AGENT: Final = Decimal(20)


class ActWitness(FicpWitness):
    def see_decision(self, today: date, event: Event) -> None:
        match event:
            case ActApproved():
                self._approves(today, event)
            case PlanProposed(plan):
                self._sums(plan)
            case PlanAgreed():
                self._agrees(today, event)
            case _:
                return

    def _approves(self, today: date, event: ActApproved) -> None:
        told = self.command
        holds(Claim.APPROVED, isinstance(told, ApproveAct) and told.by.name == event.by, "approved, nobody said so")
        holds(Claim.APPROVED, event.by != event.requested_by, f"{event.by} approves his own request")
        owed = self.owed_on(today)
        if owed is not None:
            level = LEVELS.index(event.level)
            reaches = level == 3 or owed <= ACTS[level]
            holds(Claim.DELEGATION, reaches, f"{event.act} of {owed} € by a {event.level}")
        self.approved[event.act] = event

    def still_decides(self, event: ActApproved, today: date) -> None:
        """Until fifteen days are over, and while the claim stays within the level of who gave it."""
        holds(Claim.APPROVED, today <= event.on + timedelta(days=15), f"approved on {event.on}, acted upon on {today}")
        owed, level = self.owed_on(today), LEVELS.index(event.level)
        holds(Claim.DELEGATION, owed is None or level == 3 or owed <= ACTS[level], f"{owed} € by a {event.level}")

    def _sums(self, plan: Plan) -> None:
        """Equal parts rounded down, the rest with the last, on the same day of each month."""
        terms = plan.conditions.terms
        part = (terms.total.amount / terms.count).quantize(CENT, rounding=ROUND_DOWN)
        parts = [part] * (terms.count - 1) + [terms.total.amount - part * (terms.count - 1)]
        told = [one.amount.amount for one in plan.schedule]
        holds(Claim.PLAN_SUM, told == parts and sum(told) == terms.total.amount, f"{told} for {terms.total} €")
        days = [months_later(terms.first_due_on, month) for month in range(terms.count)]
        holds(Claim.PLAN_SUM, [one.due_on for one in plan.schedule] == days, f"due on {plan.schedule}")

    def _agrees(self, today: date, event: PlanAgreed) -> None:
        agreed, terms = event.agreement, event.conditions.terms
        holds(Claim.APPROVED, agreed.by != agreed.requested_by, f"{agreed.by} agrees to his own plan")
        owed = self.owed_on(today)
        if agreed.level is None or owed is None:
            return
        level = LEVELS.index(agreed.level)
        most = PLANS[level] if level < 3 else (Decimal("Infinity"), 10_000)
        reaches = max(owed, terms.total.amount) <= most[0] and terms.count <= most[1]
        is_large = level > 0 or (terms.total.amount / terms.count).quantize(CENT, ROUND_DOWN) >= LEAST_OF_AN_AGENT
        holds(Claim.DELEGATION, reaches and is_large, f"{terms.count} parts of {terms.total} € by a {agreed.level}")
