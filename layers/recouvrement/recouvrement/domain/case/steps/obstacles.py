"""What may stand in the way of any letter or act: each obstacle by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.case.money.unallocated_money import searched_until
from recouvrement.domain.case.plans.rules import in_force, is_open_offer
from recouvrement.domain.law.calendar import add_months, is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.view import View
    from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class Blocker:
    """`code` is for programs, the sentence for whoever asks why nothing happens."""

    code: str
    sentence: str


def unless_held(view: View) -> Iterator[Blocker]:
    yield from leaving(view)
    yield from held(view)


def money_coming(view: View) -> Iterator[Blocker]:
    yield from _debit_pending(view)
    until = searched_until(view)
    if until is not None:
        yield Blocker("money_searched", f"money that may be his is searched for until {until}")


def _debit_pending(view: View) -> Iterator[Blocker]:
    """The money may be on its way: nobody is asked for it meanwhile (domain §4.7)."""
    pending = view.case.money.pending_on(view.today)
    if pending is not None:
        yield Blocker("debit_pending", f"the direct debit is presented again: the answer comes by {pending.answer_by}")


def debit_answered_in_time(view: View) -> Iterator[Blocker]:
    """What the law orders waits for the answer, unless its month ends before (domain §4.7; CC 2303)."""
    pending, since = view.case.money.pending_on(view.today), view.arrears.oldest_unpaid_on
    month = view.parameters.time_limits.guarantor_information_months
    if pending is not None and (since is None or add_months(since, month) >= pending.answer_by):
        yield from _debit_pending(view)


def leaving(view: View) -> Iterator[Blocker]:
    if not is_working_day(view.today):
        yield Blocker("day_off", "letters leave on working days (C-08)")
    yield from fresh(view)


def informing(view: View) -> Iterator[Blocker]:
    """What the law orders waits one working day for fresh facts; then a named person may let it leave."""
    return (blocker for blocker in leaving(view) if blocker.code != "stale_feed" or not view.accepts_old_facts)


def fresh(view: View) -> Iterator[Blocker]:
    if not view.situation.is_fresh:
        yield Blocker("stale_feed", "the newest complete feed does not report this contract: it may have been paid")


def twelve_instalments(view: View) -> Iterator[Blocker]:
    """Nothing is enforced while the holder keeps to them (CCo L312-93)."""
    if view.case.twelve_instalments is not None and view.case.twelve_instalments.runs:
        yield Blocker("twelve_instalments", "the overdraft is being repaid in instalments")


def held(view: View) -> Iterator[Blocker]:
    if view.is_held:
        yield Blocker("held", "a hold or a dispute runs")


def said(found: Iterator[tuple[str, str]]) -> Iterator[Blocker]:
    return (Blocker(code, sentence) for code, sentence in found)


def contested(view: View) -> Iterator[Blocker]:
    """A claim of which a part is contested is not certain: the rest waits with it before an act."""
    if view.disputes and not view.is_held:
        yield Blocker("disputed", "a part of the claim is contested")


def planned(view: View) -> Iterator[Blocker]:
    """Nothing but what a plan asks for itself; the law's information goes on."""
    if in_force(view.case) is not None:
        yield Blocker("plan_in_force", "a plan signed by all runs")
    elif is_open_offer(view):
        yield Blocker("plan_offered", "a plan waits for its signatures")


def floor(asked: Money, least: Money) -> Iterator[Blocker]:
    if asked < least:
        yield Blocker("small_sum", f"{asked} € is less than {least} €")
