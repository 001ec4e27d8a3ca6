"""The journal folded again and held against all that is stored: hashes, ledger, state, letters, particulars."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from recouvrement.domain.case.events.claim import CaseOpened, PositionChanged, ReceiptBooked
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.journal import broken_at, read
from recouvrement.domain.case.people.particulars import fingerprint
from recouvrement.usecases.ports import file_key, letter_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.cases.archive import Archive
    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.journal import Entry
    from recouvrement.domain.identifiers import CaseId
    from recouvrement.domain.position import Receipt
    from recouvrement.usecases.ports import StoredCase


@dataclass(frozen=True, slots=True)
class Audited:
    case_id: CaseId
    entries: int
    documents: int  # letters and files whose bytes were hashed again
    faults: tuple[str, ...]  # empty: everything holds


def audit(case_id: CaseId, archive: Archive) -> Audited:
    """Raises KeyError for a case that nobody knows."""
    stored = archive.store.case(case_id)
    if stored is None:
        raise KeyError(case_id)
    entries = archive.store.journal(case_id)
    documents = tuple(_documents(stored))
    faults = (*_of_the_journal(stored, entries), *_of_people(stored, archive), *_of_documents(documents, archive))
    return Audited(case_id, len(entries), len(documents), faults)


def _of_the_journal(stored: StoredCase, entries: tuple[Entry, ...]) -> Iterator[str]:
    broken = broken_at(entries)
    if broken is not None:
        yield f"the chain of hashes breaks at entry {broken}"
        return
    if not entries or entries[-1].hash != stored.head:
        yield "the case does not end with the last entry of its journal"
    events = [read(entry) for entry in entries]
    if fold(events) != stored.case:
        yield "the journal does not fold to the case that is stored"
    ledger = {receipt.receipt_id: receipt for event in events for receipt in _receipts(event)}
    kept = stored.case.receipts
    if len(kept) != len(ledger) or any(ledger.get(receipt.receipt_id) != receipt for receipt in kept):
        yield "the ledger does not hold each receipt of the journal once"


def _receipts(event: Event) -> tuple[Receipt, ...]:
    match event:
        case CaseOpened(receipts=receipts) | PositionChanged(receipts=receipts):
            return receipts
        case ReceiptBooked(receipt):
            return (receipt,)
        case _:
            return ()


def _of_people(stored: StoredCase, archive: Archive) -> Iterator[str]:
    """Erased particulars prove nothing and are no fault (GDPR 17)."""
    for debtor in stored.case.debtors:
        party = archive.store.party(stored.case.case_id, debtor.party_id, debtor.version)
        if party is not None and fingerprint(party) != debtor.sha256:
            yield f"the particulars of {debtor.party_id} are not those that the journal knows"


def _documents(stored: StoredCase) -> Iterator[tuple[str, str]]:
    """Key and SHA-256 of what the journal says was written."""
    case = stored.case
    for letter in case.letters:
        if letter.sha256 is not None:
            yield letter_key(case.case_id, letter.letter_id), letter.sha256
    if case.handover is not None and case.handover.sha256 is not None:
        yield file_key(case.case_id, case.handover.file_id), case.handover.sha256
    for exhibit in case.exhibits:
        if exhibit.key is not None and exhibit.sha256 is not None:
            yield exhibit.key, exhibit.sha256


def _of_documents(documents: tuple[tuple[str, str], ...], archive: Archive) -> Iterator[str]:
    for key, expected in documents:
        if not archive.evidence.has(key):
            yield f"{key} is not in the evidence"
        elif sha256(archive.evidence.load(key)).hexdigest() != expected:
            yield f"{key} is not the document that the journal hashed"
