"""Promises to pay: kept or broken by the receipts alone, so that facts may come in any order (domain §4.8).

A promise keeps reminders and calls away until its day and the days of grace. It stops no letter of the law, and does
nothing to the time bar (domain §5).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from recouvrement.domain.case.events.dialogue import PromiseMade
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.errors import Refusal
from recouvrement.domain.money import total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.commands.dialogue import MakePromise
    from recouvrement.domain.case.dialogue.record import Promise
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.view import View


class PromiseState(StrEnum):
    PENDING = "pending"
    KEPT = "kept"
    BROKEN = "broken"
    REPLACED = "replaced"  # by another, before its own day came


def answer(draft: Draft, command: MakePromise) -> None:
    promise, view = command.promise, draft.view
    rules = view.parameters.dialogue
    if any(known.promise_id == promise.promise_id for known in draft.case.dialogue.promises):
        return
    if not promise.made_on <= promise.due_on <= promise.made_on + timedelta(days=rules.promise_longest_days):
        raise Refusal("promise_too_long", f"a promise is for {rules.promise_longest_days} days at most: agree a plan")
    if promise.amount > view.outstanding:
        raise Refusal("promise_too_high", f"{promise.amount} € is more than the {view.outstanding} € that are owed")
    if not_kept_in_a_row(view) >= rules.promises_in_a_row:
        raise Refusal("too_many_promises", f"{rules.promises_in_a_row} promises in a row were not kept")
    draft.record(PromiseMade(promise, command.by))


def promises(view: View) -> tuple[tuple[Promise, PromiseState], ...]:
    """Each with what the receipts make of it today, the oldest first."""
    made = view.case.dialogue.promises
    followed = {first.promise_id: second for first, second in pairwise(made)}
    return tuple((one, _state(one, followed.get(one.promise_id), view)) for one in made)


def pending_promise(view: View) -> Promise | None:
    return next((promise for promise, state in promises(view) if state is PromiseState.PENDING), None)


def last_settled(view: View) -> tuple[Promise, PromiseState] | None:
    """The last one that was kept or broken."""
    settled = [one for one in promises(view) if one[1] in (PromiseState.KEPT, PromiseState.BROKEN)]
    return settled[-1] if settled else None


def not_kept_in_a_row(view: View) -> int:
    return sum(1 for _ in takewhile(lambda one: one[1] is not PromiseState.KEPT, reversed(promises(view))))


def ends_on(promise: Promise, view: View) -> date:
    """Last day on which its money is in time."""
    return promise.due_on + timedelta(days=view.parameters.dialogue.promise_grace_days)


def dates(view: View) -> Iterator[date]:
    pending = pending_promise(view)
    if pending is not None:
        yield ends_on(pending, view) + timedelta(days=1)


def _state(promise: Promise, following: Promise | None, view: View) -> PromiseState:
    end = ends_on(promise, view)
    since = [one.amount for one in receipts(view.case) if promise.made_on <= one.received_on <= end]
    if total(since) >= promise.amount - view.rules.treated_as_paid:
        return PromiseState.KEPT
    if following is not None and following.made_on <= end:
        return PromiseState.REPLACED
    return PromiseState.PENDING if view.today <= end else PromiseState.BROKEN
