"""`report.html`: what a run did, for people to read: one page that needs nothing else, in French as the bank speaks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from infra.local.checkout import PARAMETERS
from infra.local.report.histories import History, read_histories
from infra.local.report.page import Page, render
from infra.local.report.phases import Span, phases_of
from infra.local.report.summary import contracts_in, summary_of
from infra.local.report.timeline import case_page
from recouvrement.adapters.parameters_toml import load_parameters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from infra.local.world import World

REPORT: Final = "report.html"


@dataclass(frozen=True, slots=True)
class Told:
    """A run: its days, both included, its feed, and the file of each document by its key in the evidence."""

    first: date
    last: date
    feed: Path
    files: Mapping[str, str]


def write_report(world: World, told: Told, out: Path) -> Path:
    """Write OUT/report.html; the files that it links to are relative to OUT."""
    path = out / REPORT
    path.write_text(report(read_histories(world), told), encoding="utf-8")
    return path


def report(histories: Sequence[History], told: Told) -> str:
    at = (told.last, load_parameters(PARAMETERS))
    span = Span(told.first, told.last)
    return render(
        Page(
            span=span,
            summary=summary_of(histories, contracts_in(told.feed), at),
            counts=phases_of(histories, span),
            cases=tuple(case_page(history, told.files, at) for history in histories),
        )
    )
