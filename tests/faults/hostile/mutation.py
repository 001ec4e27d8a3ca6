"""What a hostile or broken sender makes of a good message: drawn by hypothesis, so that it shrinks to what matters."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, Final

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import DrawFn

    Draw = DrawFn

CANARY: Final = "Zébulon-Canari"  # stands for what a message says of a person: no log may repeat it
_TEXTS: Final = (
    "",
    " ",
    "\x00",
    "\ufffe\uffff",
    "\u202e\u0301" * 20,
    "é" * 200,
    "x" * 201,
    "x" * 501,
    "x" * 30_000,
    "LOAN-1",
    "LOAN-1-01",
    "CASE",
    "CASE#LOAN-1-01",
    "../../etc/passwd",
    "{{ 7 * 7 }}",
    "P-9",
    CANARY,
)
_DAYS: Final = ("0001-01-01", "9999-12-31", "2024-02-29", "2025-02-30", "2025-13-01", "20250101", "2025-W01-1")
_INSTANTS: Final = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2025-10-26T02:30:00+02:00",
    "2025-08-16T10:00:00",
    "1e20",
)
_AMOUNTS: Final = ("0.00", "-1.00", "1e5", "0.001", "999999999999.99", "9999999999999.99", "١٢.٣٤", "NaN", "1,00")
_NUMBERS: Final = (0, -1, 1, 2**31, 2**63, 10**40, 0.1, -0.0, 1e308, float("nan"), float("inf"))
_SHAPES: Final[tuple[Any, ...]] = ([], {}, [None], {"x": {"y": []}}, [[[]]], [1] * 500)
_WORDS: Final = (*_TEXTS, *_DAYS, *_INSTANTS, *_AMOUNTS)

hostile_values: Final = st.sampled_from((None, True, False, *_WORDS, *_NUMBERS, *_SHAPES)) | st.text(max_size=30)


def thorough(examples: int) -> settings:
    """Draw the same examples at each run, and show one as it was found: shrinking it would take minutes."""
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def _paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the way to each place of a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(path for key, item in items for path in _paths(item, (*at, key)))]


def _parent(value: Any, path: Sequence[Any]) -> Any:
    for key in path[:-1]:
        value = value[key]
    return value


def _replaced(draw: Draw, parent: Any, key: Any) -> None:
    parent[key] = copy.deepcopy(draw(hostile_values))


def _removed(_draw: Draw, parent: Any, key: Any) -> None:
    del parent[key]


def _repeated(draw: Draw, parent: Any, key: Any) -> None:
    """A list that says something many times; elsewhere the value in a list of its own."""
    times = draw(st.sampled_from((2, 50)))
    if isinstance(parent, list):
        parent.extend(copy.deepcopy(parent[key]) for _ in range(times))
    else:
        parent[key] = [parent[key]] * times


def _nested(draw: Draw, parent: Any, key: Any) -> None:
    for _ in range(draw(st.sampled_from((1, 50, 250)))):
        parent[key] = {"x": parent[key]}


_CHANGES: Final[Sequence[Callable[[Draw, Any, Any], None]]] = (_replaced, _replaced, _removed, _repeated, _nested)


@st.composite
def mutated(draw: Draw, seeds: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Give a seed changed in up to three places; now and then as it is, or with the data of another seed."""
    message = copy.deepcopy(draw(st.sampled_from(seeds)))
    if draw(st.integers(0, 9)) == 0 and "data" in message:
        message["data"] = copy.deepcopy(draw(st.sampled_from(seeds)).get("data"))
    for _ in range(draw(st.integers(0, 3))):
        ways = [path for path in _paths(message) if path]
        if ways:
            path = draw(st.sampled_from(ways))
            draw(st.sampled_from(_CHANGES))(draw, _parent(message, path), path[-1])
    return message


@st.composite
def written(draw: Draw, seeds: Sequence[dict[str, Any]]) -> str:
    """Give it as text, now and then damaged as text."""
    text = json.dumps(draw(mutated(seeds)), ensure_ascii=draw(st.booleans()))
    match draw(st.integers(0, 19)):
        case 0:
            return text[: draw(st.integers(0, len(text)))]
        case 1:
            return "\ufeff" + text
        case 2:
            return f'{{"id": "first", "data": {{}}, "subject": "LOAN-9", {text[1:]}'  # each of these keys twice
        case 3:
            return "[" * draw(st.sampled_from((10, 5000))) + text
        case 4:
            return draw(st.text(max_size=50))
        case _:
            return text
