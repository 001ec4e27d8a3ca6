"""A desk whose every command and event a witness follows, with a post and a supervisor that may do anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.acts import ApproveAct, RefuseAct
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.ficp import ReportFicpDeclared, ReportFicpExpired, ReportFicpLifted
from recouvrement.domain.case.commands.letters import ReportDelivery, ReportExpired
from recouvrement.domain.case.decide import decide
from recouvrement.domain.case.effects import Effect, ReportToFicp, SendNotice
from recouvrement.domain.case.events.letters import LetterDelivered
from recouvrement.domain.case.events.procedure import ActApproved
from recouvrement.domain.case.evolve import evolve, fold
from recouvrement.domain.case.ficp.entries import FicpAct
from recouvrement.domain.case.journal import GENESIS, Cause, Entry, read, written
from recouvrement.domain.case.letters.record import Channel, Delivery, LetterState
from recouvrement.domain.identifiers import MessageId
from recouvrement.domain.position import DebtorKind, DebtorRole
from support.claims import Claim, holds
from support.desk import ANNE, PAUL, Desk
from support.naive_facts import Facts
from support.naive_people import Person
from support.stories import FIRST
from support.watched_contracts import WatchedStory, first_receipts
from support.witness import Witness

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.position import Instalment, Party, Position, Receipt
    from support.watched_contracts import Contract

ONE_DAY: Final = timedelta(days=1)


class WatchedDesk(Desk):
    """It takes over a contract that was lived undisturbed until that day."""

    def __init__(self, contract: Contract, parties: tuple[Party, ...], clause: int | None, until: date) -> None:
        lived = WatchedStory(contract, parties, clause).until(until)
        self.procedure, self.today, self.as_of = lived.procedure, lived.today, lived.as_of
        self.case, self.journal, self.on_the_way = lived.case, lived.journal.copy(), lived.on_the_way.copy()
        self.post_days, self.approves, self.refuses, self.is_urgent = 2, True, False, False
        self.contract, self.clause = contract, clause
        self.parties = {party.party_id: party for party in parties}
        self.receipts: list[Receipt] = first_receipts(contract, [FIRST])
        self.corrected: dict[int, Instalment] = {}
        self.post_says: Delivery | None = Delivery.PRESENTED
        self.finds_no_release = False  # the sender looks late at what was taken back
        self.france_answers: bool | None = True  # the Banque de France; False: too late, None: nothing
        self.meanwhile: dict[type[Effect], Command] = {}  # comes just before such an effect is carried out
        self.witness = Witness(Facts({party.party_id: _person(party) for party in parties}), contract, clause)
        self.entries: list[Entry] = []
        self.folded: Case | None = None
        self._tell_the_past()

    def position(self, as_of: date) -> Position:
        told = self.contract.position(as_of, self.receipts, tuple(self.parties.values()), self.clause)
        return replace(told, instalments=tuple(self.corrected.get(one.number, one) for one in told.instalments))

    def live_a_day(self) -> None:
        self.day(self.position(self.today))

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
            self._write(on, event)
        holds(Claim.FOLD, self.folded == self.case, f"after {command}")
        if isinstance(command, ReachDay):
            told = decide(self.case, command, self.procedure, self.situation)
            holds(Claim.DAY_TWICE, not told.events and not told.effects, f"{command} again: {told.events}")
        return effects

    def again(self, command: Command) -> None:
        """A fact told twice changes nothing, but that a refusal may be recorded again."""
        told = decide(self.case, command, self.procedure, self.situation)
        is_same = replace(told.case, version=0) == replace(self.case, version=0)
        holds(Claim.TWICE, is_same, f"{command} told again: {told.events}")

    def _write(self, on: date, event: Event) -> None:
        """Into the journal, and out of it again."""
        number = len(self.entries) + 1
        at = datetime(on.year, on.month, on.day, 6, tzinfo=UTC)
        cause = Cause(MessageId(f"m-{number}"), on, at, self.procedure.strategy.reference)
        self.entries.append(written(number, event, cause, self.entries[-1].hash if self.entries else GENESIS))
        known = read(self.entries[-1])
        self.folded = fold([known]) if self.folded is None else evolve(self.folded, known)

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
        match effect:
            case SendNotice(letter_id, _, _) if self.finds_no_release and self._is_recalled(letter_id):
                self.play(ReportExpired(letter_id))
            case ReportToFicp():
                self._answer_for_france(effect)
            case _:
                super()._carry_out(effect)

    def _is_recalled(self, letter_id: str) -> bool:
        letter = self.case.letter(letter_id)
        return letter is not None and letter.state is LetterState.RECALLED

    def _answer_for_france(self, told: ReportToFicp) -> None:
        if self.france_answers is None:
            return
        if told.act is FicpAct.LIFT:
            self.play(ReportFicpLifted(told.party_id, self.today, f"lifted-{told.party_id}-{self.today}"))
        elif self.france_answers:
            self.play(ReportFicpDeclared(told.party_id, self.today, f"declared-{told.party_id}-{self.today}"))
        else:
            self.play(ReportFicpExpired(told.party_id))

    def _post(self, letter_id: str) -> None:
        letter = self.case.letter(letter_id)
        if self.post_says is None or letter is None or letter.channel is Channel.EMAIL:
            return
        on = self.today + timedelta(days=self.post_days or 0)
        self.on_the_way.append((on, ReportDelivery(letter.letter_id, self.post_says, on)))

    def _tell_the_past(self) -> None:
        """Every night of it had its position, and only the first instalment was paid."""
        for on, event in self.journal:
            self.witness.facts.is_claim_frozen = self.witness.is_claim_frozen
            self.witness.facts.hear_position(self.position(on - ONE_DAY))
            if isinstance(event, LetterDelivered):
                self.witness.hear(ReportDelivery(event.letter_id, event.delivery, event.on))
            if isinstance(event, ActApproved):
                self.witness.hear(ApproveAct(event.act, ANNE, PAUL))
            self.witness.see(on, event)
            self._write(on, event)
        self.witness.facts.hear_position(self.position(self.as_of))
        holds(Claim.FOLD, self.folded == self.case, "undisturbed")


def _person(party: Party) -> Person:
    return Person(party.role is DebtorRole.GUARANTOR, party.kind is DebtorKind.CONSUMER)
