"""What became of the cases: read through the store's port, told to programs (cases.json) and to people (a table)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from infra.local.checkout import PARAMETERS
from infra.local.functions import as_a_function
from infra.local.stacks import REGION
from infra.local.state import items_of
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.adapters.table import Table
from recouvrement.domain.case.money.claim import outstanding
from recouvrement.domain.identifiers import CaseId
from recouvrement.usecases.ports import letter_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from infra.local.world import World
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.usecases.ports import CaseStore

CASE_SORT_KEY = "CASE"
CASE_PREFIX = "CASE#"


@dataclass(frozen=True, slots=True)
class LetterResult:
    """`file` is relative to the run's folder; None for an e-mail, and for a letter that was never written."""

    code: str
    party_id: str
    written_on: str | None
    sent_on: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class JournalLine:
    on: str
    type: str


@dataclass(frozen=True, slots=True)
class CaseResult:
    case_id: str
    contract_id: str
    product: str
    phase: str
    opened_on: str
    closed_on: str | None
    outstanding: str
    letters: tuple[LetterResult, ...]
    journal: tuple[JournalLine, ...]


def read_results(world: World, day: date, files: Mapping[str, str]) -> list[CaseResult]:
    """Every case, as it stands on that day. `files` names the file of each letter by its key in the evidence."""
    parameters = load_parameters(PARAMETERS)
    with as_a_function():
        store = case_store(world)
        return [_result(store, case_id, (day, parameters), files) for case_id in case_ids(world)]


def letter_codes(world: World) -> dict[str, str]:
    """Give the code of every letter of every case, by its key in the evidence."""
    with as_a_function():
        store = case_store(world)
        cases = [stored.case for case_id in case_ids(world) if (stored := store.case(case_id)) is not None]
    return {letter_key(case.case_id, letter.letter_id): letter.code for case in cases for letter in case.letters}


def case_store(world: World) -> CaseStore:
    """Give the same store as the functions use. Call it within `as_a_function`."""
    return DynamoCaseStore(Table(world.table_name(), REGION))


def case_ids(world: World) -> list[CaseId]:
    found = (item for item in items_of(world) if item["sk"]["S"] == CASE_SORT_KEY)
    return sorted(CaseId(item["pk"]["S"].removeprefix(CASE_PREFIX)) for item in found)


def _result(
    store: CaseStore, case_id: CaseId, at: tuple[date, LegalParameters], files: Mapping[str, str]
) -> CaseResult:
    stored = store.case(case_id)
    if stored is None:
        raise KeyError(case_id)
    case = stored.case
    return CaseResult(
        case_id=case.case_id,
        contract_id=case.contract_id,
        product=case.terms.product.value,
        phase=case.phase.value,
        opened_on=case.opened_on.isoformat(),
        closed_on=None if case.closed_on is None else case.closed_on.isoformat(),
        outstanding=str(outstanding(case, *at)),
        letters=tuple(_letter(case, letter, files) for letter in case.letters),
        journal=tuple(_line(entry.body) for entry in store.journal(case_id)),
    )


def _letter(case: Case, letter: Letter, files: Mapping[str, str]) -> LetterResult:
    """Tell of one letter. It is written on the day that it is asked for: the queues are emptied before the next."""
    file = files.get(letter_key(case.case_id, letter.letter_id))
    return LetterResult(
        code=letter.code,
        party_id=letter.party_id,
        written_on=None if file is None else letter.requested_on.isoformat(),
        sent_on=None if letter.sent_on is None else letter.sent_on.isoformat(),
        file=file,
    )


def _line(body: str) -> JournalLine:
    entry = json.loads(body)
    return JournalLine(entry["on"], entry["type"])


def as_json(cases: Sequence[CaseResult]) -> str:
    return json.dumps([asdict(case) for case in cases], ensure_ascii=False, indent=1) + "\n"


def as_table(cases: Sequence[CaseResult]) -> str:
    rows = [("case", "product", "phase", "opened", "closed", "outstanding", "letters sent")]
    for case in cases:
        sent = " ".join(letter.code for letter in case.letters if letter.sent_on)
        rows.append(
            (case.case_id, case.product, case.phase, case.opened_on, case.closed_on or "", case.outstanding, sent)
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(_row(row, widths) for row in rows)


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell.rjust(width) if index == 5 else cell.ljust(width)
        for index, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()
