"""What a person has to do about plans, and about customers and claims that no rule can settle."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.plans.rules import offered
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.case.time_bar.decisions import demands_decision
from recouvrement.domain.law.calendar import add_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.view import View

_DUE_WORKING_DAYS: Final = 5


def tasks(view: View) -> Iterator[OwedTask]:
    if view.case.is_open:
        yield from _unsigned_plan(view)
        yield from _left_by_plan(view)
        yield from _behind_again(view)
        yield from _near_the_bar(view)


def _unsigned_plan(view: View) -> Iterator[OwedTask]:
    """The offer is over and somebody has not signed."""
    plan = offered(view.case)
    if plan is not None and plan.sign_by is not None:
        on = plan.sign_by + timedelta(days=1)
        yield OwedTask(
            TaskKind.COLLECT_SIGNATURES,
            plan.plan_id,
            on,
            add_working_days(on, _DUE_WORKING_DAYS),
            "Relancer la signature du plan d’apurement, ou en proposer un autre.",
        )


def _left_by_plan(view: View) -> Iterator[OwedTask]:
    """Interest that it did not hold, or instalments that it deferred."""
    plan = view.case.plans[-1] if view.case.plans else None
    if plan is not None and plan.is_kept and plan.ended_on is not None:
        yield OwedTask(
            TaskKind.SETTLE_BALANCE,
            plan.plan_id,
            plan.ended_on,
            add_working_days(plan.ended_on, _DUE_WORKING_DAYS),
            "Le plan est payé et une somme reste due : décider de ce qu’elle devient.",
        )


def _behind_again(view: View) -> Iterator[OwedTask]:
    """A customer always one instalment behind (domain §4.7)."""
    previous, opened_on = view.case.previous, view.case.opened_on
    if previous is not None and previous.in_a_row >= view.rules.redefault_review:
        yield OwedTask(
            TaskKind.REVIEW_REDEFAULT,
            str(previous.in_a_row),
            opened_on,
            add_working_days(opened_on, _DUE_WORKING_DAYS),
            f"Revoir la situation du client : {previous.in_a_row} dossiers de suite.",
        )


def time_bar_question(view: View) -> str:
    """What the task is about: a decision that has run out leaves another question."""
    return f"{view.last_day_to_sue}:{len(view.case.bar_decisions)}"


def _near_the_bar(view: View) -> Iterator[OwedTask]:
    """Late from the next day on: the alert beside it comes back every day until a named person decides."""
    last_day = view.last_day_to_sue
    if last_day is not None and demands_decision(view):
        yield OwedTask(
            TaskKind.DECIDE_TIME_BAR,
            time_bar_question(view),
            view.today,
            view.today,
            f"Décider avant la forclusion du {last_day:%d/%m/%Y} : agir, convenir d’un plan, ou renoncer.",
        )
