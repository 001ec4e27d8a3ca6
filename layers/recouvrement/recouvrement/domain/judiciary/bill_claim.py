"""The claim of a bill: what is unpaid of it, and nothing that is not yet due."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from recouvrement.domain.letters.compose.figures import arrears_table
from recouvrement.domain.letters.french import euros
from recouvrement.domain.letters.judiciary import CreditedPayments, IndemnityLine, LateInterest, WithoutInterest
from recouvrement.domain.letters.tables import AmountLine, Arrears
from recouvrement.domain.money import ZERO, total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recouvrement.domain.position import Instalment


class BillPart(TypedDict):
    """Sections of the statement, as fields of letters.judiciary.ClaimStatement."""

    account: None
    arrears: Arrears
    principal_not_yet_due: None
    principal_due_from_judgment: None
    late_interest: LateInterest | None
    indemnity: IndemnityLine | None
    recoverable_costs: str
    credited_payments: CreditedPayments | None
    summary: tuple[AmountLine, ...]
    closing: tuple[AmountLine, ...]
    total: str
    daily_interest: None
    without_interest: WithoutInterest | None


def bill_part(unpaid: Sequence[Instalment]) -> BillPart:
    """No interest of its own: the legal one is asked of the judge, from the formal notice (CC 1231-6; ADR 0079)."""
    due = total(one.amount for one in unpaid)
    amounts = (("A – Sommes échues et impayées", due), ("G – Frais récupérables", ZERO))
    return BillPart(
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
