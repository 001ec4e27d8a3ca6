"""Whom to call, when, and what to say. Calls stand beside the ladder: no step waits for one (domain §4.2, §4.4)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.dialogue.promises import PromiseState, ends_on, last_settled, pending_promise
from recouvrement.domain.case.dialogue.record import Contact, ContactOutcome
from recouvrement.domain.case.money.unallocated_money import searched_until
from recouvrement.domain.case.people.audience import hears
from recouvrement.domain.case.plans.rules import is_open_offer
from recouvrement.domain.case.stops.stopped import is_left_alone
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind, TaskState
from recouvrement.domain.law.calendar import Region, add_working_days, is_contact_day, next_working_day
from recouvrement.domain.law.periods import after
from recouvrement.domain.strategy import Audience, CallAfter, day_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View
    from recouvrement.domain.identifiers import PartyId
    from recouvrement.domain.law.dialogue_rules import DialogueParameters
    from recouvrement.domain.strategy import Call

_CALL_WORKING_DAYS: Final = 5  # to try every attempt
_WEEK: Final = timedelta(days=7)
_PHASES: Final = frozenset({"amicable", "formal_notice"})  # a plan, an acceleration or a bailiff speaks otherwise


def tasks(view: View) -> Iterator[OwedTask]:
    yield from _numbers(view)
    if not _is_time_to_call(view):
        return
    for call in view.strategy.calls:
        origin = _origin(call, view)
        if origin is not None:
            yield from _calls(call, origin, view)


def why_not_called(
    contacts: Iterable[Contact], day: date, rules: DialogueParameters, region: Region = Region.GENERAL
) -> str | None:
    """French. By all that was tried with one person, across contracts; None: he may be called that day.

    The holidays are those of the place where he lives.
    """
    days = [contact.at.date() for contact in contacts if contact.at.date() <= day]
    if not is_contact_day(day, region):
        return "personne n’est appelé un dimanche ou un jour férié"
    if sum(1 for one in days if one == day) >= rules.calls_a_day:
        return "déjà appelé ce jour"
    if sum(1 for one in days if one > day - _WEEK) >= rules.calls_a_week:
        return f"déjà appelé {rules.calls_a_week} fois en sept jours"
    return None


def contacts_with(party_id: PartyId, view: View) -> tuple[Contact, ...]:
    return tuple(contact for contact in view.case.dialogue.contacts if contact.party_id == party_id)


def attempts_of(call_name: str, view: View) -> int:
    return next((call.attempts for call in view.strategy.calls if call.name == call_name), 1)


def _is_time_to_call(view: View) -> bool:
    """Nothing keeps the bank from asking. A stale feed is looked at when a task opens: it must not close one."""
    case = view.case
    worth_it = view.asked.total >= view.rules.no_call_under or view.is_barred_within(view.rules.small_sum_bar_days)
    money_coming = case.money.pending_on(view.today) is not None or searched_until(view) is not None
    agreed = is_open_offer(view) or (case.twelve_instalments is not None and case.twelve_instalments.runs)
    waits = view.is_held or pending_promise(view) is not None or money_coming or agreed
    return case.is_open and case.phase in _PHASES and worth_it and not waits


def _origin(call: Call, view: View) -> date | None:
    if call.after is CallAfter.UNPAID:
        return view.asked.cadence_from
    settled = last_settled(view)
    if settled is None or settled[1] is not PromiseState.BROKEN:
        return None
    return ends_on(settled[0], view)


def _calls(call: Call, origin: date, view: View) -> Iterator[OwedTask]:
    day = after(origin, day_under(view.posture, call.day, call.day_when), view.stopped)
    if day is None:
        return
    on = next_working_day(day)
    for debtor in view.case.debtors:
        about = f"{call.name}:{debtor.party_id}:{origin}"
        if _is_called(debtor, call.audience, view) and _may_open(about, view):
            said = next(text for posture, text in call.say if posture is view.posture)
            yield OwedTask(TaskKind.CALL, about, on, add_working_days(on, _CALL_WORKING_DAYS), said, debtor.party_id)


def _may_open(about: str, view: View) -> bool:
    """Without fresh facts one calls people who have paid: nothing opens, and what is open stays."""
    return view.situation.is_fresh or view.case.task(f"{TaskKind.CALL}:{about}") is not None


def _is_called(debtor: Debtor, audience: Audience, view: View) -> bool:
    """Somebody of the audience who is alive, not frozen, answers for himself and has a right number."""
    may_be_called = debtor.may_be_called and not is_left_alone(view.case, debtor.party_id, view.today)
    return hears(audience, debtor) and may_be_called and _wrong_number(debtor.party_id, view) is None


def _wrong_number(party_id: PartyId, view: View) -> Contact | None:
    """The last call reached a wrong number, and nobody has found the right one since."""
    tried = contacts_with(party_id, view)
    if not tried or tried[-1].outcome is not ContactOutcome.WRONG_NUMBER:
        return None
    task = view.case.task(f"{TaskKind.FIND_NUMBER}:{tried[-1].contact_id}")
    return None if task is not None and task.state is TaskState.DONE else tried[-1]


def _numbers(view: View) -> Iterator[OwedTask]:
    if not view.case.is_open:
        return
    for debtor in view.case.debtors:
        wrong = _wrong_number(debtor.party_id, view)
        if wrong is not None:
            on = wrong.at.date()
            sentence = "Rechercher le bon numéro de téléphone."
            due_on = add_working_days(on, view.parameters.dialogue.reply_working_days)
            yield OwedTask(TaskKind.FIND_NUMBER, wrong.contact_id, on, due_on, sentence, debtor.party_id)
