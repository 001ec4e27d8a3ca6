"""How fast `detect_incidents` reads a large night, and in how much memory.

usage: python benchmarks/feed.py [--lines 1000000] [--instalments 12] [--late-per-mille 5]

A night is written to a temporary file, then read twice, each in a process of its own: through the use case with the
real reading of slices, and by a baseline that only parses each line with `json.loads` and sums its amounts. The bucket
is the file itself, so no network is measured.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recouvrement.adapters.feed_split import split_lines
from recouvrement.domain.money import Money
from recouvrement.domain.position import Product
from recouvrement.domain.strategy import Opening
from recouvrement.messages.feed_slice import FeedSlice
from recouvrement.usecases.feed_plan import SLICE_BYTES
from recouvrement.usecases.feed_ports import RawLine
from recouvrement.usecases.feed_reading import SliceReading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from recouvrement.usecases.feed_ports import SetAsideLine

AS_OF = date(2026, 1, 5)
OPENINGS = {Product.CONSUMER_LOAN: Opening(Money("15.00"), 3)}


@dataclass(frozen=True, slots=True)
class Measure:
    lines: int
    seconds: float
    peak_megabytes: float
    reported: int


@dataclass
class NoSheet:
    lines: list[SetAsideLine] = field(default_factory=list)

    def add(self, line: SetAsideLine) -> None:
        self.lines.append(line)

    def close(self) -> None:
        if self.lines:
            raise SystemExit(f"a line was set aside: {self.lines[0].reason}")


def loan(number: int, instalments: int, missing: int) -> dict[str, Any]:
    dues = [AS_OF - timedelta(days=30 * step + 10) for step in range(instalments, 0, -1)]
    person = {
        "party_id": f"P-{number}",
        "role": "borrower",
        "kind": "consumer",
        "civility": "Mme",
        "last_name": "Martin",
    }
    address = {"line1": f"{number} rue du Marché", "line2": None, "postcode": "75002", "city": "Paris", "country": "FR"}
    rest = {"first_name": "Léa", "born_on": "1988-04-02", "birth_place": "Lyon", "email": "lea@example.org"}
    amounts = {"interest": "31.20", "insurance": "4.50", "principal": "164.30"}
    return {
        "contract_id": f"LOAN-{number}",
        "as_of": AS_OF.isoformat(),
        "product": "consumer_loan",
        "agency": "75002",
        "signed_on": (dues[0] - timedelta(days=20)).isoformat(),
        "principal": "9639.60",
        "annual_rate_pct": "5.90",
        "indemnity_rate_pct": "8.00",
        "clause_reference": "article 8",
        "clause_cure_days": 30,
        "principal_not_yet_due": "7229.70",
        "parties": [{**person, **rest, "address": address, "phone": None, "guarantee": None}],
        "instalments": [{"number": n, "due_on": due.isoformat(), **amounts} for n, due in enumerate(dues, 1)],
        "receipts": [
            {"receipt_id": f"T-{number}-{n}", "received_on": due.isoformat(), "amount": "200.00"}
            for n, due in enumerate(dues[: instalments - missing])
        ],
        "overdraft": None,
    }


def write_night(path: Path, lines: int, instalments: int, late_per_mille: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(lines):
            missing = 1 if number % 1000 < late_per_mille else 0
            file.write(json.dumps(loan(number, instalments, missing), ensure_ascii=False) + "\n")


def slice_lines(path: Path, start: int, end: int) -> Iterator[RawLine]:
    base = max(start - 1, 0)
    number = 0 if start == 0 else -1
    with path.open("rb") as file:
        file.seek(base)
        for offset, content in split_lines(iter(lambda: file.read(1 << 20), b"")):
            if base + offset >= end:
                return
            number += 1
            if number:
                yield RawLine(base + offset, number, content)


def read_slices(path: Path) -> tuple[int, int]:
    """Read the night slice by slice, as the handler does; messages are made and thrown away."""
    size, lines, reported = path.stat().st_size, 0, 0
    for part, start in enumerate(range(0, size, SLICE_BYTES)):
        end = min(start + SLICE_BYTES, size)
        piece = FeedSlice(AS_OF, "drop", path.name, 0, part, start, end, "etag", None)
        reading = SliceReading(piece, frozenset[str](), OPENINGS, NoSheet())
        reported += sum(1 for message in reading.messages(slice_lines(path, start, end), None) if message.to_json())
        lines += reading.close().lines
    return lines, reported


def read_naively(path: Path) -> tuple[int, int]:
    """Parse and sum each line, check nothing."""
    lines = reported = 0
    with path.open("rb") as file:
        for text in file:
            line = json.loads(text)
            owed = sum(
                Decimal(one["interest"]) + Decimal(one["insurance"]) + Decimal(one["principal"])
                for one in line["instalments"]
            )
            lines += 1
            reported += owed - sum(Decimal(one["amount"]) for one in line["receipts"]) >= Decimal("15.00")
    return lines, reported


def measure(read: Callable[[Path], tuple[int, int]], path: Path) -> Measure:
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(timed, (read, path))


def timed(read: Callable[[Path], tuple[int, int]], path: Path) -> Measure:
    started = time.perf_counter()
    lines, reported = read(path)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Measure(lines, seconds, peak, reported)


def shown(name: str, result: Measure) -> str:
    speed = f"{result.lines / result.seconds:>9,.0f} lines/s"
    return (
        f"{name:<18}{speed}  {result.seconds:6.1f} s  peak {result.peak_megabytes:4.0f} MB  {result.reported} reported"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--instalments", type=int, default=12)
    parser.add_argument("--late-per-mille", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "positions.jsonl"
        write_night(path, arguments.lines, arguments.instalments, arguments.late_per_mille)
        small = Path(folder) / "small.jsonl"
        write_night(small, arguments.lines // 100, arguments.instalments, arguments.late_per_mille)
        whole, naive, hundredth = measure(read_slices, path), measure(read_naively, path), measure(read_slices, small)
        size = path.stat().st_size / 1024**2
    report = [
        f"{arguments.lines:,} lines, {size:,.0f} MB, {arguments.instalments} instalments each, one process",
        shown("detect_incidents", whole),
        shown("json.loads + sum", naive),
        shown("a hundredth of it", hundredth),
        f"{naive.seconds / whole.seconds:.2f} times the speed of the baseline, and every line was checked",
    ]
    sys.stdout.write("\n".join(report) + "\n")


if __name__ == "__main__":
    main()
