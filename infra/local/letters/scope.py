"""What a template may name: the fields of its letter's context, and the items of the lists it repeats."""

from __future__ import annotations

import types
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from infra.local.letters.passages import Both, Either, Is, Not, Place
from recouvrement.domain import letters
from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infra.local.letters.passages import Path, Test
    from recouvrement.domain.letters.parts import Document


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of what stands at a place. `item`: of a list; None for what is no list."""

    type: Any
    item: Any = None
    may_be_absent: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """`known`: what is certainly not absent here, because a test around says so."""

    context: type[Document]
    loops: Mapping[str, tuple[Place, Kind]]
    known: frozenset[Path] = frozenset()

    def place(self, names: tuple[str, ...]) -> tuple[Place, Kind]:
        """Find what a dotted name means. Raises InvalidProcedure when it means nothing, or might be absent here."""
        if names[0] == "loop":
            raise InvalidProcedure("{% vm %}, {% hm %} or loop: a row does not know its number, let the list say it")
        if names[0] in self.loops:
            around, kind = self.loops[names[0]]
            place = Place(around.frame, (), around.path)
            names = names[1:]
        else:
            place, kind = Place(0, (), ()), Kind(self.context)
        for name in names:
            self.check_present(place, kind)
            kind = _field(kind, name, str(place))
            place = Place(place.frame, (*place.names, name), (*place.path, name))
        return place, kind

    def check_present(self, place: Place, kind: Kind) -> None:
        """Raise InvalidProcedure when what stands there might be absent.

        A field may stand where another of the same object is known to be there: they are absent together, or the letter
        is refused when it is written.
        """
        *owner, _ = place.path or ("",)
        if kind.may_be_absent and place.path not in self.known and not (owner and self._knows_of(tuple(owner))):
            raise InvalidProcedure(f"{place} may be absent: say it between {{% if {place} %}} and {{% endif %}}")

    def _knows_of(self, owner: Path) -> bool:
        return any(known[:-1] == owner for known in self.known)

    def within(self, variable: str, items: Place, kind: Kind) -> Scope:
        """Give the scope inside a loop."""
        frame = 1 + max((place.frame for place, _ in self.loops.values()), default=0)
        item = Place(frame, (), (*items.path, "[]"))
        return replace(self, loops={**self.loops, variable: (item, kind_of(kind.item))})

    def knowing(self, paths: frozenset[Path]) -> Scope:
        return replace(self, known=self.known | paths)


def kind_of(hint: Any) -> Kind:  # noqa: ANN401 - any annotation
    """Read the annotation of a field."""
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = [argument for argument in get_args(hint) if argument is not types.NoneType]
        return replace(kind_of(inner), may_be_absent=True)
    if get_origin(hint) is tuple:
        return Kind(tuple, item=get_args(hint)[0])
    return Kind(hint)


@cache
def hints_of(owner: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any dataclass
    """Give the annotations of a context, or of a part of one, by field."""
    return get_type_hints(owner, localns=dict(_vocabulary()))


@cache
def _vocabulary() -> Mapping[str, Any]:
    """Every type that a context is made of, by name: some modules import them for the type checker alone."""
    modules = (import_module(f"{letters.__name__}.{found.name}") for found in iter_modules(letters.__path__))
    return {name: value for module in modules for name, value in vars(module).items() if isinstance(value, type)}


def is_text(kind: Kind) -> bool:
    return isinstance(kind.type, type) and issubclass(kind.type, str)


def shown_by(test: Test) -> frozenset[Path]:
    """List what is certainly there when a test holds."""
    match test:
        case Is(place):
            return frozenset({place.path})
        case Both(left, right):
            return shown_by(left) | shown_by(right)
        case Not(inner):
            return denied_by(inner)
    return frozenset()


def denied_by(test: Test) -> frozenset[Path]:
    """List what is certainly there when a test does not hold."""
    match test:
        case Not(inner):
            return shown_by(inner)
        case Either(left, right):
            return denied_by(left) | denied_by(right)
    return frozenset()


def _field(kind: Kind, name: str, path: str) -> Kind:
    owner = kind.type
    if name.startswith("[") and kind.item is not None:
        return kind_of(kind.item)
    names = {field.name for field in fields(owner)} if is_dataclass(owner) else frozenset()
    if name in names:
        return kind_of(hints_of(owner)[name])
    known = f"it has {', '.join(sorted(names))}" if names else "it is a text" if is_text(kind) else "it is a list"
    raise InvalidProcedure(f"{f'{path}.{name}'.lstrip('.')} does not exist in {path or 'this letter'}: {known}")
