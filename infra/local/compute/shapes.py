"""The JSON shapes that several families share: segments, instalments, payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.law.dues import DueAmount, Payment
from recouvrement.domain.position import Instalment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infra.local.compute.inputs import Inputs
    from recouvrement.domain.law.interest import Segment
    from recouvrement.domain.law.parameters import LegalParameters

    Result = dict[str, object]
    Family = Callable[[Inputs, LegalParameters], Result]


def read_due_amounts(inputs: Inputs, key: str) -> tuple[DueAmount, ...]:
    return tuple(DueAmount(one.day("due"), one.money("amount")) for one in inputs.tables(key))


def read_payments(inputs: Inputs, key: str) -> tuple[Payment, ...]:
    return tuple(Payment(one.day("date"), one.money("amount")) for one in inputs.tables(key))


def read_instalments(inputs: Inputs, key: str) -> tuple[Instalment, ...]:
    return tuple(
        Instalment(number, one.day("due"), one.money("interest"), one.money("insurance"), one.money("principal"))
        for number, one in enumerate(inputs.tables(key), start=1)
    )


def segment_shape(segment: Segment) -> Result:
    return {
        "from_excl": segment.from_excl.isoformat(),
        "to_incl": segment.to_incl.isoformat(),
        "days": segment.days,
        "rate_pct": f"{segment.rate_pct:.2f}",
        "year_days": segment.year_days,
        "interest": str(segment.interest),
    }


def day_shape(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
