"""Two levels, never a skip: the procedure says which step is required, the calendar when it may be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.letters.reach import may_hear
from recouvrement.domain.case.people.audience import hears
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.steps.waiting import named, not_before
from recouvrement.domain.strategy import HandOver, LetterChoice, Period, SendLetters, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View


@dataclass(frozen=True, slots=True)
class Required:
    """The first step not yet done nor waived. Only it may be taken."""

    step: Step
    missing: tuple[Debtor, ...]  # those it still has to reach, and can
    in_flight: tuple[Letter, ...]  # already asked for; nobody knows yet whether it left
    not_before: date | None  # None: what it waits for has no date yet (a proof, a due sum)


def required(view: View) -> Required | None:
    """None: every step is done."""
    previous: Step | None = None
    for step in applicable(view):
        if not is_done(view, step):
            late = missing(view, step)
            return Required(step, late, in_flight(view.case, step), not_before(view, step, previous, late))
        previous = step
    return None


def applicable(view: View) -> tuple[Step, ...]:
    """The steps of the case's route and segment, in order; not those that speak only to whose debt is erased."""
    return tuple(
        step
        for step in view.strategy.ladder
        if (not step.routes or view.case.route in step.routes)
        and (not step.segments or view.segment.name in step.segments)
        and not _is_void(view, step)
    )


def _is_void(view: View, step: Step) -> bool:
    """Everybody whom it is for is freed for good (domain §10.1); or what it announces, the account's end, is done."""
    if step.opens is Period.ACCOUNT_CLOSURE and view.case.account_closed_on is not None:
        return True
    if all(debtor.discharged_on is None for debtor in view.case.debtors):
        return False
    spoken_to = _spoken_to(view, step)
    return bool(spoken_to) and all(debtor.discharged_on is not None for debtor in spoken_to)


def steps_from(view: View, period: Period) -> tuple[str, ...]:
    """The step that opens such a period, and all that come after it."""
    names = [step.name for step in applicable(view)]
    first = next((step.name for step in applicable(view) if step.opens is period), None)
    return () if first is None else tuple(names[names.index(first) :])


def is_done(view: View, step: Step) -> bool:
    """Done for everybody it can reach today: who becomes reachable later gets it later, before what comes after."""
    done = next((done for done in view.case.done if done.step == step.name), None)
    if done is None:
        return False
    return done.waived_by is not None or not missing(view, step)


def missing(view: View, step: Step) -> tuple[Debtor, ...]:
    return tuple(
        debtor
        for debtor in addressees(view, step)
        if not view.case.has_letter(step.name, debtor.party_id) and may_hear(view, debtor, step.guard)
    )


def addressees(view: View, step: Step) -> tuple[Debtor, ...]:
    concerned = _concerned(view.case, step)
    return tuple(debtor for debtor in _spoken_to(view, step) if debtor in concerned)


def _spoken_to(view: View, step: Step) -> tuple[Debtor, ...]:
    match step.action:
        case SendLetters(letters):
            return tuple(debtor for debtor in view.case.debtors if letter_for(view, debtor, letters) is not None)
        case HandOver():
            return ()
        case _:
            assert_never(step.action)


def letter_for(view: View, debtor: Debtor, letters: Iterable[LetterChoice]) -> LetterChoice | None:
    return next(
        (
            choice
            for choice in letters
            if hears(choice.audience, debtor)
            and (not choice.regimes or view.case.regime in choice.regimes)
            and (not choice.routes or view.case.route in choice.routes)
            and (not choice.segments or view.segment.name in choice.segments)
        ),
        None,
    )


def in_flight(case: Case, step: Step) -> tuple[Letter, ...]:
    return tuple(letter for letter in case.letters if letter.step == step.name and letter.is_in_flight)


def _concerned(case: Case, step: Step) -> tuple[Debtor, ...]:
    """An acceleration, whom it names; that a file has left, those against whom it has."""
    if step.approval is Act.ACCELERATION:
        return named(case)
    if case.handover is not None and isinstance(step.action, SendLetters) and step.action.tells_of_file:
        return tuple(debtor for debtor in case.debtors if debtor.party_id in case.handover.parties)
    return case.debtors
