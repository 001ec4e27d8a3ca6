"""What must not be forgotten: the time bar, notices without proof, sends without an answer, people out of reach."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.answers.ficp import watch_ficp
from recouvrement.domain.case.handover.defendants import owes
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.case.letters.stale_feed import waits_since
from recouvrement.domain.case.letters.wanted import is_due
from recouvrement.domain.case.steps.ladder import addressees
from recouvrement.domain.case.time_bar.decisions import days_left, demands_decision, is_decided
from recouvrement.domain.law.ficp import information_letter_due_by
from recouvrement.domain.strategy import Trigger

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft

_STUCK_AFTER_DAYS: Final = 2
_RATE_MARGIN_DAYS: Final = 15


def raise_alarms(draft: Draft) -> None:
    watch_ficp(draft)
    if not draft.case.is_open:
        return
    _time_bar(draft)
    _unproven_notices(draft)
    _stuck_letters(draft)
    _out_of_reach(draft)
    _left_out_of_file(draft)
    _legal_rate(draft)
    _late_legal_information(draft)
    _late_ficp_information(draft)


def _late_ficp_information(draft: Draft) -> None:
    """Four working days after the incident, whatever the cadence (C-12); what is held is not told yet."""
    view = draft.view
    if view.is_held:
        return
    for occasion in view.occasions:
        is_ficp = occasion.duty.trigger is Trigger.FICP_INCIDENT
        if is_ficp and view.today > information_letter_due_by(occasion.on, view.parameters):
            day = occasion.on
            draft.alarm(CaseAlarm.FICP_INFORMATION_LATE, f"ficp:{day}", f"the incident of {day} is not told yet (L04)")


def _time_bar(draft: Draft) -> None:
    """At 180, 120, 90 and 60 days; below, every day until a named person decides (domain §4.2, hard stop)."""
    view, last = draft.view, draft.view.last_day_to_sue
    left = days_left(view)
    if last is None or left is None or is_decided(view):
        return
    passed = [days for days in view.parameters.time_limits.alarm_days if left <= days]
    if passed:
        key = f"time_bar:{last}:{view.today if demands_decision(view) else min(passed)}"
        draft.alarm(CaseAlarm.TIME_BAR_NEAR, key, f"{left} days left to sue and serve: the last one is {last}")


def _unproven_notices(draft: Draft) -> None:
    rules, today = draft.view.parameters.notice, draft.situation.today
    for debtor in draft.case.debtors:
        notice = debtor.notice
        if notice is None or notice.presented_on is not None:
            continue
        if today > notice.sent_on + timedelta(days=rules.sommation_days):
            draft.alarm(
                CaseAlarm.NOTICE_SOMMATION, f"sommation:{notice.letter_id}", "no proof: have a bailiff serve the notice"
            )
        elif today > notice.sent_on + timedelta(days=rules.inquiry_days):
            draft.alarm(CaseAlarm.NOTICE_INQUIRY, f"inquiry:{notice.letter_id}", "no proof: ask the post")


def _stuck_letters(draft: Draft) -> None:
    limit = draft.situation.today - timedelta(days=_STUCK_AFTER_DAYS)
    for letter in draft.case.letters:
        if letter.is_in_flight and letter.requested_on <= limit:
            draft.alarm(
                CaseAlarm.LETTER_STUCK,
                f"stuck:{letter.letter_id}",
                f"{letter.code} has been on its way since {letter.requested_on}",
            )


def _out_of_reach(draft: Draft) -> None:
    """Nobody whom the step is for can be written to: it waits, and a person searches."""
    step = draft.view.required
    if step is None or not is_due(step, draft.view) or step.missing:
        return
    people = addressees(draft.view, step.step)
    if people and not any(debtor.can_be_reached for debtor in people):
        draft.alarm(
            CaseAlarm.DEBTOR_OUT_OF_REACH, f"reach:{step.step.name}", f"{step.step.name}: nobody can be written to"
        )


def _left_out_of_file(draft: Draft) -> None:
    """He owes, and the file that the bailiff has is not against him: a person decides how he is sued."""
    file = draft.case.handover
    if file is None or file.state is not HandoverState.HANDED_OVER:
        return
    for debtor in draft.case.debtors:
        if owes(debtor, draft.view) and debtor.party_id not in file.parties:
            sentence = f"{debtor.party_id} owes, and {file.file_id} is not against him"
            draft.alarm(CaseAlarm.DEBTOR_NOT_SUED, f"apart:{file.file_id}:{debtor.party_id}", sentence)


def _legal_rate(draft: Draft) -> None:
    """The order of the next half-year comes in its last days: without it nothing can be stated from then on."""
    known_until = draft.view.parameters.legal_interest.rates.last_day
    if (
        draft.case.accelerated_on is not None
        and known_until - timedelta(days=_RATE_MARGIN_DAYS) <= draft.situation.today
    ):
        sentence = f"the legal interest rate is known until {known_until}"
        draft.alarm(CaseAlarm.LEGAL_RATE_MISSING, f"rate:{known_until}", sentence)


def _late_legal_information(draft: Draft) -> None:
    """A stale feed delays what the law orders by one working day; then a named person decides (domain §4.7)."""
    if waits_since(draft.view) is not None:
        key = f"stale:{draft.situation.case_as_of}"
        draft.alarm(CaseAlarm.FEED_STALE_FOR_CASE, key, "a letter that the law orders waits for fresh facts")
