"""A notice or an acceleration that nobody proves: ask the post, then have it served (domain §6).

The period that it opens waits for the proof. What was served comes back as a delivery of that letter.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.letters.address_search import SearchOutcome
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.strategy import Period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View

_RUN_FROM_THE_PROOF: Final = frozenset({Period.CURE, Period.NOTIFICATION})
_ASK: Final = "Réclamer à La Poste la preuve de présentation d’un recommandé resté sans nouvelles."
_SERVE: Final = "Faire signifier la lettre par un commissaire de justice : sa présentation n’est pas prouvée."


def tasks(view: View) -> Iterator[OwedTask]:
    if not view.case.is_open:
        return
    for letter in view.case.letters:
        step = view.strategy.step(letter.step)
        debtor = view.case.debtor(letter.party_id)
        if step is not None and step.opens in _RUN_FROM_THE_PROOF and _is_asked(debtor):
            yield from _of(letter, debtor, view)


def _of(letter: Letter, debtor: Debtor, view: View) -> Iterator[OwedTask]:
    rules, sent_on = view.parameters.notice, letter.sent_on
    if sent_on is not None and letter.stands and letter.presented_on is None:
        last_day = sent_on + timedelta(days=rules.sommation_days)
        if view.today <= last_day:
            asked_on = sent_on + timedelta(days=rules.inquiry_days + 1)
            yield OwedTask(TaskKind.ASK_POST, letter.letter_id, asked_on, last_day, _ASK, letter.party_id)
        yield from _service(letter, last_day + timedelta(days=1), view)
    elif is_to_be_served(letter, debtor, view) and debtor.search is not None:
        yield from _service(letter, debtor.search.on, view)


def is_to_be_served(letter: Letter, debtor: Debtor, view: View) -> bool:
    """It came back, a named person has it served, and no other one has taken its place."""
    is_decided = debtor.search is not None and debtor.search.outcome is SearchOutcome.SERVE
    last = [one for one in view.case.letters if one.step == letter.step and one.party_id == letter.party_id][-1]
    return letter.came_back and is_decided and last is letter


def _service(letter: Letter, on: date, view: View) -> Iterator[OwedTask]:
    if not view.is_held:
        due_on = add_working_days(on, view.parameters.suspension.desk_working_days)
        yield OwedTask(TaskKind.SERVE_LETTER, letter.letter_id, on, due_on, _SERVE, letter.party_id)


def _is_asked(debtor: Debtor) -> bool:
    """Wherever he lives: neither the dead nor those whom a procedure protects."""
    return debtor.deceased_on is None and debtor.discharged_on is None and debtor.frozen is None
