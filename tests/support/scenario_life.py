"""The days of one scenario: the real use case over the stores in memory; post and Banque de France are played.

Every message but the nightly position is told twice, effects come from the outbox, a day sweeps only what is due.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from fakes.case_store import FakeCaseStore, FakeSendLedger
from recouvrement.clock import MessageClock
from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.claim import ReportPosition
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.dialogue import AnswerProposal
from recouvrement.domain.case.commands.ficp import ReportFicpDeclared, ReportFicpLifted
from recouvrement.domain.case.commands.files import ReportHandedOver, WaiveExhibit
from recouvrement.domain.case.commands.letters import ReportDelivery, ReportSent, ReportWritten
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.effects import (
    Effect,
    HandOverFile,
    RaiseAlert,
    ReportToFicp,
    SendNotice,
    WriteLetter,
)
from recouvrement.domain.case.ficp.entries import FicpAct
from recouvrement.domain.case.handover.exhibits import missing_exhibits
from recouvrement.domain.case.letters.record import Channel, Delivery, Letter
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.identifiers import CaseId, MessageId, case_id
from recouvrement.messages.data import Addressee
from recouvrement.messages.reader import Message, Tick
from recouvrement.usecases.advance_case import Office, advance
from recouvrement.usecases.ports import ClaimOutcome, SendRecord
from recouvrement.usecases.releases import Sending
from recouvrement.usecases.sending_ports import SendState
from support.desk import ANNE, PAUL, procedure
from support.scenario_contract import A_DAY, CONTRACT, Answered, Done, Proof, Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import LetterId
    from recouvrement.domain.position import Product
    from recouvrement.domain.procedure import Procedure
    from support.scenario_contract import Facts

UNCLAIMED_AFTER = timedelta(days=15)  # the post keeps a registered letter so long


class Strategies:
    def of(self, product: Product) -> Procedure:
        return procedure(product)


class LastNight:
    as_of: date | None = None

    def newest_complete(self) -> date | None:
        return self.as_of


class Life:
    def __init__(self, facts: Facts) -> None:
        self.facts, self.store, self.nights = facts, FakeCaseStore(), LastNight()
        self.office = Office(self.store, self.nights, Strategies(), MessageClock(), lambda _: None)
        self.letters = FakeSendLedger(self.store.rows, Sending.LETTER)
        self.files = FakeSendLedger(self.store.rows, Sending.FILE)
        self.on_the_way: list[tuple[date, CaseId, Command]] = []
        self.alerts: list[tuple[date, str]] = []  # day and kind
        self.refused: list[tuple[int, str]] = []  # line and why
        self.told = 0

    @property
    def case(self) -> Case | None:
        """The newest one."""
        cases = self.store.pointer(CONTRACT).cases
        stored = self.store.case(case_id(CONTRACT, cases)) if cases else None
        return None if stored is None else stored.case

    @property
    def all_letters(self) -> dict[LetterId, Letter]:
        """Of every case that the contract had."""
        stored = self.store.rows.cases.values()
        return {letter.letter_id: letter for one in stored for letter in one.case.letters}

    def day(self, today: date) -> None:
        """A night's position, what the day brings, then the two sweeps."""
        self.nights.as_of = today - A_DAY
        self._tell(ReportPosition(self.facts.position(today - A_DAY)), today)
        for told in self.facts.told:
            if told.on == today:
                self._tell_fact(told)
        for on, subject, command in self.on_the_way:
            if on == today:
                self._tell(command, today, subject)
        if not any(first <= today <= last for first, last in self.facts.unswept):
            self._sweep(today)

    def _sweep(self, today: date) -> None:
        self._tick(today, Slot.MORNING)
        if self.case is not None:
            self._answer_questions(self.case, today)
        self._tick(today, Slot.CONTACT_HOURS)

    def _tick(self, today: date, slot: Slot) -> None:
        at = datetime.combine(today, time(6), UTC)
        due = tuple(self.store.due(today))
        if due:
            advance(Tick(MessageId(f"day-{today}-{slot}"), at, today, due, ReachDay(slot)), self.office)
        self._publish(today)

    def _tell_fact(self, told: Told) -> None:
        commands = list(self._commands(told))
        if not commands:
            self.refused.append((told.line, "il n’y avait rien de tel"))
        for command, subject in commands:
            known = len(self.store.rows.events)
            self._tell(command, told.on, subject)
            self._notice_refusal(told, known)

    def _commands(self, told: Told) -> Iterator[tuple[Command, CaseId | None]]:
        case = self.case
        match told.what:
            case Done(kind):
                for task in case.tasks if case is not None else ():
                    if task.kind is kind and task.is_open:
                        yield FinishTask(task.task_id, told.on, PAUL, "fait"), None
            case Proof(code, party_id, delivery):
                his = [one for one in self.all_letters.values() if (one.code, one.party_id) == (code, party_id)]
                for letter in [one for one in his if one.is_sent][-1:]:
                    yield ReportDelivery(letter.letter_id, delivery, told.on), self._case_of(letter)
            case Answered(answer):
                for proposal in case.dialogue.proposals[-1:] if case is not None else ():
                    yield AnswerProposal(proposal.proposal_id, answer, told.on, PAUL), None
            case command:
                yield command, None

    def _case_of(self, letter: Letter) -> CaseId:
        stored = self.store.rows.cases.values()
        return next(one.case.case_id for one in stored if one.case.letter(letter.letter_id) is not None)

    def _notice_refusal(self, told: Told, known: int) -> None:
        """The first answer to a fact; told again, it may well be refused."""
        for entry in list(self.store.rows.events.values())[known : known + 1]:
            body = json.loads(entry.body)
            if body["type"] == "CommandRefused":
                self.refused.append((told.line, f"refusé : {body['data']['sentence']}"))

    def _tell(self, command: Command, today: date, subject: CaseId | None = None) -> None:
        self.told += 1
        at = datetime.combine(today, time(5), UTC)
        addressee = Addressee.CONTRACT if subject is None else Addressee.CASE
        message = Message(MessageId(f"m-{self.told}"), "a.fact", at, subject or CONTRACT, addressee, today, command)
        for _ in range(1 if isinstance(command, ReportPosition) else 2):
            advance(message, self.office)
        self._publish(today)

    def _publish(self, today: date) -> None:
        rows = self.store.rows
        while rows.unpublished:
            identity = min(rows.unpublished)
            rows.unpublished.discard(identity)
            self._carry_out(rows.effects[identity].effect, CaseId(identity.rsplit(".", 2)[0]), today)

    def _carry_out(self, effect: Effect, case: CaseId, today: date) -> None:
        match effect:
            case WriteLetter(letter_id, _):
                self._tell(ReportWritten(letter_id, "0" * 64), today, case)
            case SendNotice(letter_id, _, released_on) if self._claims(self.letters, case, letter_id, released_on):
                self._tell(ReportSent(letter_id, today, f"ref-{letter_id}"), today, case)
                self._post(self.all_letters[letter_id], case, today)
            case HandOverFile(file_id, _, released_on) if self._claims(self.files, case, file_id, released_on):
                self._tell(ReportHandedOver(file_id, "1" * 64, "2" * 64, today), today, case)
            case ReportToFicp(FicpAct.DECLARE, party_id, _):
                self._tell(ReportFicpDeclared(party_id, today, f"BDF-{today}"), today, case)
            case ReportToFicp(FicpAct.LIFT, party_id, _):
                self._tell(ReportFicpLifted(party_id, today, f"BDF-{today}"), today, case)
            case RaiseAlert(kind, _, _):
                self.alerts.append((today, kind))
            case _:
                return

    @staticmethod
    def _claims(ledger: FakeSendLedger, case: CaseId, key: str, released_on: date) -> bool:
        """A release that a fact took back sends nothing; one that was claimed is not claimed again."""
        if ledger.claim(case, key, released_on) is not ClaimOutcome.CLAIMED:
            return False
        ledger.settle(case, key, SendRecord(SendState.SENT, f"ref-{key}"))
        return True

    def _post(self, letter: Letter, case: CaseId, today: date) -> None:
        kind = (letter.code, letter.party_id)
        is_returned = today < self.facts.returned.get(kind, date.min)
        if letter.channel is Channel.EMAIL or letter.party_id in self.facts.unreported or is_returned:
            return
        on = today + timedelta(days=self.facts.post_days)
        self.on_the_way.append((on, case, ReportDelivery(letter.letter_id, Delivery.PRESENTED, on)))
        if kind in self.facts.unclaimed:
            back_on = on + UNCLAIMED_AFTER
            unclaimed = ReportDelivery(letter.letter_id, Delivery.UNCLAIMED, back_on)
            self.on_the_way.append((back_on, case, unclaimed))

    def _answer_questions(self, case: Case, today: date) -> None:
        if any("exhibits" in key for key in case.alarms):
            for code in missing_exhibits(case):
                self._tell(WaiveExhibit(code, ANNE.name, "pas déposée"), today, case.case_id)
        for act in (Act.ACCELERATION, Act.HANDOVER) if self.facts.approves else ():
            asked = case.approval(act)
            if asked is not None and asked.approved_on is None and asked.refused_on is None:
                self._tell(ApproveAct(act, ANNE, PAUL), today, case.case_id)


__all__ = ["Life"]
