"""The claim of a loan that only the judge ends: head T1, and the fallback T2 (CC 1224, 1227; domain §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.money.claim import position_of
from recouvrement.domain.judiciary.claim_part import ClaimPart
from recouvrement.domain.law.judicial_statements import fallback_statement, termination_statement
from recouvrement.domain.letters.compose.figures import arrears_table
from recouvrement.domain.letters.french import euros
from recouvrement.domain.letters.judiciary import WithoutInterest
from recouvrement.domain.letters.tables import AmountLine
from recouvrement.domain.money import ZERO

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.judicial_statements import TerminationStatement


def judicial_part(case: Case, on: date) -> ClaimPart:
    """No late interest, no indemnity: neither head carries any."""
    t1 = termination_statement(position_of(case, on), on)
    return ClaimPart(
        account=None,
        arrears=arrears_table(t1.overdue) if t1.overdue else None,
        principal_not_yet_due=None,
        principal_due_from_judgment=euros(t1.principal_from_judgment),
        late_interest=None,
        indemnity=None,
        recoverable_costs=euros(ZERO),
        credited_payments=None,
        summary=_summary(t1),
        closing=(),
        total=euros(t1.total),
        daily_interest=None,
        without_interest=_t2(case, on),
    )


def _summary(t1: TerminationStatement) -> tuple[AmountLine, ...]:
    amounts = (
        ("A – Capital des échéances impayées", t1.overdue_principal),
        ("B – Capital non encore échu, à compter du jugement", t1.principal_from_judgment),
        ("C – Intérêts échus des échéances impayées", t1.interest),
        ("F – Assurance", t1.insurance),
        ("G – Frais récupérables", ZERO),
    )
    return tuple(AmountLine(label, euros(amount)) for label, amount in amounts)


def _t2(case: Case, on: date) -> WithoutInterest | None:
    """None: the capital lent is not known."""
    capital = case.terms.principal
    if capital is None:
        return None
    t2 = fallback_statement(capital, position_of(case, on), on)
    return WithoutInterest(euros(t2.capital_lent), euros(-t2.paid), euros(t2.total))
