"""Money for what falls due today looks like money for what is late: only the night after tells them apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.plans.rules import in_force
from recouvrement.domain.law.calendar import add_months

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View
    from recouvrement.domain.position import Instalment


def awaits_the_night(view: View) -> bool:
    """A loan that goes on, and money that came after what the last position shows: nothing is settled by it yet.

    Beside a plan, or since another instalment fell due. Else its payment would pass for that of the one before
    (CC 1342-10), or for the last of the plan: the case would close for a night, and its customer hear that all is well
    before he hears that it is not.
    """
    case, shown_until = view.case, view.situation.case_as_of or date.min
    if case.is_claim_frozen or case.overdraft is not None or not case.principal_not_yet_due:
        return False
    last = max((receipt.received_on for receipt in receipts(case)), default=date.min)
    return shown_until < last and (_runs_beside_a_plan(case) or shown_until < next_due_on(case.instalments) <= last)


def next_due_on(instalments: tuple[Instalment, ...]) -> date:
    """As long after the last one as that one came after the one before; a month after the only one."""
    known = sorted({one.due_on for one in instalments})
    if not known:
        return date.max
    months = [one.year * 12 + one.month for one in known]
    period = months[-1] - months[-2] if len(months) > 1 else 1
    return add_months(known[0], months[-1] - months[0] + max(period, 1))


def _runs_beside_a_plan(case: Case) -> bool:
    plan = in_force(case)
    return plan is not None and plan.conditions.current_instalments_continue
