"""A debtor who does not live where he was written to: searched, found, written to again (domain §4.8).

What came back is void: the step or the duty wants it again, for him alone and with its own dates, once he is found.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.dialogue.free_text import check_free_text
from recouvrement.domain.case.events.letters import LetterDelivered
from recouvrement.domain.case.events.people import SearchDecided
from recouvrement.domain.case.letters.address_search import SearchDecision, SearchOutcome
from recouvrement.domain.case.letters.record import Channel, Delivery
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.law.delegation import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.commands.people import DecideSearch
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View
    from recouvrement.domain.identifiers import PartyId

_SEARCH: Final = "Rechercher la nouvelle adresse : un courrier est revenu."
_DECIDE: Final = "Adresse introuvable : chercher encore, faire signifier, ou poursuivre sans ce débiteur."


def return_letters(draft: Draft, party_id: PartyId, on: date) -> None:
    """What was posted there lately, and no post proves, did not reach him (infra/decisions/0089)."""
    debtor = draft.case.debtor(party_id)
    since = on - timedelta(days=draft.view.parameters.notice.sommation_days)
    for letter in draft.case.letters:
        was_posted_there = letter.party_version == debtor.version and letter.channel is not Channel.EMAIL
        is_his = letter.party_id == party_id and letter.stands and letter.presented_on is None
        if is_his and was_posted_there and letter.sent_on is not None and letter.sent_on >= since:
            draft.record(LetterDelivered(letter.letter_id, Delivery.UNKNOWN_ADDRESS, on, is_presumed=True))


def decide_search(draft: Draft, debtor: Debtor, command: DecideSearch) -> None:
    """By a supervisor at least, and only of an address that was searched as long as it must be."""
    last_day, today = _last_day(debtor, draft.view), draft.situation.today
    if last_day is None:
        raise Refusal("not_searched", f"no address of {debtor.party_id} is searched")
    if today <= last_day:
        raise Refusal("still_searched", f"the search lasts until {last_day}")
    if command.by.level.rank < Level.SUPERVISOR.rank:
        raise Refusal("beyond_delegation", "a supervisor at least decides how to go on without an address")
    _check_until(command, today, draft.view)
    check_free_text(command.reason)
    decision = SearchDecision(command.outcome, today, command.until, command.by.name)
    draft.record(SearchDecided(debtor.party_id, decision, command.reason))


def _check_until(command: DecideSearch, today: date, view: View) -> None:
    """A new search lasts no longer than the first one."""
    until = command.until
    if command.outcome is not SearchOutcome.SEARCH_AGAIN:
        if until is not None:
            raise Refusal("not_searched", "only a new search has a last day")
        return
    longest = add_working_days(today, view.parameters.dialogue.address_search_working_days)
    if until is None or not today < until <= longest:
        raise Refusal("until", f"a new search ends after today, and on {longest} at the latest")


def tasks(view: View) -> Iterator[OwedTask]:
    if not view.case.is_open:
        return
    for debtor in view.case.debtors:
        last_day = _last_day(debtor, view)
        if last_day is not None and debtor.deceased_on is None:
            yield from _search_and_decision(debtor, last_day, view)


def _search_and_decision(debtor: Debtor, last_day: date, view: View) -> Iterator[OwedTask]:
    wrong_on, search = debtor.address_invalid_on, debtor.search
    if wrong_on is None:
        return
    about = f"{debtor.party_id}:{wrong_on}" if search is None else f"{debtor.party_id}:{wrong_on}:{last_day}"
    begun_on = wrong_on if search is None else search.on
    yield OwedTask(TaskKind.FIND_ADDRESS, about, begun_on, last_day, _SEARCH, debtor.party_id)
    due_on = add_working_days(last_day, view.parameters.suspension.desk_working_days)
    asked_on = last_day + timedelta(days=1)
    yield OwedTask(TaskKind.DECIDE_SEARCH, about, asked_on, due_on, _DECIDE, debtor.party_id)


def _last_day(debtor: Debtor, view: View) -> date | None:
    """Of the search that runs, or that ran and waits for a decision; None: his address is known, or is given up."""
    if debtor.address_invalid_on is None:
        return None
    if debtor.search is not None:
        return debtor.search.until
    return add_working_days(debtor.address_invalid_on, view.parameters.dialogue.address_search_working_days)
