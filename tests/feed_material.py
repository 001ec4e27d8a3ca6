"""Lines, folders and manifests of a made-up feed."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AS_OF = date(2026, 1, 5)


def party(**changes: Any) -> dict[str, Any]:
    address = {"line1": "3 rue du Marché", "line2": None, "postcode": "75002", "city": "Paris", "country": "FR"}
    return {
        "party_id": "P-1",
        "role": "borrower",
        "kind": "consumer",
        "civility": "Mme",
        "last_name": "L'Hôpital & Fils <x>",
        "first_name": "Léa",
        "born_on": "1988-04-02",
        "birth_place": "Lyon",
        "address": address,
        "email": "lea@example.org",
        "phone": None,
        "guarantee": None,
    } | changes


def instalment(number: int, due_on: str, principal: str = "164.30") -> dict[str, Any]:
    return {"number": number, "due_on": due_on, "interest": "31.20", "insurance": "4.50", "principal": principal}


def receipt(receipt_id: str, received_on: str, amount: str) -> dict[str, Any]:
    return {"receipt_id": receipt_id, "received_on": received_on, "amount": amount}


def loan(**changes: Any) -> dict[str, Any]:
    """Two instalments of 200.00 fallen due, one paid: 200.00 overdue since 12 December."""
    return {
        "contract_id": "LOAN-1",
        "as_of": AS_OF.isoformat(),
        "product": "consumer_loan",
        "agency": "75002",
        "signed_on": "2025-10-20",
        "principal": "9639.60",
        "annual_rate_pct": "5.90",
        "indemnity_rate_pct": "8.00",
        "clause_reference": "article 8",
        "clause_cure_days": 30,
        "principal_not_yet_due": "7229.70",
        "parties": [party()],
        "instalments": [instalment(1, "2025-11-12"), instalment(2, "2025-12-12")],
        "receipts": [receipt("T-1", "2025-11-14", "200.00")],
        "overdraft": None,
    } | changes


def healthy_loan(**changes: Any) -> dict[str, Any]:
    return loan(receipts=[receipt("T-1", "2025-11-14", "200.00"), receipt("T-2", "2025-12-12", "200.00")]) | changes


def account(**changes: Any) -> dict[str, Any]:
    """351.20 below zero without any authorised limit."""
    return (
        loan(
            contract_id="ACCOUNT-1",
            product="current_account",
            signed_on=None,
            principal=None,
            clause_reference=None,
            clause_cure_days=None,
            principal_not_yet_due="0.00",
            instalments=[],
            receipts=[],
            overdraft={"authorised_limit": "0.00", "balance": "-351.20", "overrun_since": "2026-01-02"},
        )
        | changes
    )


def encoded(line: Mapping[str, Any]) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode()


def file_of(lines: Iterable[Mapping[str, Any] | bytes]) -> bytes:
    return b"".join((line if isinstance(line, bytes) else encoded(line)) + b"\n" for line in lines)


def manifest_of(files: Mapping[str, tuple[bytes, int]], as_of: date = AS_OF) -> bytes:
    """Of files given as content and number of lines."""
    named = [
        {"name": name, "lines": lines, "sha256": hashlib.sha256(content).hexdigest()}
        for name, (content, lines) in files.items()
    ]
    return json.dumps({"as_of": as_of.isoformat(), "files": named}).encode()


def folder_of(lines: list[Mapping[str, Any] | bytes], name: str = "positions.jsonl") -> dict[str, bytes]:
    """A whole night's folder with one file."""
    content = file_of(lines)
    return {name: content, "manifest.json": manifest_of({name: (content, len(lines))})}
