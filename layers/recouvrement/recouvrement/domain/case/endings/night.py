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
    """A loan that goes on, and an instalment that the last position cannot have shown: nothing is settled yet.

    It falls due today, or beside a plan. Else its payment would pass for that of the one before (CC 1342-10), or for
    the last of the plan: the case would close for a night, its customer hear that all is well, then that it is not.
    """
    case, shown_until = view.case, view.situation.case_as_of or date.min
    if case.is_claim_frozen or case.overdraft is not None or not case.principal_not_yet_due:
        return False
    return _runs_beside_a_plan(case, shown_until) or shown_until < next_due_on(case.instalments) <= view.today


def next_due_on(instalments: tuple[Instalment, ...]) -> date:
    """As long after the last one as that one came after the one before; a month after the only one."""
    known = sorted({one.due_on for one in instalments})
    if not known:
        return date.max
    months = [one.year * 12 + one.month for one in known]
    period = months[-1] - months[-2] if len(months) > 1 else 1
    return add_months(known[0], months[-1] - months[0] + max(period, 1))


def _runs_beside_a_plan(case: Case, shown_until: date) -> bool:
    plan = in_force(case)
    if plan is None or not plan.conditions.current_instalments_continue:
        return False
    return shown_until < max((receipt.received_on for receipt in receipts(case)), default=date.min)
