"""The sections of the statement that depend on the route to the judge: each route fills its own."""

from __future__ import annotations

from typing import TypedDict

from recouvrement.domain.letters.judiciary import CreditedPayments, IndemnityLine, LateInterest, WithoutInterest
from recouvrement.domain.letters.tables import AccountState, AmountLine, Arrears


class ClaimPart(TypedDict):
    """Fields of letters.judiciary.ClaimStatement. None: the section is left out."""

    account: AccountState | None
    arrears: Arrears | None
    principal_not_yet_due: str | None
    principal_due_from_judgment: str | None
    late_interest: LateInterest | None
    indemnity: IndemnityLine | None
    recoverable_costs: str
    credited_payments: CreditedPayments | None
    summary: tuple[AmountLine, ...]
    closing: tuple[AmountLine, ...]
    total: str
    daily_interest: str | None
    without_interest: WithoutInterest | None
