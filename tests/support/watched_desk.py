"""A desk whose every command and event a witness follows, with a post and a supervisor that may do anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.acts import ApproveAct, RefuseAct
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.letters import ReportDelivery
from recouvrement.domain.case.decide import decide
from recouvrement.domain.case.effects import Effect
from recouvrement.domain.case.events.letters import LetterDelivered
from recouvrement.domain.case.events.procedure import ActApproved
from recouvrement.domain.case.letters.record import Channel, Delivery
from recouvrement.domain.position import DebtorRole
from support.contracts import loan
from support.desk import ANNE, PAUL, Desk
from support.naive_facts import Facts, Person
from support.stories import FIRST, Story
from support.witness import Witness

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.position import Party, Receipt

ONE_DAY = timedelta(days=1)


class WatchedDesk(Desk):
    """It takes over a loan that was lived undisturbed until that day."""

    def __init__(self, parties: tuple[Party, ...], clause_days: int | None, until: date) -> None:
        lived = Story(parties, clause_days).until(until)
        self.procedure, self.today, self.as_of = lived.procedure, lived.today, lived.as_of
        self.case, self.journal, self.on_the_way = lived.case, lived.journal.copy(), lived.on_the_way.copy()
        self.post_days, self.approves, self.refuses = 2, True, False
        self.parties = {party.party_id: party for party in parties}
        self.clause_days = clause_days
        self.receipts: list[Receipt] = [FIRST]
        self.post_says: Delivery | None = Delivery.PRESENTED
        self.meanwhile: dict[type[Effect], Command] = {}  # comes just before such an effect is carried out
        people = {party.party_id: Person(party.role is DebtorRole.GUARANTOR) for party in parties}
        self.witness = Witness(Facts(people, self.as_of), clause_days)
        self._tell_the_past()

    def live_a_day(self) -> None:
        night = loan(
            self.today, *self.receipts, parties=tuple(self.parties.values()), clause_cure_days=self.clause_days
        )
        self.day(night)

    def sleep_until_the_agenda(self) -> None:
        """As the scheduler does: nothing happens before the date that the case gave itself."""
        wanted = next_action_on(self.case, ReachDay(Slot.CONTACT_HOURS), self.procedure, self.situation)
        due = [on for on, _ in self.on_the_way]
        on = min(day for day in (wanted, *due, self.today + timedelta(days=30)) if day is not None)
        self.today = max(self.today, on - ONE_DAY)
        self.live_a_day()

    def tell(self, command: Command) -> tuple[Effect, ...]:
        self.witness.hear(command)
        known = len(self.journal)
        effects = super().tell(command)
        for on, event in self.journal[known:]:
            self.witness.see(on, event)
        return effects

    def again(self, command: Command) -> None:
        """A fact told twice changes nothing, but that a refusal may be recorded again."""
        told = decide(self.case, command, self.procedure, self.situation)
        assert _but_its_version(told.case) == _but_its_version(self.case), f"{command} told again: {told.events}"

    def _answer_questions(self) -> None:
        if not self.refuses:
            super()._answer_questions()
            return
        for asked in self.case.approvals[-1:]:
            if asked.approved_on is None and asked.refused_on is None:
                self.play(RefuseAct(asked.act, PAUL, "not yet"))

    def _carry_out(self, effect: Effect) -> None:
        if (command := self.meanwhile.pop(type(effect), None)) is not None:
            self.play(command)
        super()._carry_out(effect)

    def _post(self, letter_id: str) -> None:
        letter = self.case.letter(letter_id)
        if self.post_says is None or letter is None or letter.channel is Channel.EMAIL:
            return
        on = self.today + timedelta(days=self.post_days or 0)
        self.on_the_way.append((on, ReportDelivery(letter.letter_id, self.post_says, on)))

    def _tell_the_past(self) -> None:
        """Every night of it had its position, and only the first instalment was paid."""
        self.witness.facts.hear_payment(FIRST)
        for on, event in self.journal:
            self.witness.facts.as_of = on - ONE_DAY
            if isinstance(event, LetterDelivered):
                self.witness.hear(ReportDelivery(event.letter_id, event.delivery, event.on))
            if isinstance(event, ActApproved):
                self.witness.hear(ApproveAct(event.act, ANNE, PAUL))
            self.witness.see(on, event)
        self.witness.facts.as_of = self.as_of


def _but_its_version(case: Case) -> Case:
    return replace(case, version=0)
