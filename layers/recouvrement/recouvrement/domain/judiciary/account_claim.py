"""The claim of an overdrawn account: its whole balance once it is closed, what stands beyond the limit before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.judiciary.claim_part import ClaimPart
from recouvrement.domain.letters.compose.figures import account_amounts
from recouvrement.domain.letters.french import day, euros
from recouvrement.domain.letters.tables import AccountState, AmountLine
from recouvrement.domain.money import ZERO

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.position import Overdraft


def account_part(case: Case, overdraft: Overdraft, on: date) -> ClaimPart:
    excess = euros(overdraft.excess)
    return ClaimPart(
        account=_state(overdraft, case.position_as_of or on),
        arrears=None,
        principal_not_yet_due=None,
        principal_due_from_judgment=None,
        late_interest=None,
        indemnity=None,
        recoverable_costs=euros(ZERO),
        credited_payments=None,
        summary=tuple(AmountLine(label, euros(amount)) for label, amount in account_amounts(case, overdraft)),
        closing=(),
        total=excess,
        daily_interest=None,
        without_interest=None,
    )


def _state(overdraft: Overdraft, on: date) -> AccountState:
    since = overdraft.overrun_since
    return AccountState(
        on=day(on),
        balance=euros(overdraft.balance),
        limit=euros(overdraft.authorised_limit),
        excess=euros(overdraft.excess),
        overrun_since="aucun dépassement" if since is None else day(since),
    )
