"""A transition as rows of the table."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from recouvrement.adapters.items import shard_of
from recouvrement.domain.case.endings.closed import ClosedCase
from recouvrement.domain.case.state import Case
from recouvrement.domain.codec import decode, encode
from recouvrement.domain.identifiers import CaseId
from recouvrement.domain.money import ZERO, Money, total
from recouvrement.domain.position import Party, Receipt
from recouvrement.usecases.ports import ContractPointer, StoredCase
from recouvrement.usecases.releases import releases_of

if TYPE_CHECKING:
    from recouvrement.adapters.items import CaseItem, PointerItem
    from recouvrement.domain.identifiers import ContractId
    from recouvrement.usecases.ports import Transition

MESSAGES_REMEMBERED: Final = timedelta(days=90)  # beyond, the domain is idempotent by itself


def written(value: object) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def case_columns(transition: Transition) -> dict[str, Any]:
    """Give every attribute of the case item but its keys; None where it has none."""
    case = transition.after
    is_open = transition.next_action_on is not None
    return {
        "version": case.version,
        "head": head_of(transition),
        "state": written(case),
        "as_of": _iso(transition.as_of),
        "releases": {str(release) for release in releases_of(case)} or None,
        "contract_id": case.contract_id,
        "product": case.terms.product.value,
        "agency": case.terms.agency,
        "phase": case.phase.value,
        "opened_on": case.opened_on.isoformat(),
        "closed_on": _iso(case.closed_on),
        "arrears_cents": _arrears(case).cents,
        "principal_not_yet_due_cents": case.principal_not_yet_due.cents,
        "agenda_shard": shard_of(case.case_id) if is_open else None,
        "next_action_on": _iso(transition.next_action_on),
        "worklist_agency": None if transition.worklist_rank is None else case.terms.agency,
        "worklist_rank": transition.worklist_rank,
    }


def head_of(transition: Transition) -> str:
    """Give the hash of the last journal entry after it."""
    if transition.entries:
        return transition.entries[-1].hash
    return (transition.before or StoredCase(transition.after)).head


def stored_case(item: CaseItem) -> StoredCase:
    return StoredCase(decode(Case, json.loads(item.state)), item.head, _day(item.as_of), _day(item.next_action_on))


def party(body: str) -> Party:
    return decode(Party, json.loads(body))


def pointer_columns(pointer: ContractPointer, version: int) -> dict[str, Any]:
    return {
        "version": version,
        "open_case": pointer.open_case,
        "cases": pointer.cases,
        "as_of": _iso(pointer.as_of),
        "waiting": written(pointer.waiting),
        "last": None if pointer.last is None else written(pointer.last),
    }


def contract_pointer(contract_id: ContractId, item: PointerItem) -> ContractPointer:
    return ContractPointer(
        contract_id=contract_id,
        version=int(item.version),
        open_case=None if item.open_case is None else CaseId(item.open_case),
        cases=int(item.cases),
        as_of=_day(item.as_of),
        waiting=tuple(decode(Receipt, receipt) for receipt in json.loads(item.waiting)),
        last=None if item.last is None else decode(ClosedCase, json.loads(item.last)),
    )


def _arrears(case: Case) -> Money:
    """Show what is overdue, for the console only: the law's figures are computed from the state, never from here."""
    if case.overdraft is not None:
        return case.overdraft.excess
    owed = total(instalment.amount for instalment in case.instalments)
    reversed_receipts = set(case.reversed_receipts)
    paid = total(receipt.amount for receipt in case.receipts if receipt.receipt_id not in reversed_receipts)
    return max(ZERO, owed - paid)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
