"""The stores in memory, under the same conditions as the table: one contract test holds both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from recouvrement.domain.errors import Conflict, InvalidMessage
from recouvrement.domain.identifiers import CaseId
from recouvrement.usecases.ports import ClaimOutcome, ContractPointer, SendRecord, StoredCase
from recouvrement.usecases.releases import Release, Sending, releases_of
from recouvrement.usecases.sending_ports import SendState
from recouvrement.usecases.sweep_cases import AgendaRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from recouvrement.domain.case.journal import Entry
    from recouvrement.domain.identifiers import ContractId, EffectId, MessageId, PartyId
    from recouvrement.domain.position import Party
    from recouvrement.usecases.ports import PendingEffect, Transition

LIMIT = 100


@dataclass
class Rows:
    """What the table would hold; share one between the fakes of a test."""

    cases: dict[str, StoredCase] = field(default_factory=dict)
    events: dict[tuple[str, int], Entry] = field(default_factory=dict)
    parties: dict[tuple[str, str, int], Party] = field(default_factory=dict)
    done: set[tuple[str, str]] = field(default_factory=set)
    pointers: dict[str, ContractPointer] = field(default_factory=dict)
    effects: dict[str, PendingEffect] = field(default_factory=dict)
    unpublished: set[str] = field(default_factory=set)
    ranks: dict[str, tuple[str, str]] = field(default_factory=dict)  # agency and rank
    sends: dict[tuple[str, Sending, str], tuple[Release, SendRecord]] = field(default_factory=dict)


def _require(holds: object) -> None:
    if not holds:
        raise Conflict("what was read has changed")


class FakeCaseStore:
    def __init__(self, rows: Rows | None = None) -> None:
        self.rows = rows or Rows()

    def pointer(self, contract_id: ContractId) -> ContractPointer:
        return self.rows.pointers.get(contract_id, ContractPointer(contract_id))

    def case(self, case_id: CaseId) -> StoredCase | None:
        return self.rows.cases.get(case_id)

    def journal(self, case_id: CaseId) -> tuple[Entry, ...]:
        return tuple(entry for (owner, _), entry in sorted(self.rows.events.items()) if owner == case_id)

    def party(self, case_id: CaseId, party_id: PartyId, version: int) -> Party | None:
        return self.rows.parties.get((case_id, party_id, version))

    def is_done(self, owner: CaseId | ContractId, message_id: MessageId) -> bool:
        return (owner, message_id) in self.rows.done

    def save(self, transition: Transition) -> None:
        self._check(transition)
        self._write(transition)

    def park(self, before: ContractPointer, after: ContractPointer, message_id: MessageId) -> None:
        self._check_pointer(before)
        _require((before.contract_id, message_id) not in self.rows.done)
        self.rows.pointers[before.contract_id] = replace(after, version=before.version + 1)
        self.rows.done.add((before.contract_id, message_id))

    def move(self, stored: StoredCase, as_of: date | None, next_action_on: date | None) -> None:
        now = self.rows.cases.get(stored.case.case_id)
        _require(now and (now.case.version, now.as_of) == (stored.case.version, stored.as_of))
        moved = replace(stored, as_of=as_of or stored.as_of, next_action_on=next_action_on)
        self.rows.cases[stored.case.case_id] = moved

    def due(self, today: date) -> Iterator[CaseId]:
        agenda = [(stored.next_action_on, stored.case.case_id) for stored in self.rows.cases.values()]
        return iter([case_id for on, case_id in agenda if on is not None and on <= today])

    def _check(self, transition: Transition) -> None:
        case_id = transition.after.case_id
        self._check_size(transition)
        now = self.rows.cases.get(case_id)
        if transition.before is None:
            _require(now is None)
        else:
            before = transition.before
            _require(now and (now.case.version, now.as_of) == (before.case.version, before.as_of))
        if transition.pointer is not None:
            self._check_pointer(transition.pointer[0])
        _require(transition.message_id is None or (case_id, transition.message_id) not in self.rows.done)
        _require(not any((case_id, entry.number) in self.rows.events for entry in transition.entries))
        _require(not any(effect.effect_id in self.rows.effects for effect in transition.effects))
        _require(all((case_id, p.party.party_id, p.version) not in self.rows.parties for p in transition.parties))
        for release in self._given(transition):
            known = self.rows.sends.get((case_id, release.sending, release.key))
            _require(known is None or known[1].state in (SendState.RESERVED, SendState.EXPIRED))

    def _check_size(self, transition: Transition) -> None:
        items = 1 + (transition.pointer is not None) + (transition.message_id is not None)
        items += len(transition.entries) + len(transition.effects) + len(transition.parties)
        if items + len(self._given(transition)) > LIMIT:
            raise InvalidMessage("one decision changes more items than a transaction holds")

    def _given(self, transition: Transition) -> frozenset[Release]:
        earlier = frozenset() if transition.before is None else releases_of(transition.before.case)
        return releases_of(transition.after) - earlier

    def _check_pointer(self, before: ContractPointer) -> None:
        now = self.rows.pointers.get(before.contract_id)
        _require((now.version if now else 0) == before.version)

    def _write(self, transition: Transition) -> None:
        case_id, rows = transition.after.case_id, self.rows
        head = transition.before.head if transition.before else StoredCase(transition.after).head
        head = transition.entries[-1].hash if transition.entries else head
        rows.cases[case_id] = StoredCase(transition.after, head, transition.as_of, transition.next_action_on)
        rows.ranks.pop(case_id, None)
        if transition.worklist_rank is not None:
            rows.ranks[case_id] = (transition.after.terms.agency, transition.worklist_rank)
        if transition.pointer is not None:
            before, after = transition.pointer
            rows.pointers[before.contract_id] = replace(after, version=before.version + 1)
        if transition.message_id is not None:
            rows.done.add((case_id, transition.message_id))
        rows.events.update({(case_id, entry.number): entry for entry in transition.entries})
        rows.effects.update({effect.effect_id: effect for effect in transition.effects})
        rows.unpublished.update(effect.effect_id for effect in transition.effects)
        rows.parties.update({(case_id, p.party.party_id, p.version): p.party for p in transition.parties})
        for release in self._given(transition):
            rows.sends[case_id, release.sending, release.key] = (release, SendRecord(SendState.RESERVED, None))


class FakeAgenda:
    def __init__(self, rows: Rows) -> None:
        self.store = FakeCaseStore(rows)

    def due(self, today: date) -> Iterator[CaseId]:
        return self.store.due(today)

    def rows(self) -> Iterator[AgendaRow]:
        return iter(
            [
                AgendaRow(stored.case.case_id, stored.next_action_on, stored.case.phase)
                for stored in self.store.rows.cases.values()
                if stored.next_action_on is not None
            ]
        )


class FakeWorklists:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def of_agency(self, agency: str) -> Iterator[CaseId]:
        ranked = sorted((rank, case_id) for case_id, (known, rank) in self.rows.ranks.items() if known == agency)
        return iter([CaseId(case_id) for _, case_id in ranked])

    def of_person(self, party_id: PartyId) -> Iterator[CaseId]:
        return iter(sorted({CaseId(case_id) for case_id, known, _ in self.rows.parties if known == party_id}))


class FakeOutbox:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def unpublished(self, before: datetime) -> Iterator[PendingEffect]:
        waiting = [self.rows.effects[effect_id] for effect_id in sorted(self.rows.unpublished)]
        return iter([effect for effect in waiting if effect.created_at < before])

    def published(self, effect_id: EffectId) -> None:
        _require(effect_id in self.rows.effects)
        self.rows.unpublished.discard(effect_id)


class FakeSendLedger:
    def __init__(self, rows: Rows, sending: Sending) -> None:
        self.rows = rows
        self.sending = sending

    def claim(self, case_id: CaseId, key: str, released_on: date) -> ClaimOutcome:
        release, record = self.rows.sends.get((case_id, self.sending, key), (None, None))
        wanted = Release(self.sending, key, released_on)
        stored = self.rows.cases.get(case_id)
        stands = stored is not None and wanted in releases_of(stored.case)
        if release == wanted and stands and record and record.state == SendState.RESERVED:
            self._put(case_id, key, SendRecord(SendState.SENDING, None))
            return ClaimOutcome.CLAIMED
        return _outcome(record)

    def expire(self, case_id: CaseId, key: str) -> ClaimOutcome:
        record = self.record(case_id, key)
        if record is not None and record.state == SendState.RESERVED:
            self._put(case_id, key, SendRecord(SendState.EXPIRED, None))
        return _outcome(record)

    def settle(self, case_id: CaseId, key: str, record: SendRecord) -> None:
        now = self.record(case_id, key)
        if now is not None and now.state in (SendState.SENDING, SendState.UNKNOWN):
            self._put(case_id, key, record)

    def record(self, case_id: CaseId, key: str) -> SendRecord | None:
        known = self.rows.sends.get((case_id, self.sending, key))
        return None if known is None else known[1]

    def _put(self, case_id: CaseId, key: str, record: SendRecord) -> None:
        release, _ = self.rows.sends[case_id, self.sending, key]
        self.rows.sends[case_id, self.sending, key] = (release, record)


def _outcome(record: SendRecord | None) -> ClaimOutcome:
    match record.state if record else None:
        case SendState.SENDING:
            return ClaimOutcome.IN_DOUBT
        case SendState.SENT | SendState.FAILED | SendState.UNKNOWN:
            return ClaimOutcome.SETTLED
        case _:
            return ClaimOutcome.NOT_RELEASED
