"""Every kind of case that a product may bring: the real opening says its law, its route and its segment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from infra.local.strategies.rules.positions import AS_OF, positions
from recouvrement.domain.case.dialogue.record import Flag
from recouvrement.domain.case.events.dialogue import VulnerabilityDeclared
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.opening import Before, opened_case
from recouvrement.domain.case.steps.ladder import addressees, applicable, letter_for
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.procedure import Procedure, Situation
from recouvrement.domain.strategy import SendLetters

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.events.claim import CaseOpened
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.letters.catalogue import LetterCode
    from recouvrement.domain.strategy import Step, Strategy


@dataclass(frozen=True, slots=True)
class Rung:
    """A step as one kind of case meets it, with the letters that its borrowers and its guarantors get."""

    step: Step
    to_borrowers: frozenset[LetterCode]
    to_guarantors: frozenset[LetterCode]

    @property
    def codes(self) -> frozenset[LetterCode]:
        return self.to_borrowers | self.to_guarantors


@lru_cache(maxsize=8)
def possible_cases(strategy: Strategy, parameters: LegalParameters) -> tuple[View, ...]:
    """One of each: two that differ in nothing that a procedure looks at are the same."""
    found: dict[Hashable, View] = {}
    procedure, situation = Procedure(strategy, parameters), Situation(AS_OF + timedelta(days=1), AS_OF, AS_OF)
    for position in positions(strategy, parameters):
        opening = opened_case(position, Before(), procedure, situation)
        if opening is None:
            continue
        for events in _lives(opening, strategy):
            view = View(fold(events), procedure, situation)
            found.setdefault(_kind_of(view), view)
    return tuple(found.values())


def _lives(opening: CaseOpened, strategy: Strategy) -> Iterator[tuple[Event, ...]]:
    """The opening alone, then with each vulnerability that a segment looks at, of the first borrower."""
    yield (opening,)
    borrower = next(debtor.party_id for debtor in opening.debtors if debtor.is_borrower)
    for kind in sorted({kind for segment in strategy.segments for kind in segment.flags}):
        flag = Flag(kind, borrower, AS_OF, AS_OF + timedelta(days=1))
        yield opening, VulnerabilityDeclared(flag, PersonName("Anne Exemple"))


def rungs(view: View) -> tuple[Rung, ...]:
    """The ladder of that case, from the top."""
    return tuple(_rung(view, step) for step in applicable(view))


def chosen(view: View) -> Iterator[tuple[str, Debtor, LetterCode]]:
    """Each letter that somebody of that case may get, under the name of the step or of the duty that says so."""
    for step in applicable(view):
        for debtor, code in _sent_by(view, step):
            yield step.name, debtor, code
    for duty in view.strategy.duties:
        for debtor in view.case.debtors:
            choice = letter_for(view, debtor, (duty.letter,))
            if choice is not None:
                yield duty.name, debtor, choice.code


def _rung(view: View, step: Step) -> Rung:
    sent = tuple(_sent_by(view, step))
    return Rung(
        step,
        frozenset(code for debtor, code in sent if debtor.is_borrower),
        frozenset(code for debtor, code in sent if debtor.is_guarantor),
    )


def _sent_by(view: View, step: Step) -> Iterator[tuple[Debtor, LetterCode]]:
    if isinstance(step.action, SendLetters):
        for debtor in addressees(view, step):
            choice = letter_for(view, debtor, step.action.letters)
            if choice is not None:
                yield debtor, choice.code


def _kind_of(view: View) -> Hashable:
    case = view.case
    people = tuple((debtor.role, debtor.kind, debtor.estate) for debtor in case.debtors)
    return case.regime, case.route, view.segment.name, case.terms.is_loan, people
