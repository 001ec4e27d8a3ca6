"""Repairs of the speed of an emulated call. Within `quick_answers` the answers are the same, see the tests.

An attribute of an item is already in its written form, so it is handed over as it is: moto asks ten members of each
whether they are there, through objects made for each question. What a class of moto's can answer is looked up once.
botocore describes its client in each request, piece by piece, to a server that does not read it.
"""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING, Any

from botocore.useragent import UserAgentString
from moto.core import responses
from moto.core.serialize import BaseJSONSerializer

if TYPE_CHECKING:
    from collections.abc import Iterator

ATTRIBUTE_VALUE = "AttributeValue"
USER_AGENT = "recouvrement-local"
PLAIN = {"S", "N", "SS", "NS", "BOOL", "NULL"}  # no bytes, and nothing inside


@contextlib.contextmanager
def quick_answers() -> Iterator[None]:
    original = BaseJSONSerializer._serialize_type_structure  # noqa: SLF001 - see above

    def structure(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:  # noqa: ANN401 - moto's own
        if shape.name == ATTRIBUTE_VALUE and isinstance(value, dict) and value.keys() <= PLAIN:
            self._default_serialize(serialized, value, shape, key)
        else:
            original(self, serialized, value, shape, key)

    replaced: list[tuple[Any, str, object]] = [
        (BaseJSONSerializer, "_serialize_type_structure", structure),
        (responses, "method_names_from_class", functools.cache(responses.method_names_from_class)),  # type: ignore[attr-defined]  # moto imports it there
        (UserAgentString, "to_string", lambda _self: USER_AGENT),
    ]
    with contextlib.ExitStack() as undo:
        for owner, name, function in replaced:
            undo.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, function)
        yield
