"""What the dialogue keeps from happening: a day that was promised, a person who has not looked yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.dialogue import proposal_rules
from recouvrement.domain.case.dialogue.promises import pending_promise
from recouvrement.domain.case.dialogue.vulnerability import in_the_way
from recouvrement.domain.case.tasks.record import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.view import View

Found = tuple[str, str]  # code and sentence


def before_a_message(view: View) -> Iterator[Found]:
    """The customer has given a day: nobody reminds him before it. A bailiff's work goes on."""
    if view.case.handover is None and (promise := pending_promise(view)) is not None:
        yield "promised", f"{promise.amount} € are promised for {promise.due_on}"


def before_a_reminder(view: View) -> Iterator[Found]:
    yield from before_a_message(view)
    yield from _not_done(TaskKind.CHECK_INSURANCE, view)
    yield from proposal_rules.in_the_way(view)


def before_a_notice(view: View) -> Iterator[Found]:
    """No promise stops it: the law's clocks run (domain §9)."""
    yield from _not_done(TaskKind.CHECK_INSURANCE, view)
    yield from _not_done(TaskKind.REVIEW_VULNERABILITY, view)
    yield from proposal_rules.in_the_way(view)


def before_an_act(view: View) -> Iterator[Found]:
    """An insurer who pays regularises: nothing is pronounced nor sued before somebody has looked (domain §4.5)."""
    if not view.is_barred_within(view.rules.small_sum_bar_days):
        yield from _not_done(TaskKind.CHECK_INSURANCE, view)
        yield from _not_done(TaskKind.REVIEW_VULNERABILITY, view)


def _not_done(kind: TaskKind, view: View) -> Iterator[Found]:
    """A declared vulnerability is looked at by a person first (domain §4.5)."""
    if view.case.handover is None and (flags := in_the_way(view, kind)):
        yield f"not_done.{kind}", f"{kind} is not done: {', '.join(flags)}"
