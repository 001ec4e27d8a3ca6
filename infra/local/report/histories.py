"""What the report tells of: each case with its journal, read through the store's port."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from infra.local.functions import as_a_function
from infra.local.results import case_ids, case_store
from recouvrement.domain.case.journal import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from infra.local.world import World
    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.journal import Entry
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import CaseId, PartyId
    from recouvrement.usecases.ports import CaseStore


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """`on` is the day on which it was decided."""

    on: date
    event: Event


@dataclass(frozen=True, slots=True)
class History:
    """`names` has nobody whose particulars were erased: the party's identifier is all that is left."""

    case: Case
    events: tuple[DatedEvent, ...]
    names: Mapping[PartyId, str]


def read_histories(world: World) -> tuple[History, ...]:
    """Every case of the world, by its identifier."""
    with as_a_function():
        store = case_store(world)
        return tuple(_history(store, case_id) for case_id in case_ids(world))


def dated(entries: Iterable[Entry]) -> tuple[DatedEvent, ...]:
    """Raises ValueError for an entry of a type that this program does not know."""
    return tuple(DatedEvent(date.fromisoformat(json.loads(entry.body)["on"]), read(entry)) for entry in entries)


def _history(store: CaseStore, case_id: CaseId) -> History:
    stored = store.case(case_id)
    if stored is None:
        raise KeyError(case_id)
    return History(stored.case, dated(store.journal(case_id)), names_of(store, stored.case))


def names_of(store: CaseStore, case: Case) -> dict[PartyId, str]:
    """Nobody whose particulars were erased."""
    parties = (store.party(case.case_id, debtor.party_id, debtor.version) for debtor in case.debtors)
    return {
        party.party_id: " ".join(part for part in (party.civility, party.first_name, party.last_name) if part)
        for party in parties
        if party is not None
    }
