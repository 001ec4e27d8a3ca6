"""The bank's procedure from `PROCEDURE_DIR`: strategies by product, partners, the law's parameters."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.law.parameters import LegalParameters
from recouvrement.domain.partners import Partner
from recouvrement.domain.position import Product
from recouvrement.domain.procedure import Procedure
from recouvrement.domain.strategy import Strategy
from recouvrement.messages.envelope import faults
from recouvrement.messages.procedure_files import read_partner, read_strategy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Procedures:
    """Everything a decision may need, read once at cold start."""

    strategies: dict[Product, Strategy]
    parameters: LegalParameters
    partners: tuple[Partner, ...]

    def of(self, product: Product) -> Procedure | None:
        """None: the bank has no procedure for that product yet."""
        strategy = self.strategies.get(product)
        return None if strategy is None else Procedure(strategy, self.parameters, self.partners)


def load_procedures(directory: Path) -> Procedures:
    """Raises InvalidProcedure naming the file and the key."""
    strategies = [_read(path, read_strategy) for path in sorted((directory / "strategies").glob("*.toml"))]
    partners = [_read(path, read_partner) for path in sorted((directory / "partners").glob("*.toml"))]
    return Procedures(
        strategies={strategy.product: strategy for strategy in strategies},
        parameters=load_parameters(directory / "parameters"),
        partners=tuple(partners),
    )


def read_procedure(path: Path, beside: Procedures) -> Procedure:
    """One strategy, wherever its file is, with the parameters and partners of the others. Raises InvalidProcedure."""
    return Procedure(_read(path, read_strategy), beside.parameters, beside.partners)


def _read(path: Path, reader: Callable[[dict[str, Any]], Value]) -> Value:
    try:
        return reader(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise InvalidProcedure(f"{path.name}: {error}") from error
    except ValidationError as error:
        raise InvalidProcedure(f"{path.name}: {faults(error)}") from error
    except ValueError as error:
        raise InvalidProcedure(f"{path.name}: {error}") from error
