"""What a day without events costs: AWS calls of the real handlers, for a small portfolio and one twenty times larger.

usage: python benchmarks/quiet_day.py
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import tempfile
from datetime import date, timedelta
from pathlib import Path

from infra.local.cli import main

FIRST, DAYS = date(2025, 9, 2), 5
SMALL, LARGE = 50, 1000


def healthy(number: int, as_of: date) -> dict[str, object]:
    """A loan of twelve instalments of 100 €, each paid on its day."""
    dues = [date(2025, month, 1) for month in range(1, 10) if date(2025, month, 1) <= as_of]
    party = {
        "party_id": f"P-{number}",
        "role": "borrower",
        "kind": "consumer",
        "civility": None,
        "last_name": f"Titulaire {number}",
        "first_name": None,
        "born_on": "1980-01-01",
        "birth_place": "Paris",
        "address": {"line1": "1 rue Neuve", "line2": None, "postcode": "75002", "city": "Paris", "country": "FR"},
        "email": None,
        "phone": None,
        "guarantee": None,
    }
    return {
        "contract_id": f"LOAN-{number}",
        "as_of": as_of.isoformat(),
        "product": "consumer_loan",
        "agency": "75002",
        "signed_on": "2024-12-15",
        "principal": "1200.00",
        "annual_rate_pct": "0.00",
        "indemnity_rate_pct": "8.00",
        "clause_reference": "article 8",
        "clause_cure_days": 30,
        "principal_not_yet_due": f"{100 * (12 - len(dues))}.00",
        "parties": [party],
        "instalments": [
            {"number": n, "due_on": due.isoformat(), "interest": "0.00", "insurance": "0.00", "principal": "100.00"}
            for n, due in enumerate(dues, 1)
        ],
        "receipts": [
            {"receipt_id": f"T-{number}-{n}", "received_on": due.isoformat(), "amount": "100.00"}
            for n, due in enumerate(dues, 1)
        ],
        "overdraft": None,
    }


def write_feed(folder: Path, contracts: int) -> None:
    for day in range(-1, DAYS):
        as_of = FIRST + timedelta(days=day)
        night = folder / as_of.isoformat()
        night.mkdir(parents=True)
        body = "".join(json.dumps(healthy(number, as_of)) + "\n" for number in range(contracts)).encode()
        (night / "positions.jsonl").write_bytes(body)
        file = {"name": "positions.jsonl", "lines": contracts, "sha256": hashlib.sha256(body).hexdigest()}
        (night / "manifest.json").write_text(json.dumps({"as_of": as_of.isoformat(), "files": [file]}))


def calls_a_day(contracts: int) -> float:
    """Of the functions alone: what the runner asks is not paid on AWS."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_feed(folder / "feed", contracts)
        last = FIRST + timedelta(days=DAYS - 1)
        order = ["--feed", str(folder / "feed"), "--from", str(FIRST), "--to", str(last), "--out", str(folder / "out")]
        with contextlib.redirect_stdout(io.StringIO()):
            main(["run", *order])
        figures = json.loads((folder / "out/figures.json").read_text("utf-8"))
    by_function = figures["aws_calls_by_function"]
    return sum(sum(calls.values()) for function, calls in by_function.items() if function != "runner") / DAYS


def report() -> None:
    small, large = calls_a_day(SMALL), calls_a_day(LARGE)
    print(f"AWS calls on a day without events: {small:.1f} with {SMALL} contracts, {large:.1f} with {LARGE}")
    print(f"ratio: {large / small:.3f}")


if __name__ == "__main__":
    report()
