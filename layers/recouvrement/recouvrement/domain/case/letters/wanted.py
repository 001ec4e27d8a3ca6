"""The letters that ought to leave today, by today's facts: asked for when missing, withdrawn when not wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.letters.duties import outlives, owed_to
from recouvrement.domain.case.letters.reach import may_hear
from recouvrement.domain.case.letters.record import Channel
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.guards import approved, blockers
from recouvrement.domain.case.steps.ladder import Required, letter_for
from recouvrement.domain.case.steps.waiting import cadence_from
from recouvrement.domain.law.calendar import is_working_day
from recouvrement.domain.letters import catalogue
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.money import Money
from recouvrement.domain.strategy import Courtesy, HandOver, SendLetters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View

CLOSING = "closing"
APOLOGY = "apology"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One letter or message for one debtor."""

    step: str
    code: str
    debtor: Debtor
    channel: Channel
    amount: Money

    def is_fulfilled_by(self, letter: Letter) -> bool:
        return letter.step == self.step and letter.party_id == self.debtor.party_id

    def is_still(self, letter: Letter) -> bool:
        """The same letter, for the same sum, to the same particulars: nothing that it says has changed."""
        return (
            self.is_fulfilled_by(letter)
            and letter.code == self.code
            and letter.amount == self.amount
            and letter.party_version == self.debtor.version
        )


def wanted(view: View) -> tuple[Wanted, ...]:
    return tuple(_wanted(view))


def _wanted(view: View) -> Iterator[Wanted]:
    yield from _apologies(view)
    if not view.case.is_open:
        yield from _closing(view)
        yield from _duties(view)
        return
    yield from _duties(view)
    yield from _courtesies(view)
    step = view.required
    if step is not None and is_ready(step, view):
        yield from _step(step, view)


def is_due(step: Required, view: View) -> bool:
    return step.not_before is not None and step.not_before <= view.today


def is_ready(step: Required, view: View) -> bool:
    """Its day has come and nothing stands in its way, a named person's word included."""
    if not is_due(step, view) or blockers(step.step.guard, view):
        return False
    return step.step.approval is None or not approved(step.step.approval, view)


def handover_wanted(view: View) -> bool:
    step = view.required
    return view.case.is_open and step is not None and isinstance(step.step.action, HandOver) and is_ready(step, view)


def _step(step: Required, view: View) -> Iterator[Wanted]:
    match step.step.action:
        case SendLetters(letters):
            for debtor in step.missing:
                if choice := letter_for(view, debtor, letters):
                    yield replace(
                        _letter(step.step.name, choice.code, debtor, view), amount=view.sum_for(debtor, step.step.guard)
                    )
        case HandOver():
            return


def _courtesies(view: View) -> Iterator[Wanted]:
    for courtesy in view.strategy.courtesies:
        day = courtesy_on(courtesy, view)
        if day is not None and day <= view.today and not blockers(courtesy.guard, view):
            for debtor in _heard_by_mail(courtesy, view):
                yield Wanted(courtesy.message, courtesy.message, debtor, Channel.EMAIL, view.asked.total)


def courtesy_on(courtesy: Courtesy, view: View) -> date | None:
    """None: a letter has left, or was waived, or everybody who can be reached has had it."""
    start = cadence_from(view, courtesy.guard)
    if start is None or view.case.done or not _heard_by_mail(courtesy, view):
        return None
    return start + timedelta(days=courtesy.day)


def _heard_by_mail(courtesy: Courtesy, view: View) -> tuple[Debtor, ...]:
    return tuple(
        debtor
        for debtor in view.case.debtors
        if debtor.is_borrower
        and debtor.has_email
        and may_hear(view, debtor, courtesy.guard)
        and not view.case.has_letter(courtesy.message, debtor.party_id)
    )


def _duties(view: View) -> Iterator[Wanted]:
    for occasion in view.occasions:
        is_owed = occasion.on <= view.today and outlives(occasion, view.case)
        if is_owed and not blockers(occasion.duty.guard, view):
            for debtor in owed_to(occasion, view):
                yield _letter(occasion.step, occasion.duty.letter.code, debtor, view)


def _closing(view: View) -> Iterator[Wanted]:
    """Whoever was written to is told that it is over; nobody else hears of it."""
    reason = view.case.close_reason
    code = view.strategy.closing_letter(reason) if reason is not None else None
    if code is None or not is_working_day(view.today):
        return
    for debtor in closing_owed_to(view):
        yield _letter(CLOSING, code, debtor, view)


def closing_owed_to(view: View) -> tuple[Debtor, ...]:
    """Nobody, when another overrun has followed: that it is over would mislead whoever is beyond his limit again."""
    case = view.case
    if case.next_overrun_since is not None:
        return ()
    code = None if case.close_reason is None else view.strategy.closing_letter(case.close_reason)
    return tuple(
        debtor for debtor in case.debtors if _hears_of_the_end(case, debtor) and not _has_code(case, debtor, code)
    )


def _hears_of_the_end(case: Case, debtor: Debtor) -> bool:
    """Whoever was written to; a new creditor is told to everybody who owes him, an erasure to whom it frees."""
    match case.close_reason:
        case CloseReason.ASSIGNED | CloseReason.SUBROGATED:
            return debtor.may_be_told and (debtor.is_borrower or debtor.is_guarantor)
        case CloseReason.DISCHARGED:
            return debtor.can_be_reached and debtor.discharged_on is not None
        case _:
            return debtor.may_be_told and _was_written_to(case, debtor)


def _was_written_to(case: Case, debtor: Debtor) -> bool:
    return any(
        letter.is_sent and letter.channel is not Channel.EMAIL and letter.party_id == debtor.party_id
        for letter in case.letters
    )


def _has_code(case: Case, debtor: Debtor, code: str | None) -> bool:
    """A debtor whose debt was erased before the others' has had that letter already."""
    return any(one.stands and one.code == code and one.party_id == debtor.party_id for one in case.letters)


def _apologies(view: View) -> Iterator[Wanted]:
    if not is_working_day(view.today):
        return
    for letter, debtor in apologies_owed(view):
        yield _letter(f"{APOLOGY}:{letter.letter_id}", view.strategy.apology, debtor, view)


def apologies_owed(view: View) -> tuple[tuple[Letter, Debtor], ...]:
    case = view.case
    crossed = [letter for letter in case.letters if letter.letter_id in case.crossed]
    pairs = [(letter, case.debtor(letter.party_id)) for letter in crossed]
    return tuple(
        (letter, debtor)
        for letter, debtor in pairs
        if debtor.may_be_told and not case.has_letter(f"{APOLOGY}:{letter.letter_id}", debtor.party_id)
    )


def _letter(step: str, code: LetterCode, debtor: Debtor, view: View) -> Wanted:
    registered = CATALOGUE[code].channel is catalogue.Channel.REGISTERED
    channel = Channel.REGISTERED if registered else Channel.POST
    return Wanted(step, code, debtor, channel, view.outstanding)
