"""The portfolio by phase over time, as the shapes of an SVG: areas in steps, one on the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from infra.local.report.words import PHASES
from recouvrement.domain.case.state import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from infra.local.report.phases import PhaseCount

WIDTH, HEIGHT = 960, 340
LEFT, RIGHT, TOP, BOTTOM = 40, 8, 12, 28
TICKS_WANTED: Final = 8
COLOURS: Final = {
    Phase.AMICABLE: "#5b9bd5",
    Phase.PLAN: "#3a7d6b",
    Phase.FORMAL_NOTICE: "#f0b429",
    Phase.ACCELERATED: "#d9622b",
    Phase.LITIGATION: "#8e1b3a",
    Phase.ENFORCEMENT: "#3d1152",
    Phase.CLOSED: "#d5dae1",
}
_STACK: Final = (  # from the bottom: what weighs most first
    Phase.ENFORCEMENT,
    Phase.LITIGATION,
    Phase.ACCELERATED,
    Phase.FORMAL_NOTICE,
    Phase.PLAN,
    Phase.AMICABLE,
    Phase.CLOSED,
)


@dataclass(frozen=True, slots=True)
class Area:
    """`points` as SVG wants them, in the chart's own units."""

    name: str
    colour: str
    points: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A graduation: where it stands on its axis, and what it says."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    left: int
    right: int
    baseline: int
    areas: tuple[Area, ...]
    months: tuple[Tick, ...]
    graduations: tuple[Tick, ...]


def chart_of(counts: Sequence[PhaseCount]) -> Chart:
    """Phases in which no case ever stood are left out. Raises ValueError without a day."""
    if not counts:
        raise ValueError("a chart needs a day")
    highest = max(1, *(count.cases.total() for count in counts))
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        baseline=HEIGHT - BOTTOM,
        areas=tuple(_areas(counts, highest)),
        months=tuple(_months([count.on for count in counts])),
        graduations=tuple(_graduations(highest)),
    )


def shown_phases(counts: Sequence[PhaseCount]) -> tuple[Phase, ...]:
    return tuple(phase for phase in _STACK if any(count.cases[phase] for count in counts))


def _areas(counts: Sequence[PhaseCount], highest: int) -> Iterator[Area]:
    floor = [0] * len(counts)
    for phase in shown_phases(counts):
        ceiling = [low + count.cases[phase] for low, count in zip(floor, counts, strict=True)]
        upper, lower = _steps(ceiling, highest), _steps(floor, highest)
        points = " ".join(f"{across:.1f},{down:.1f}" for across, down in [*upper, *reversed(lower)])
        yield Area(PHASES[phase], COLOURS[phase], points)
        floor = ceiling


def _steps(levels: Sequence[int], highest: int) -> list[tuple[float, float]]:
    """Corners of a staircase: a level holds for its whole day."""
    corners: list[tuple[float, float]] = []
    for index, level in enumerate(levels):
        if index == 0 or level != levels[index - 1]:
            before = levels[max(0, index - 1)]
            corners += [(_across(index, len(levels)), _down(value, highest)) for value in (before, level)]
    return [*corners, (_across(len(levels), len(levels)), _down(levels[-1], highest))]


def _months(days: Sequence[date]) -> Iterator[Tick]:
    for index, day in enumerate(days):
        if day.day == 1:
            yield Tick(_across(index, len(days)), f"{day:%m/%Y}")


def _graduations(highest: int) -> Iterator[Tick]:
    step = next(step for step in _round_steps() if highest / step <= TICKS_WANTED)
    for value in range(0, highest + 1, step):
        yield Tick(_down(value, highest), str(value))


def _round_steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, ..."""
    unit = 1
    while True:
        yield from (unit, 2 * unit, 5 * unit)
        unit *= 10


def _across(index: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * index / count


def _down(value: int, highest: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / highest
