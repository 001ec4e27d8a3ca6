"""Every fact and every day ends here: load, decide, save in one transaction; decide again when somebody was faster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.commands.money import AttachPayment
from recouvrement.domain.case.decide import decide
from recouvrement.domain.case.money.unallocated_money import unallocated
from recouvrement.domain.case.opening import Before, opened_case, with_waiting
from recouvrement.domain.case.tasks.worklists import worklist_rank
from recouvrement.domain.case.view import View
from recouvrement.domain.errors import Conflict, InvalidMessage
from recouvrement.domain.identifiers import CaseId, ContractId, case_id
from recouvrement.domain.procedure import Situation
from recouvrement.messages.data import Addressee
from recouvrement.messages.reader import Message, Tick
from recouvrement.usecases.contract_pointers import Closing, changes_pointer, pointer_after, with_payment
from recouvrement.usecases.transitions import Bookkeeping, Occasion, continuing, opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from recouvrement.clock import Clock
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import MessageId, ReceiptId
    from recouvrement.domain.position import Position, Product, Receipt
    from recouvrement.domain.procedure import Procedure
    from recouvrement.usecases.ports import CaseStore, ContractPointer, Feeds, Procedures

ATTEMPTS: Final = 6


@dataclass(frozen=True, slots=True)
class Office:
    """Where decisions are made. `pause` waits a little before the n-th attempt, so that two writers part."""

    store: CaseStore
    feeds: Feeds
    procedures: Procedures
    clock: Clock
    pause: Callable[[int], None]


class FeedsOfABatch:
    """Asks once for a whole batch of messages: a feed that completes meanwhile counts for the next one."""

    def __init__(self, feeds: Feeds) -> None:
        self._feeds = feeds
        self._answer: list[date | None] = []

    def newest_complete(self) -> date | None:
        if not self._answer:
            self._answer.append(self._feeds.newest_complete())
        return self._answer[0]


def advance(message: Message | Tick, office: Office) -> None:
    """Raises InvalidMessage for a subject that nobody knows, Conflict or Outage when the message is to come back."""
    occasion = Occasion(
        message_id=None if isinstance(message, Tick) else message.message_id,
        cause=message.message_id,
        today=office.clock.today(message.businessday),
        at=office.clock.now(message.businessday, message.time),
        businessday=message.businessday,
    )
    if isinstance(message, Tick):
        for one in message.case_ids:
            _until_saved(office, lambda one=one: _advance(office, occasion, one, message.command))  # type: ignore[misc]
    else:
        _until_saved(office, lambda: _answer(office, occasion, message))


def _until_saved(office: Office, work: Callable[[], None]) -> None:
    """Contention is not poison: decide again on what the other one saved."""
    for attempt in range(1, ATTEMPTS):
        try:
            return work()
        except Conflict:
            office.pause(attempt)
    return work()


def _answer(office: Office, occasion: Occasion, message: Message) -> None:
    if message.addressee is Addressee.CASE:
        return _advance(office, occasion, CaseId(message.subject), message.command)
    pointer = office.store.pointer(ContractId(message.subject))
    if pointer.open_case is not None:
        return _advance(office, occasion, pointer.open_case, message.command)
    if message.addressee is Addressee.EITHER and not pointer.version:
        return _advance(office, occasion, CaseId(message.subject), message.command)
    return _without_open_case(office, occasion, pointer, message.command)


def _without_open_case(office: Office, occasion: Occasion, pointer: ContractPointer, command: Command) -> None:
    match command:
        case ReportPosition(position):
            _open(office, occasion, pointer, position)
        case RecordPayment() | AttachPayment() if pointer.last is not None and pointer.last.is_whole:
            _advance(office, occasion, pointer.last.case_id, command)
        case AttachPayment(receipt, _) if _is_searched(office, pointer, receipt.receipt_id):
            _advance(office, occasion, case_id(pointer.contract_id, pointer.cases), command)
        case RecordPayment(receipt) | AttachPayment(receipt, _):
            _park(office, occasion, pointer, with_payment(pointer, receipt, occasion.today))
        case ReversePayment(receipt_id, _) if not pointer.cases:
            _park(office, occasion, pointer, tuple(one for one in pointer.waiting if one.receipt_id != receipt_id))
        case _ if pointer.cases:
            _advance(office, occasion, case_id(pointer.contract_id, pointer.cases), command)
        case _:
            raise InvalidMessage(f"{pointer.contract_id} has never had a case")


def _is_searched(office: Office, pointer: ContractPointer, receipt_id: ReceiptId) -> bool:
    """Its task stands on the last case, closed meanwhile: there it ends."""
    stored = office.store.case(case_id(pointer.contract_id, pointer.cases)) if pointer.cases else None
    return stored is not None and any(one.receipt.receipt_id == receipt_id for one in unallocated(stored.case))


def _advance(office: Office, occasion: Occasion, subject: CaseId, command: Command) -> None:
    stored = office.store.case(subject)
    if stored is None:
        raise InvalidMessage(f"there is no case {subject}")
    procedure = _procedure(office, stored.case.terms.product)
    situation = Situation(occasion.today, office.feeds.newest_complete(), stored.as_of)
    decision = decide(stored.case, command, procedure, situation)
    as_of = _newer(stored.as_of, command)
    next_on = next_action_on(decision.case, command, procedure, replace(situation, case_as_of=as_of))
    if not decision.events:
        if (as_of, next_on) != (stored.as_of, stored.next_action_on):
            office.store.move(stored, as_of, next_on)
    elif occasion.message_id is None or not office.store.is_done(subject, occasion.message_id):
        kept = Bookkeeping(
            as_of=as_of,
            next_action_on=next_on,
            worklist_rank=worklist_rank(View(decision.case, procedure, situation)),
            pointer=_pointer_change(office, stored.case, Closing(decision.case, as_of, procedure, occasion.today)),
        )
        office.store.save(continuing(stored, decision, command, (occasion, procedure), kept))


def _pointer_change(office: Office, before: Case, closing: Closing) -> tuple[ContractPointer, ContractPointer] | None:
    if not changes_pointer(before, closing.case):
        return None
    pointer = office.store.pointer(closing.case.contract_id)
    return pointer, pointer_after(pointer, closing)


def _open(office: Office, occasion: Occasion, pointer: ContractPointer, position: Position) -> None:
    """Nothing happens for a position that is no incident, or that is older than what closed the last case."""
    if pointer.as_of is not None and position.as_of <= pointer.as_of:
        return
    procedure = _procedure(office, position.terms.product)
    situation = Situation(occasion.today, office.feeds.newest_complete(), position.as_of)
    complete = with_waiting(position, pointer.waiting)
    event = opened_case(complete, Before(pointer.cases, pointer.last), procedure, situation)
    if event is not None:
        office.store.save(opening(event, complete, pointer, occasion, procedure))


def _park(office: Office, occasion: Occasion, pointer: ContractPointer, waiting: tuple[Receipt, ...]) -> None:
    """Money without a case waits on the contract, and is counted by the next one."""
    if occasion.message_id is None or _is_counted(office, pointer, occasion.message_id):
        return
    office.store.park(pointer, replace(pointer, waiting=waiting), occasion.message_id)


def _is_counted(office: Office, pointer: ContractPointer, message_id: MessageId) -> bool:
    """By the contract, or by its last case: the very payment that closed it may come again."""
    if office.store.is_done(pointer.contract_id, message_id):
        return True
    return bool(pointer.cases) and office.store.is_done(case_id(pointer.contract_id, pointer.cases), message_id)


def _procedure(office: Office, product: Product) -> Procedure:
    procedure = office.procedures.of(product)
    if procedure is None:
        raise InvalidMessage(f"the bank has no strategy for {product}")
    return procedure


def _newer(known: date | None, command: Command) -> date | None:
    if not isinstance(command, ReportPosition):
        return known
    reported = command.position.as_of
    return reported if known is None else max(known, reported)
