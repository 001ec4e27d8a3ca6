"""A collections desk in memory: the pure core alone, with a post that always works and a boss who may say yes."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, reduce
from pathlib import Path

from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.acts import ApproveAct, Person
from recouvrement.domain.case.commands.claim import ReportPosition
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.files import ReportHandedOver, WaiveExhibit
from recouvrement.domain.case.commands.letters import ReportDelivery, ReportSent, ReportWritten
from recouvrement.domain.case.decide import decide
from recouvrement.domain.case.effects import Effect, HandOverFile, SendNotice, WriteLetter
from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.claim import CaseOpened
from recouvrement.domain.case.evolve import evolve, fold
from recouvrement.domain.case.handover.exhibits import missing_exhibits
from recouvrement.domain.case.letters.record import Channel, Delivery
from recouvrement.domain.case.opening import Before, opened_case
from recouvrement.domain.case.state import Case
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.position import Position, Product
from recouvrement.domain.procedure import Procedure, Situation

ROOT = Path(__file__).resolve().parents[2]
ANNE = Person(PersonName("Anne Supervision"), Level.HEAD_OF_COLLECTIONS)
PAUL = PersonName("Paul Agent")


@cache
def procedure(product: Product = Product.CONSUMER_LOAN) -> Procedure:
    found = load_procedures(ROOT / "infra").of(product)
    assert found is not None
    return found


class Desk:
    """`post_days`: the post presents a letter so many days after it left; None: it never reports."""

    is_urgent = False  # what is approved

    def __init__(self, position: Position, *, post_days: int | None = 2, approves: bool = True) -> None:
        self.procedure = procedure(position.terms.product)
        self.post_days, self.approves = post_days, approves
        self.today = position.as_of + timedelta(days=1)
        self.as_of = position.as_of
        self.journal: list[tuple[date, Event]] = []
        self.on_the_way: list[tuple[date, Command]] = []
        opening = opened_case(position, Before(), self.procedure, self.situation)
        assert isinstance(opening, CaseOpened), "no incident in that position"
        self.journal.append((self.today, opening))
        self.case: Case = fold([opening])

    @property
    def situation(self) -> Situation:
        return Situation(self.today, self.as_of, self.as_of)

    @property
    def events(self) -> list[Event]:
        return [event for _, event in self.journal]

    def tell(self, command: Command) -> tuple[Effect, ...]:
        """Decide alone: what the effects bring about is not played."""
        known = self.situation
        if isinstance(command, ReportPosition):
            known = Situation(self.today, self.as_of, self.as_of - timedelta(days=1))
        decision = decide(self.case, command, self.procedure, known)
        assert reduce(evolve, decision.events, self.case) == decision.case  # the journal folds to it, event by event
        self.case = decision.case
        self.journal += [(self.today, event) for event in decision.events]
        return tuple(effect for _, effect in decision.effects)

    def play(self, command: Command) -> None:
        """Decide, then let the functions and the post do what was decided."""
        for effect in self.tell(command):
            self._carry_out(effect)

    def day(self, position: Position) -> None:
        """A night's position, then the two sweeps of the day."""
        self.today, self.as_of = position.as_of + timedelta(days=1), position.as_of
        self.play(ReportPosition(position))
        for due, command in [one for one in self.on_the_way if one[0] <= self.today]:
            self.on_the_way.remove((due, command))
            self.play(command)
        self.play(ReachDay(Slot.MORNING))
        if self.approves:
            self._answer_questions()
        self.play(ReachDay(Slot.CONTACT_HOURS))

    def sent(self) -> list[tuple[str, str, date]]:
        """Code, party, day of each letter and message that left, in order."""
        return [
            (letter.code, letter.party_id, letter.sent_on)
            for letter in self.case.letters
            if letter.is_sent and letter.sent_on is not None
        ]

    def _answer_questions(self) -> None:
        for code in missing_exhibits(self.case):
            if any("exhibits" in key for key in self.case.alarms):
                self.play(WaiveExhibit(code, ANNE.name, "not filed by the bank"))
        for act in (Act.ACCELERATION, Act.HANDOVER):
            asked = self.case.approval(act)
            if asked is not None and asked.approved_on is None and asked.refused_on is None:
                self.play(ApproveAct(act, ANNE, PAUL, is_urgent=self.is_urgent))

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case WriteLetter(letter_id, _):
                self.play(ReportWritten(letter_id, "0" * 64))
            case SendNotice(letter_id, _, _):
                self.play(ReportSent(letter_id, self.today, f"ref-{letter_id}"))
                self._post(letter_id)
            case HandOverFile(file_id, _, _):
                self.play(ReportHandedOver(file_id, "1" * 64, "2" * 64, self.today))
            case _:
                return

    def _post(self, letter_id: str) -> None:
        letter = self.case.letter(letter_id)
        if self.post_days is None or letter is None or letter.channel is Channel.EMAIL:
            return
        on = self.today + timedelta(days=self.post_days)
        self.on_the_way.append((on, ReportDelivery(letter.letter_id, Delivery.PRESENTED, on)))


__all__ = ["ANNE", "PAUL", "ROOT", "Desk", "procedure"]
