"""Which values are printed wherever there is one to print: those that a written letter is checked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local.letters.passages import Choice, Is, Loop, Not, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infra.local.letters.passages import Passage, Path, Place


def sure_paths(passages: Iterable[Passage]) -> frozenset[Path]:
    """List the paths that no choice can leave out, unless it asks whether that very value is there."""
    paths: frozenset[Path] = frozenset()
    for passage in passages:
        match passage:
            case Value(place) if not any(map(_is_numbered, place.path)):
                paths |= {place.path}
            case Loop(_, body):
                paths |= sure_paths(body)
            case Choice():
                paths |= _of_choice(passage)
    return paths


def _of_choice(choice: Choice) -> frozenset[Path]:
    then, otherwise = sure_paths(choice.then), sure_paths(choice.otherwise)
    match choice.test:
        case Is(place):
            return (then & otherwise) | _under(place, then)
        case Not(Is(place)):
            return (then & otherwise) | _under(place, otherwise)
    return then & otherwise


def _under(place: Place, paths: frozenset[Path]) -> frozenset[Path]:
    """Keep those that exist only if what stands at the place does."""
    return frozenset(path for path in paths if path[: len(place.path)] == place.path)


def _is_numbered(step: str) -> bool:
    """Whether it is one item of a list: the others may be elsewhere."""
    return step.startswith("[") and step != "[]"
