"""The page itself, from its template: everything that comes from a case is escaped there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from infra.local.report.chart import chart_of, shown_phases
from infra.local.report.words import PHASES
from recouvrement.domain.letters.french import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from infra.local.report.phases import PhaseCount, Span
    from infra.local.report.summary import Summary
    from infra.local.report.timeline import CasePage

TEMPLATE: Final = "report.html.jinja"


@dataclass(frozen=True, slots=True)
class Page:
    span: Span
    summary: Summary
    counts: tuple[PhaseCount, ...]
    cases: tuple[CasePage, ...]


def render(page: Page) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE).render(
        first=day(page.span.first),
        last=day(page.span.last),
        summary=page.summary,
        chart=chart_of(page.counts),
        phases=[PHASES[phase] for phase in shown_phases(page.counts)],
        month_ends=list(_month_ends(page.counts)),
        cases=page.cases,
    )


def _month_ends(counts: Sequence[PhaseCount]) -> Iterator[tuple[str, list[int]]]:
    """The chart again, for who cannot see it: the last day of each month, and of the run."""
    shown = shown_phases(counts)
    for index, count in enumerate(counts):
        if index + 1 == len(counts) or counts[index + 1].on.month != count.on.month:
            yield day(count.on), [count.cases[phase] for phase in shown]
