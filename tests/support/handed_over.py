"""Loans and accounts lived until the morning on which their judiciary file is released: what the stores then hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256

from fakes.case_store import Rows
from recouvrement.domain.case.commands.files import FileExhibit
from recouvrement.domain.case.commands.letters import ReportWritten
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.effects import Effect, HandOverFile, WriteLetter, effect_id
from recouvrement.domain.case.journal import GENESIS, Cause, Entry, written
from recouvrement.domain.case.state import Case
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.identifiers import LetterId, MessageId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Overdraft, Party, Position, Receipt, Terms
from recouvrement.messages.effects import EffectMessage
from recouvrement.usecases.ports import SendRecord, StoredCase, letter_key
from recouvrement.usecases.releases import Release, Sending
from recouvrement.usecases.sending_ports import SendState
from support.contracts import LEA, NOE, account, loan, loan_terms
from support.desk import PAUL, Desk
from support.stories import FIRST

START = date(2025, 8, 15)
END = date(2026, 5, 31)
OVERRUN_SINCE = date(2025, 9, 1)
CONTRACT_KEY = "exhibits/LOAN-1/contract.PDF"
CONTRACT = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>\nendobj\n"
)


class WritingDesk(Desk):
    """Letters have contents, and nobody makes the judiciary file: it stays released."""

    evidence: dict[str, bytes]
    released: HandOverFile | None = None

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case WriteLetter(letter_id, _):
                self.play(ReportWritten(letter_id, self._write(letter_id)))
            case HandOverFile():
                self.released = effect
            case _:
                super()._carry_out(effect)

    def _write(self, letter_id: LetterId) -> str:
        content = f"what {letter_id} says".encode()
        self.evidence[letter_key(self.case.case_id, letter_id)] = content
        return sha256(content).hexdigest()


@dataclass(frozen=True)
class Released:
    """`case` is as it stands just after its file was released."""

    case: Case
    entries: tuple[Entry, ...]
    parties: tuple[Party, ...]
    evidence: dict[str, bytes]
    effect: HandOverFile

    @property
    def message(self) -> EffectMessage:
        identity = effect_id(self.case.case_id, self.effect.version)
        at = datetime(self.day.year, self.day.month, self.day.day, 6, 30, tzinfo=UTC)
        return EffectMessage(identity, self.case.case_id, self.effect, at, self.day)

    @property
    def day(self) -> date:
        return self.effect.released_on

    def rows(self) -> Rows:
        case_id = self.case.case_id
        release = Release(Sending.FILE, self.effect.file_id, self.day)
        return Rows(
            cases={case_id: StoredCase(self.case)},
            events={(case_id, entry.number): entry for entry in self.entries},
            parties={(case_id, party.party_id, 1): party for party in self.parties},
            sends={(case_id, Sending.FILE, self.effect.file_id): (release, SendRecord(SendState.RESERVED, None))},
        )


@cache
def released(
    clause_cure_days: int = 30, parties: tuple[Party, ...] = (LEA, NOE), receipts: tuple[Receipt, ...] = ()
) -> Released:
    """Live a loan whose first instalment alone was paid; the bank files its contract, the rest is waived by name."""
    return released_under(loan_terms(clause_cure_days), parties, receipts)


@cache
def released_under(terms: Terms, parties: tuple[Party, ...], receipts: tuple[Receipt, ...] = ()) -> Released:
    """The same under other terms: another product."""
    money = (FIRST, *receipts)

    def night(as_of: date) -> Position:
        return replace(loan(as_of, *money, parties=parties), terms=terms)

    first = night(START)
    WritingDesk.evidence = {CONTRACT_KEY: CONTRACT}
    return _lived(first, night)


@cache
def released_account(parties: tuple[Party, ...] = (LEA, NOE)) -> Released:
    """Live an account overdrawn beyond its limit of 300 € until its file leaves; the bank files its agreement alone."""
    WritingDesk.evidence = {CONTRACT_KEY: CONTRACT}
    return _lived(overdrawn(OVERRUN_SINCE + timedelta(days=4), parties), lambda night: overdrawn(night, parties))


def overdrawn(as_of: date, parties: tuple[Party, ...]) -> Position:
    overdraft = Overdraft(Money("300.00"), Money("-1500.00"), OVERRUN_SINCE)
    known = account(as_of, "-1500.00", OVERRUN_SINCE)
    return replace(known, parties=parties, overdraft=overdraft)


def _lived(first: Position, night: Callable[[date], Position]) -> Released:
    desk = WritingDesk(first)
    desk.play(FileExhibit("J02", CONTRACT_KEY, sha256(CONTRACT).hexdigest()))
    while desk.released is None and desk.today < END:
        desk.day(night(desk.today))
        for task in desk.case.tasks:
            if task.is_open and task.kind is TaskKind.WARN_OF_INSTITUTION:
                desk.play(FinishTask(task.task_id, desk.today, PAUL, "written"))
    assert desk.released is not None, "no file was released"
    return Released(desk.case, _entries(desk), first.parties, dict(desk.evidence), desk.released)


def _entries(desk: WritingDesk) -> tuple[Entry, ...]:
    made: list[Entry] = []
    for number, (on, event) in enumerate(desk.journal, start=1):
        at = datetime(on.year, on.month, on.day, 6, tzinfo=UTC) + timedelta(seconds=number)
        cause = Cause(MessageId(f"m-{number}"), on, at, desk.procedure.strategy.reference)
        made.append(written(number, event, cause, made[-1].hash if made else GENESIS))
    return tuple(made)
