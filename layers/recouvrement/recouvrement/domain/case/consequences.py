"""What follows at once from any fact: letters taken back, notices extinguished, the end of the case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.answers.ficp import take_back_what_is_paid
from recouvrement.domain.case.endings.rules import is_settled, reason_to_close
from recouvrement.domain.case.enforcement.guard import why_barred
from recouvrement.domain.case.enforcement.measures import standing_measures
from recouvrement.domain.case.enforcement.progress import follow_enforcement
from recouvrement.domain.case.events.claim import CaseClosed
from recouvrement.domain.case.events.letters import LetterCrossed, LetterWithdrawn
from recouvrement.domain.case.events.people import NoticeExtinguished
from recouvrement.domain.case.events.procedure import HandoverRecalled, HandoverWithdrawn
from recouvrement.domain.case.handover.defendants import defendants
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.case.letters.record import Channel, LetterState
from recouvrement.domain.case.letters.wanted import handover_wanted, wanted
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.money.small_balances import waive_cents
from recouvrement.domain.case.plans.consequences import settle_plans
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.tasks.owed import drop_tasks
from recouvrement.domain.money import total

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.handover.record import Handover
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.people.debtors import Notice
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View


def draw_consequences(draft: Draft) -> None:
    settle_plans(draft)
    follow_enforcement(draft)
    _extinguish_notices(draft)
    close_what_is_settled(draft)
    _apologise(draft)
    take_back_what_is_paid(draft)
    _take_back_letters(draft)
    _take_back_file(draft)
    drop_tasks(draft)


def _extinguish_notices(draft: Draft) -> None:
    """Cured at any moment before the acceleration, or the file, leaves, for all debtors (domain §7)."""
    view, debtors = draft.view, draft.case.debtors
    owing = [one for one in debtors if one.is_borrower and one.discharged_on is None]  # a guarantor's sum may be a part
    notices = [debtor.notice for debtor in owing or debtors if debtor.notice is not None]
    if not draft.case.is_notice_acted_on and any(is_cured(notice, view) for notice in notices):
        draft.record(NoticeExtinguished(view.today))


def is_cured(notice: Notice, view: View) -> bool:
    """The sum it printed, less all money received since: a later instalment never joins it.

    Nor does a payment that it had counted and that was lost since: who pays what he reads is free of the notice.
    """
    since = total(one.amount for one in receipts(view.case) if one.receipt_id not in notice.counted)
    return notice.cure_amount - since <= view.rules.treated_as_paid


def close_what_is_settled(draft: Draft) -> None:
    reason = reason_to_close(draft.view) if draft.case.is_open else None
    if reason is not None and not standing_measures(draft.case.enforcement):  # else the release is awaited
        waive_cents(draft, reason)
        draft.record(CaseClosed(reason, draft.situation.today))


def _apologise(draft: Draft) -> None:
    """Money that was on its way when a demand was: whoever reads it has paid already (infra/decisions/0069)."""
    view, case = draft.view, draft.case
    last = _settled_on(case) if _is_settled(view) else None
    for letter in case.letters:
        demands = letter.code in view.strategy.apology_for and letter.is_sent and letter.channel is not Channel.EMAIL
        if demands and last and letter.letter_id not in case.crossed and last < _read_on(letter, view):
            draft.record(LetterCrossed(letter.letter_id, view.today))


def _read_on(letter: Letter, view: View) -> date:
    """The day it was presented, else the day after the last on which the post may still carry it."""
    if letter.sent_on is None:
        return date.min
    usual = letter.sent_on + timedelta(days=view.rules.post_days + 1)
    return usual if letter.presented_on is None else min(letter.presented_on, usual)


def _settled_on(case: Case) -> date | None:
    """Day of the last money; on an account, whose payments nobody reports, of the balance that owes nothing."""
    if case.overdraft is not None and not case.receipts:
        return case.position_as_of
    return max((receipt.received_on for receipt in case.receipts), default=None)


def _is_settled(view: View) -> bool:
    return not view.case.is_open and is_settled(view)


def _take_back_letters(draft: Draft) -> None:
    """Whatever is on its way and would not be asked for today is withdrawn, before or after its release."""
    moving = [one for one in draft.case.letters if one.state in (LetterState.REQUESTED, LetterState.RELEASED)]
    today, still = draft.situation.today, wanted(draft.view) if moving else ()
    for letter in moving:
        if letter.requested_on != today or not any(one.is_still(letter) for one in still):
            draft.record(LetterWithdrawn(letter.letter_id, "no longer wanted", today))


def _take_back_file(draft: Draft) -> None:
    file, today = draft.case.handover, draft.situation.today
    if file is None:
        return
    if file.state is HandoverState.RELEASED and not _still_leaves(file, draft.view):
        draft.record(HandoverWithdrawn(file.file_id, "no longer wanted", today))
    if file.state is HandoverState.HANDED_OVER and draft.case.close_reason not in (None, CloseReason.WRITTEN_OFF):
        draft.record(HandoverRecalled(file.file_id, f"the case is closed: {draft.case.close_reason}", today))
        _extinguish_notices(draft)  # what was begun on them no longer goes on


def _still_leaves(file: Handover, view: View) -> bool:
    """As it was made: today, against the same debtors, with the same mandate against each."""
    wanted_of = tuple((debtor.party_id, why_barred(debtor, view) is not None) for debtor in defendants(view))
    made_of = tuple((party_id, party_id in file.title_only) for party_id in file.parties)
    return file.released_on == view.today and made_of == wanted_of and handover_wanted(view)
