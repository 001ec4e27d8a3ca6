"""What holds at every moment of every order, read from the emulated table between two calls."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from moto.dynamodb.models import dynamodb_backends

from infra.local.identities import ACCOUNT
from infra.local.stacks import REGION
from recouvrement.domain.case.journal import Entry, broken_at
from recouvrement.usecases.sending_ports import SendState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.world import World

_SENDS: Final = ("LETTER#", "FILE#")
_ASKS_FOR_MONEY: Final = ("M", "L0", "L10", "L11")


class BrokenError(AssertionError):
    """An invariant does not hold."""


@dataclass(slots=True)
class Rows:
    """The table, by partition and sort key, in plain values."""

    items: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, world: World) -> Rows:
        table: Any = dynamodb_backends[ACCOUNT][REGION].get_table(world.table_name())
        return cls(
            {
                (pk.value, sk.value): {name: value.value for name, value in item.attrs.items()}
                for pk, ranged in table.items.items()
                for sk, item in ranged.items()
            }
        )

    def cases(self) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        for (pk, sk), item in self.items.items():
            if sk == "CASE":
                yield pk, item, json.loads(item["state"])

    def entries(self, pk: str) -> list[Entry]:
        rows = sorted((sk, item) for (owner, sk), item in self.items.items() if owner == pk and sk.startswith("EVENT#"))
        return [Entry(int(sk.removeprefix("EVENT#")), item["body"], item["hash"]) for sk, item in rows]


@dataclass(slots=True)
class Watch:
    """Compares each moment with the one before."""

    world: World
    before: Rows

    def look(self) -> None:
        """Raise BrokenError when something that must always hold does not."""
        now = Rows.of(self.world)
        faults = [*_journals(now), *_ledgers(now), *_open_cases(now), *_claims(self.before, now), *_releases(now)]
        if faults:
            raise BrokenError("; ".join(faults))
        self.before = now


def _journals(now: Rows) -> Iterator[str]:
    """The chain is whole, its numbers dense, and the case is at its last entry."""
    for pk, item, _ in now.cases():
        entries = now.entries(pk)
        if broken_at(entries) is not None:
            yield f"{pk}: the chain breaks at {broken_at(entries)}"
        if (int(item["version"]), item["head"]) != (len(entries), entries[-1].hash):
            yield f"{pk}: at version {item['version']}, with {len(entries)} entries"


def _ledgers(now: Rows) -> Iterator[str]:
    """Money counts once: in a case, or waiting on its contract while none is open."""
    for pk, item, state in now.cases():
        receipts = [one["receipt_id"] for one in state.get("receipts", [])]
        if state.get("closed_on") is None:
            pointer = now.items.get((f"CONTRACT#{item['contract_id']}", "POINTER"), {})
            receipts += [one["receipt_id"] for one in json.loads(pointer.get("waiting", "[]"))]
        twice = [receipt for receipt, count in Counter(receipts).items() if count > 1]
        if twice:
            yield f"{pk}: counts {twice} twice"


def _open_cases(now: Rows) -> Iterator[str]:
    """One open case at most, and the contract knows which."""
    opened = {
        pk.removeprefix("CASE#"): item["contract_id"] for pk, item, state in now.cases() if not state.get("closed_on")
    }
    for contract, count in Counter(opened.values()).items():
        if count > 1:
            yield f"{contract}: {count} open cases"
    for (pk, sk), item in now.items.items():
        if sk == "POINTER":
            contract = pk.removeprefix("CONTRACT#")
            known = [case for case, owner in opened.items() if owner == contract]
            if known != [one for one in [item.get("open_case")] if one]:
                yield f"{contract}: points to {item.get('open_case')}, open are {known}"


def _claims(before: Rows, now: Rows) -> Iterator[str]:
    """What begins to leave at this moment is what the case lets leave at this moment."""
    for (pk, sk), item in now.items.items():
        if not sk.startswith(_SENDS) or item["state"] != SendState.SENDING:
            continue
        if before.items.get((pk, sk), {}).get("state") == SendState.SENDING:
            continue
        release = f"{sk.partition('#')[2]}@{item['released_on']}"
        if release not in (now.items[pk, "CASE"].get("releases") or ()):
            yield f"{pk}: {release} leaves though it is not released"


def _releases(now: Rows) -> Iterator[str]:
    """Nothing that asks for money is released once the case knows that all is paid."""
    for pk, _, _ in now.cases():
        codes: dict[str, str] = {}
        closed = False
        for entry in now.entries(pk):
            body = json.loads(entry.body)
            data = body["data"]
            match body["type"]:
                case "LetterRequested":
                    codes[data["letter_id"]] = data["code"]
                case "CaseClosed":
                    closed = True
                case "LetterReleased" if closed and codes[data["letter_id"]].startswith(_ASKS_FOR_MONEY):
                    yield f"{pk}: {codes[data['letter_id']]} is released after the end of the case"
