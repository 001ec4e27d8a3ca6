"""The figures at the head of the report."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infra.local.report.words import letter_title
from recouvrement.domain.case.money.claim import outstanding, receipts
from recouvrement.domain.letters.french import euros
from recouvrement.domain.money import total

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from infra.local.report.histories import History
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.parameters import LegalParameters


@dataclass(frozen=True, slots=True)
class LetterCount:
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`contracts` None: the feed does not say how many contracts there are."""

    contracts: int | None
    opened: int
    closed: int
    still_open: int
    letters_sent: int
    letters: tuple[LetterCount, ...]
    outstanding: str
    received: str


def summary_of(histories: Sequence[History], contracts: int | None, at: tuple[date, LegalParameters]) -> Summary:
    cases = [history.case for history in histories]
    sent = Counter(letter.code for case in cases for letter in case.letters if letter.is_sent)
    still_open = [case for case in cases if case.is_open]
    return Summary(
        contracts=contracts,
        opened=len(cases),
        closed=len(cases) - len(still_open),
        still_open=len(still_open),
        letters_sent=sent.total(),
        letters=tuple(LetterCount(letter_title(code), count) for code, count in sorted(sent.items())),
        outstanding=euros(total(outstanding(case, *at) for case in still_open)),
        received=euros(
            total(
                receipt.amount for case in cases for receipt in receipts(case) if _is_during(case, receipt.received_on)
            )
        ),
    )


def contracts_in(feed: Path) -> int | None:
    """Lines of the newest night that says so in its manifest."""
    manifests = sorted(feed.glob("????-??-??/manifest.json"))
    if not manifests:
        return None
    content = json.loads(manifests[-1].read_text(encoding="utf-8"))
    return sum(int(file["lines"]) for file in content["files"])


def _is_during(case: Case, received_on: date) -> bool:
    return received_on >= case.opened_on
