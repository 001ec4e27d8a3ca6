"""An overdrawn account: the answer to its twelve instalments, their breach, its closing, the overrun that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments, EndLimit
from recouvrement.domain.case.dialogue.free_text import check_free_text
from recouvrement.domain.case.events.overdraft import (
    AccountClosed,
    LimitEnded,
    LimitEndingDecided,
    OverrunEnded,
    TwelveInstalmentsAccepted,
    TwelveInstalmentsBreached,
    TwelveInstalmentsRefused,
)
from recouvrement.domain.case.overdraft.rules import (
    breached_due,
    closure_ends_on,
    has_twelve_instalments,
    is_limit_ending,
    limit_ending_faults,
    notice_ends_on,
    notice_sent_on,
    offer_ends_on,
    offered_from,
    schedule_from,
)
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.errors import Refusal

if TYPE_CHECKING:
    from recouvrement.domain.case.commands.overdraft import OverdraftCommand
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.position import Overdraft


def answer(draft: Draft, command: OverdraftCommand) -> None:
    match command:
        case AnswerTwelveInstalments():
            _answer_offer(draft, command)
        case EndLimit():
            _end_limit(draft, command)
        case _:
            assert_never(command)


def _end_limit(draft: Draft, command: EndLimit) -> None:
    if draft.case.limit_ending is not None:
        return
    for code, sentence in limit_ending_faults(draft.view, command):
        raise Refusal(code, sentence)
    if command.shorter is not None:
        check_free_text(command.shorter.reason)
    draft.record(LimitEndingDecided(command.by.name, command.requested_by, command.shorter, command.on))


def watch_limit(draft: Draft) -> None:
    """Each morning: the day after the notice of L07 no limit is left, if the bank decided to end it."""
    ending, sent_on = draft.case.limit_ending, notice_sent_on(draft.view)
    if not draft.case.is_open or ending is None or ending.ended_on is not None or sent_on is None:
        return
    ends_on = notice_ends_on(draft.view, sent_on)
    if ends_on < draft.situation.today:
        draft.record(LimitEnded(ends_on))


def _answer_offer(draft: Draft, command: AnswerTwelveInstalments) -> None:
    view = draft.view
    sent_on = notice_sent_on(view)
    if sent_on is None or not has_twelve_instalments(draft.case) or command.on < offered_from(view, sent_on):
        raise Refusal("nothing_offered", f"no twelve instalments were offered on {draft.case.case_id}")
    if draft.case.twelve_instalments is not None:
        return
    if command.on > offer_ends_on(view, sent_on):
        raise Refusal("offer_closed", "the offer has ended: agree on a repayment plan instead")
    match command.answer:
        case OfferAnswer.ACCEPTED:
            start = max(command.on, notice_ends_on(view, sent_on))
            draft.record(TwelveInstalmentsAccepted(schedule_from(view, start, command.count), command.on))
        case OfferAnswer.REFUSED:
            draft.record(TwelveInstalmentsRefused(command.on))
        case _:
            assert_never(command.answer)


def watch_instalments(draft: Draft) -> None:
    """Each morning: an account that has not come down as agreed has breached the instalments."""
    due = breached_due(draft.view)
    if due is not None:
        draft.record(TwelveInstalmentsBreached(due.due_on, draft.situation.today))


def watch_closure(draft: Draft) -> None:
    """Each morning: the day after the notice of L19 the account is closed, whatever else is on hold."""
    ends_on = closure_ends_on(draft.view)
    if draft.case.is_open and draft.case.account_closed_on is None and ends_on and ends_on < draft.situation.today:
        draft.record(AccountClosed(ends_on))


def watch_overrun(draft: Draft, reported: Overdraft) -> None:
    """One case, one overrun: a later start tells that the account was within its limit in between.

    Without a limit, or while its end runs, only the balance counts.
    """
    case = draft.case
    known = None if case.overdraft is None else case.overdraft.overrun_since
    if (
        not case.has_no_limit_left
        and not is_limit_ending(draft.view)
        and known
        and reported.overrun_since
        and reported.overrun_since > known
    ):
        draft.record(OverrunEnded(reported.overrun_since, draft.situation.today))
