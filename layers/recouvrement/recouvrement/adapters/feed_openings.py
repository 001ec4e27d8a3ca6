"""From when on a contract is an incident: the `[opening]` table of each product's strategy file."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.money import Money
from recouvrement.domain.position import Product
from recouvrement.domain.strategy import Opening
from recouvrement.messages.envelope import faults

if TYPE_CHECKING:
    from pathlib import Path


class _OpeningTable(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    threshold: str = Field(pattern=r"^\d{1,6}\.\d\d$")
    grace_days: int = Field(ge=0, le=60)


class _StrategyFile(BaseModel):
    """The rest of the file is for those who decide."""

    model_config = ConfigDict(strict=True, extra="ignore")

    opening: _OpeningTable


def read_openings(procedure: Path) -> dict[Product, Opening]:
    """Read every strategy there is. Raises InvalidProcedure naming the file and its fault."""
    return {_product(path): _opening(path) for path in sorted((procedure / "strategies").glob("*.toml"))}


def _product(path: Path) -> Product:
    try:
        return Product(path.stem)
    except ValueError as error:
        raise InvalidProcedure(f"{path.name}: a strategy is named after a product") from error


def _opening(path: Path) -> Opening:
    try:
        table = _StrategyFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).opening
    except ValidationError as error:
        raise InvalidProcedure(f"{path.name}: {faults(error)}") from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidProcedure(f"{path.name}: {error}") from error
    return Opening(Money(table.threshold), table.grace_days)
