"""A repair of moto's speed: an attribute of an item is already in its written form, so it is handed over as it is.

moto asks ten members of each attribute value whether they are there, through objects made for each question: a third of
the time of a run. Within `quick_answers` the answers are the same, see the tests.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from moto.core.serialize import BaseJSONSerializer

if TYPE_CHECKING:
    from collections.abc import Iterator

ATTRIBUTE_VALUE = "AttributeValue"
PLAIN = {"S", "N", "SS", "NS", "BOOL", "NULL"}  # no bytes, and nothing inside


@contextlib.contextmanager
def quick_answers() -> Iterator[None]:
    original = BaseJSONSerializer._serialize_type_structure  # noqa: SLF001 - see above

    def structure(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:  # noqa: ANN401 - moto's own
        if shape.name == ATTRIBUTE_VALUE and isinstance(value, dict) and value.keys() <= PLAIN:
            self._default_serialize(serialized, value, shape, key)
        else:
            original(self, serialized, value, shape, key)

    BaseJSONSerializer._serialize_type_structure = structure  # type: ignore[method-assign]  # noqa: SLF001
    try:
        yield
    finally:
        BaseJSONSerializer._serialize_type_structure = original  # type: ignore[method-assign]  # noqa: SLF001
