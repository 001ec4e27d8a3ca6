"""What a new day brings: letters in the morning, messages within contact hours, alarms, questions to named people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.answers.ficp import declare_what_is_due
from recouvrement.domain.case.answers.letters import release
from recouvrement.domain.case.answers.overdraft import watch_closure, watch_instalments, watch_limit
from recouvrement.domain.case.commands.day import Slot
from recouvrement.domain.case.consequences import close_what_is_settled
from recouvrement.domain.case.dialogue.proposals import propose_what_fits
from recouvrement.domain.case.enforcement.choice import procedure_of
from recouvrement.domain.case.enforcement.guard import why_barred
from recouvrement.domain.case.events.letters import LetterRequested
from recouvrement.domain.case.events.procedure import ApprovalAsked, HandoverReleased
from recouvrement.domain.case.handover.defendants import defendants
from recouvrement.domain.case.handover.exhibits import missing_exhibits
from recouvrement.domain.case.handover.institution_claim import recipient_of_file
from recouvrement.domain.case.letters.record import Channel
from recouvrement.domain.case.letters.wanted import handover_wanted, is_due, wanted
from recouvrement.domain.case.money.claim import received
from recouvrement.domain.case.plans.consequences import settle_plans
from recouvrement.domain.case.steps.approvals import is_to_be_asked
from recouvrement.domain.case.steps.guards import blockers
from recouvrement.domain.case.tasks.owed import open_tasks, tell_overdue_tasks
from recouvrement.domain.case.watch import raise_alarms
from recouvrement.domain.identifiers import LetterId
from recouvrement.domain.strategy import Guard

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.letters.wanted import Wanted


def reach(draft: Draft, slot: Slot) -> None:
    if slot is Slot.MORNING:
        settle_plans(draft)  # a plan ends with a day: what it leaves is chased, or closed and told, on that very day
        close_what_is_settled(draft)
        watch_limit(draft)
        watch_instalments(draft)
        watch_closure(draft)
        declare_what_is_due(draft)
        raise_alarms(draft)
        propose_what_fits(draft)
        open_tasks(draft)
        tell_overdue_tasks(draft)
        _ask_named_people(draft)
        _release_file(draft)
    for one in wanted(draft.view):
        if (one.channel is Channel.EMAIL) is (slot is Slot.CONTACT_HOURS):
            _request(draft, one)


def _request(draft: Draft, one: Wanted) -> None:
    """Unless one is on its way already, or nobody knows whether it left."""
    if any(letter.is_in_flight and one.is_fulfilled_by(letter) for letter in draft.case.letters):
        return
    letter_id = LetterId(draft.next_id)
    draft.record(
        LetterRequested(
            letter_id=letter_id,
            code=one.code,
            step=one.step,
            party_id=one.debtor.party_id,
            party_version=one.debtor.version,
            channel=one.channel,
            amount=one.amount,
            received=received(draft.case),
            on=draft.situation.today,
        )
    )
    if one.channel is Channel.EMAIL:  # nothing to write: it leaves on this very decision
        release(draft, letter_id, None)


def _ask_named_people(draft: Draft) -> None:
    view, step = draft.view, draft.view.required
    if not draft.case.is_open or step is None or step.step.approval is None or not is_due(step, view):
        return
    codes = {blocker.code for blocker in blockers(step.step.guard, view)}
    if step.step.guard is Guard.HANDOVER and "exhibits_missing" in codes:
        lacking = ", ".join(missing_exhibits(draft.case))
        draft.alarm(CaseAlarm.EXHIBITS_MISSING, f"exhibits:{lacking}", f"{draft.case.case_id} lacks {lacking}")
    if codes <= {"time_bar_near", "day_off", "exhibits_missing"} and is_to_be_asked(step.step.approval, view):
        parties = tuple(debtor.party_id for debtor in step.missing)
        draft.record(ApprovalAsked(step.step.approval, parties, view.outstanding, view.today))


def _release_file(draft: Draft) -> None:
    file = draft.case.handover
    if (file is not None and file.is_in_flight) or not handover_wanted(draft.view):
        return
    bailiff = recipient_of_file(draft.view)
    if bailiff is None:
        return
    debtors = defendants(draft.view)
    choice = procedure_of(draft.view)
    draft.record(
        HandoverReleased(
            file_id=draft.next_id,
            bailiff=bailiff.partner_id,
            parties=tuple(debtor.party_id for debtor in debtors),
            title_only=tuple(debtor.party_id for debtor in debtors if why_barred(debtor, draft.view) is not None),
            on=draft.situation.today,
            procedure=choice.procedure,
            reason=choice.reason,
        )
    )
