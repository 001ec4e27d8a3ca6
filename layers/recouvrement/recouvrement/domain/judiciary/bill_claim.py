"""The claim of a bill: what is unpaid of it, and nothing that is not yet due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.judiciary.claim_part import ClaimPart
from recouvrement.domain.letters.compose.figures import arrears_table
from recouvrement.domain.letters.french import euros
from recouvrement.domain.letters.tables import AmountLine
from recouvrement.domain.money import ZERO, total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recouvrement.domain.position import Instalment


def bill_part(unpaid: Sequence[Instalment]) -> ClaimPart:
    """No interest of its own: the legal one is asked of the judge, from the formal notice (CC 1231-6; ADR 0079)."""
    due = total(one.amount for one in unpaid)
    amounts = (("A – Sommes échues et impayées", due), ("G – Frais récupérables", ZERO))
    return ClaimPart(
        account=None,
        arrears=arrears_table(unpaid),
        principal_not_yet_due=None,
        principal_due_from_judgment=None,
        late_interest=None,
        indemnity=None,
        recoverable_costs=euros(ZERO),
        credited_payments=None,
        summary=tuple(AmountLine(label, euros(amount)) for label, amount in amounts),
        closing=(),
        total=euros(due),
        daily_interest=None,
        without_interest=None,
    )
