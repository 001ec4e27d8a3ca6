"""The days of one scenario: the real use case over the stores in memory, and a post that is played.

Every message but the nightly position is told twice, effects come from the outbox, a day sweeps only what is due.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from fakes.case_store import FakeCaseStore, FakeSendLedger
from recouvrement.clock import MessageClock
from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.claim import ReportPosition
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.files import ReportHandedOver, WaiveExhibit
from recouvrement.domain.case.commands.letters import ReportDelivery, ReportSent, ReportWritten
from recouvrement.domain.case.decisions import Act
from recouvrement.domain.case.effects import Effect, HandOverFile, SendNotice, WriteLetter
from recouvrement.domain.case.exhibits import missing_exhibits
from recouvrement.domain.case.letters import Channel, Delivery
from recouvrement.domain.identifiers import CaseId, ContractId, MessageId
from recouvrement.messages.data import Addressee
from recouvrement.messages.reader import Message, Tick
from recouvrement.usecases.advance_case import Office, advance
from recouvrement.usecases.ports import ClaimOutcome, SendRecord
from recouvrement.usecases.releases import Sending
from recouvrement.usecases.sending_ports import SendState
from support.contracts import loan
from support.desk import ANNE, PAUL, procedure

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import LetterId, PartyId
    from recouvrement.domain.position import Party, Product, Receipt
    from recouvrement.domain.procedure import Procedure

LOAN, CASE = ContractId("LOAN-1"), CaseId("LOAN-1-01")
A_DAY = timedelta(days=1)


class Strategies:
    def of(self, product: Product) -> Procedure:
        return procedure(product)


class LastNight:
    as_of: date | None = None

    def newest_complete(self) -> date | None:
        return self.as_of


@dataclass
class Facts:
    """What a scenario says before and while it is lived."""

    parties: tuple[Party, ...] = ()
    clause_cure_days: int = 30
    receipts: tuple[Receipt, ...] = ()
    told: list[tuple[date, Command]] = field(default_factory=list)
    post_days: int | None = 2
    unreported: set[PartyId] = field(default_factory=set)  # whose registered letters the post says nothing of
    approves: bool = True
    unswept: list[tuple[date, date]] = field(default_factory=list)


class Life:
    def __init__(self, facts: Facts) -> None:
        self.facts, self.store, self.nights = facts, FakeCaseStore(), LastNight()
        self.office = Office(self.store, self.nights, Strategies(), MessageClock(), lambda _: None)
        self.letters = FakeSendLedger(self.store.rows, Sending.LETTER)
        self.files = FakeSendLedger(self.store.rows, Sending.FILE)
        self.on_the_way: list[tuple[date, Command]] = []
        self.told = 0

    @property
    def case(self) -> Case | None:
        stored = self.store.case(CASE)
        return None if stored is None else stored.case

    def day(self, today: date) -> None:
        """A night's position, what the day brings, then the two sweeps."""
        self.nights.as_of = today - A_DAY
        position = loan(
            today - A_DAY,
            *self.facts.receipts,
            parties=self.facts.parties,
            clause_cure_days=self.facts.clause_cure_days,
        )
        self._tell(ReportPosition(position), today)
        for on, command in [*self.facts.told, *self.on_the_way]:
            if on == today:
                self._tell(command, today)
        if not any(first <= today <= last for first, last in self.facts.unswept):
            self._sweep(today)

    def _sweep(self, today: date) -> None:
        self._tick(today, Slot.MORNING)
        if self.facts.approves and self.case is not None:
            self._answer_questions(today)
        self._tick(today, Slot.CONTACT_HOURS)

    def _tick(self, today: date, slot: Slot) -> None:
        at = datetime.combine(today, time(6), UTC)
        if CASE in self.store.due(today):
            advance(Tick(MessageId(f"day-{today}-{slot}"), at, today, (CASE,), ReachDay(slot)), self.office)
        self._publish(today)

    def _tell(self, command: Command, today: date, addressee: Addressee = Addressee.CONTRACT) -> None:
        self.told += 1
        subject = LOAN if addressee is Addressee.CONTRACT else CASE
        at = datetime.combine(today, time(5), UTC)
        message = Message(MessageId(f"m-{self.told}"), "a.fact", at, subject, addressee, today, command)
        for _ in range(1 if isinstance(command, ReportPosition) else 2):
            advance(message, self.office)
        self._publish(today)

    def _publish(self, today: date) -> None:
        rows = self.store.rows
        while rows.unpublished:
            identity = min(rows.unpublished)
            rows.unpublished.discard(identity)
            self._carry_out(rows.effects[identity].effect, today)

    def _carry_out(self, effect: Effect, today: date) -> None:
        match effect:
            case WriteLetter(letter_id, _):
                self._tell(ReportWritten(letter_id, "0" * 64), today, Addressee.CASE)
            case SendNotice(letter_id, _, released_on):
                self._send(letter_id, released_on, today)
            case HandOverFile(file_id, _, released_on) if self._claims(self.files, file_id, released_on):
                self._tell(ReportHandedOver(file_id, "1" * 64, "2" * 64, today), today, Addressee.CASE)
            case _:
                return

    @staticmethod
    def _claims(ledger: FakeSendLedger, key: str, released_on: date) -> bool:
        """A release that a fact took back sends nothing; one that was claimed is not claimed again."""
        if ledger.claim(CASE, key, released_on) is not ClaimOutcome.CLAIMED:
            return False
        ledger.settle(CASE, key, SendRecord(SendState.SENT, f"ref-{key}"))
        return True

    def _send(self, letter_id: LetterId, released_on: date, today: date) -> None:
        if not self._claims(self.letters, letter_id, released_on):
            return
        self._tell(ReportSent(letter_id, today, f"ref-{letter_id}"), today, Addressee.CASE)
        letter = None if self.case is None else self.case.letter(letter_id)
        if letter is None or letter.channel is Channel.EMAIL or letter.party_id in self.facts.unreported:
            return
        if self.facts.post_days is not None:
            on = today + timedelta(days=self.facts.post_days)
            self.on_the_way.append((on, ReportDelivery(letter_id, Delivery.PRESENTED, on)))

    def _answer_questions(self, today: date) -> None:
        case = self.case
        assert case is not None
        if any("exhibits" in key for key in case.alarms):
            for code in missing_exhibits(case):
                self._tell(WaiveExhibit(code, ANNE.name, "pas déposée"), today, Addressee.CASE)
        for act in (Act.ACCELERATION, Act.HANDOVER):
            asked = case.approval(act)
            if asked is not None and asked.approved_on is None and asked.refused_on is None:
                self._tell(ApproveAct(act, ANNE, PAUL), today, Addressee.CASE)


__all__ = ["Facts", "Life"]
