"""The letters of the amicable phase: L01, L01-M, L02, L02-D."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Demand

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import OverIndebtedness, Posture
    from recouvrement.domain.letters.tables import AccountCosts, AccountState, Arrears, PaymentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstUnpaidLetter(Demand):
    """L01, consumer credit (CCo L312-36, L312-39, D312-16, D312-17)."""

    arrears: Arrears
    arrears_on: str
    late_interest_rate: str
    indemnity_rate: str  # the contract's, 8 % at most
    debit_represented_on: str | None  # None: the direct debit will not be presented again
    co_debtors: str | None  # their names; None: he owes alone
    over_indebtedness: OverIndebtedness | None  # None: no file of his is known


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstUnpaidMortgageLetter(FirstUnpaidLetter):
    """L01-M, mortgage and common law (CCo L313-50, L313-51, R313-28)."""

    rate_increase: str | None  # points, 3 at most; None: a common-law loan, where the contract alone speaks


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLetter(Demand):
    """L02, second reminder that carries the forbearance proposal (CCo L312-35-1)."""

    posture: Posture
    arrears: Arrears
    position_on: str  # payments are counted up to that day
    first_letter_on: str | None  # None: a professional, whose first letter this is
    payments: tuple[PaymentRow, ...]
    measures: tuple[str, ...]
    reply_by: str
    forbearance_article: str | None  # None: not consumer credit, the bank proposes of its own accord


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdraftReminderLetter(Demand):
    """L02-D, first letter about an overrun."""

    posture: Posture
    account: AccountState
    costs: AccountCosts
    payments: tuple[PaymentRow, ...]
    measures: tuple[str, ...]
    reply_by: str
    forbearance_article: str | None  # None: not consumer credit, the bank proposes of its own accord
