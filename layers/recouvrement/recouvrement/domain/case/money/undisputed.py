"""What is asked while a part is contested: the rest of what is unpaid (domain §10.2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recouvrement.domain.case.money.claim import Arrears, cadence_start
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.money import ZERO, Money, total
from recouvrement.domain.position import Instalment, Receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.domain.case.stops.disputes import Dispute


def undisputed(found: Arrears, disputes: Iterable[Dispute], floor: Money) -> Arrears:
    """Without the instalments that a dispute names, and less the sums, taken from the most recent ones.

    `floor`: below it nobody is written to, so that the cadence has no start.
    """
    parts = tuple(one for one in disputes if not one.is_whole)
    if not parts:
        return found
    contested = total(one.amount for one in parts if one.amount is not None)
    if not found.unpaid:
        left = max(ZERO, found.total - contested)
        since = found.oldest_unpaid_on if left else None
        return replace(found, total=left, oldest_unpaid_on=since, cadence_from=since)
    numbers = {number for one in parts for number in one.instalments}
    certain = tuple(one for one in found.unpaid if one.number not in numbers)
    unpaid = tuple(reversed(tuple(_less(reversed(certain), contested))))
    return Arrears(
        unpaid=unpaid,
        total=total(one.amount for one in unpaid),
        oldest_unpaid_on=unpaid[0].due_on if unpaid else None,
        cadence_from=cadence_start(unpaid, floor),
        unallocated=found.unallocated,
    )


def _less(instalments: Iterable[Instalment], contested: Money) -> Iterator[Instalment]:
    left = contested
    for one in instalments:
        poured = pour_on_instalments((one,), (left,))
        left = poured.unallocated
        if poured.total_remaining:
            yield poured.remaining[0]


def contested_as_paid(found: Arrears, certain: Arrears) -> tuple[Receipt, ...]:
    """The contested part of each instalment, as money that came on its due date: no incident is declared for it."""
    left = {one.number: one.amount for one in certain.unpaid}
    parts = ((one, one.amount - left.get(one.number, ZERO)) for one in found.unpaid)
    return tuple(Receipt(ReceiptId(f"contested-{one.number}"), one.due_on, part) for one, part in parts if part)
