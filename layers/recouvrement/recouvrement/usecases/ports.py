"""What the use cases ask of the world. Adapters answer it on AWS, fakes in tests; one contract test runs on both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from recouvrement.domain.case.effects import Effect
from recouvrement.domain.case.endings.closed import ClosedCase
from recouvrement.domain.case.journal import GENESIS, Entry
from recouvrement.domain.case.state import Case
from recouvrement.domain.identifiers import CaseId, ContractId, EffectId, LetterId, MessageId, PartyId
from recouvrement.domain.position import Party, Product, Receipt
from recouvrement.domain.procedure import Procedure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.messages.envelope import Envelope


REMITTANCES: Final = "ficp/outgoing/"


@dataclass(frozen=True, slots=True)
class ContractPointer:
    """What survives the cases of a contract. Version 0: nothing is stored yet."""

    contract_id: ContractId
    version: int = 0
    open_case: CaseId | None = None
    cases: int = 0  # opened so far
    as_of: date | None = None  # when the last case closed: no older position may open another
    waiting: tuple[Receipt, ...] = ()  # money that came while no case was open
    last: ClosedCase | None = None  # how the last case ended; None: there was none, or it is open


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as read. `as_of` moves every night without an event, so it stands beside the folded state."""

    case: Case
    head: str = GENESIS  # hash of the last journal entry
    as_of: date | None = None
    next_action_on: date | None = None


@dataclass(frozen=True, slots=True)
class StoredParty:
    party: Party
    version: int


@dataclass(frozen=True, slots=True)
class PendingEffect:
    """A row of the outbox: `body` is the message to publish, as JSON."""

    effect_id: EffectId
    effect: Effect
    body: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Transition:
    """All that one decision changes, saved in one transaction or not at all."""

    before: StoredCase | None  # None: the case opens
    after: Case
    as_of: date | None
    entries: tuple[Entry, ...]
    effects: tuple[PendingEffect, ...]
    parties: tuple[StoredParty, ...]
    next_action_on: date | None  # None: closed, and nothing is owed
    message_id: MessageId | None  # None: harmless to decide again (day.reached)
    pointer: tuple[ContractPointer, ContractPointer] | None  # before and after, when the case opens or closes
    worklist_rank: str | None = None  # None: nobody has a task


class CaseStore(Protocol):
    def pointer(self, contract_id: ContractId) -> ContractPointer:
        """Version 0 when the contract was never seen."""

    def case(self, case_id: CaseId) -> StoredCase | None: ...

    def journal(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Every entry, by number."""

    def party(self, case_id: CaseId, party_id: PartyId, version: int) -> Party | None:
        """None: erased."""

    def is_done(self, owner: CaseId | ContractId, message_id: MessageId) -> bool:
        """Whether that message was counted, by the case or, when there was none, by the contract."""

    def save(self, transition: Transition) -> None:
        """Raises Conflict when the case, its pointer or the message is no longer as it was read."""

    def park(self, before: ContractPointer, after: ContractPointer, message_id: MessageId) -> None:
        """Keep a message's facts on the contract. Raises Conflict."""

    def move(self, stored: StoredCase, as_of: date | None, next_action_on: date | None) -> None:
        """Note the day of the facts and that of the next look, without an event.

        Raises Conflict when the case was saved meanwhile.
        """

    def due(self, today: date) -> Iterator[CaseId]:
        """Open cases whose next action is on that day or before it, from the sparse index."""


class Procedures(Protocol):
    def of(self, product: Product) -> Procedure | None:
        """None: the bank has no procedure for that product yet."""


class Feeds(Protocol):
    def newest_complete(self) -> date | None:
        """as_of of the newest complete positions feed; None: there was none yet."""


class Outbox(Protocol):
    """The unpublished effects, for the sweep that mends a stream outage (design §2)."""

    def unpublished(self, before: datetime) -> Iterator[PendingEffect]: ...

    def published(self, effect_id: EffectId) -> None: ...


class ClaimOutcome(StrEnum):
    CLAIMED = "claimed"  # go: nobody else will
    NOT_RELEASED = "not_released"  # too late, or withdrawn meanwhile
    IN_DOUBT = "in_doubt"  # an earlier attempt claimed it and never said how it ended
    SETTLED = "settled"  # sent, failed or expired already: only its report may have been lost


@dataclass(frozen=True, slots=True)
class SendRecord:
    """`LETTER#` as stored: reserved -> sending -> sent, failed or unknown (design §7)."""

    state: str
    reference: str | None


class SendLedger(Protocol):
    """Who may send what, once. Keys are letter ids and judiciary file ids."""

    def claim(self, case_id: CaseId, key: str, released_on: date) -> ClaimOutcome:
        """One transaction: reserved to sending, and the case's release still stands."""

    def expire(self, case_id: CaseId, key: str) -> ClaimOutcome:
        """Give up a release that nobody claimed, so that nobody can any more: NOT_RELEASED, unless somebody had."""

    def settle(self, case_id: CaseId, key: str, record: SendRecord) -> None: ...

    def record(self, case_id: CaseId, key: str) -> SendRecord | None: ...


class Evidence(Protocol):
    """The bucket of what may have to be shown to a judge."""

    def store(self, key: str, content: bytes) -> str:
        """Write once: what is already there stays. Returns the SHA-256 of what *is* stored."""

    def has(self, key: str) -> bool: ...

    def load(self, key: str) -> bytes: ...

    def retain(self, key: str, until: date) -> None:
        """Lock it against deletion: it has left the bank."""

    def link(self, key: str, seconds: int) -> str:
        """A link that anyone can follow for so long (five minutes at most)."""


class Inbox(Protocol):
    def send(self, envelopes: Iterable[Envelope]) -> None: ...


def letter_key(case_id: CaseId, letter_id: LetterId) -> str:
    return f"cases/{case_id}/letters/{letter_id}.docx"


def remittance_key(effect_id: EffectId) -> str:
    """Where the connector to the Banque de France takes declarations from (infra/decisions/0074)."""
    return f"{REMITTANCES}{effect_id}.csv"


def file_key(case_id: CaseId, file_id: str) -> str:
    return f"cases/{case_id}/judiciary/{file_id}.zip"
