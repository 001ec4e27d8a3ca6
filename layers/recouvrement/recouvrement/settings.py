"""What a function is told by its environment, as a typed value read once at cold start."""

from __future__ import annotations

import os
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, TypeVar

from recouvrement.domain.errors import InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Mapping

Settings = TypeVar("Settings")


def from_environment(kind: type[Settings], environment: Mapping[str, str] | None = None) -> Settings:
    """Fill a frozen dataclass of strings: field `table_name` is the variable `TABLE_NAME`.

    Raises InvalidProcedure that names every variable that is absent and has no default.
    """
    given = os.environ if environment is None else environment
    wanted = fields(kind)  # type: ignore[arg-type]  # any dataclass
    absent = [field.name.upper() for field in wanted if field.default is MISSING and field.name.upper() not in given]
    if absent:
        raise InvalidProcedure(f"missing in the environment: {', '.join(absent)}")
    return kind(**{field.name: given[field.name.upper()] for field in wanted if field.name.upper() in given})
