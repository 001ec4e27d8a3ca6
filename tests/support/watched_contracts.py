"""The contracts to which anything may happen, one of each product: what differs between them, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.money import Money
from recouvrement.domain.position import Overdraft, Product
from support.contracts import LEA, NOE, ZOE, account, loan, loan_terms
from support.naive_calendar import months_later
from support.naive_statement import Due
from support.products import BAKERY, MORTGAGE, OTHER_CREDIT, PROFESSIONAL, REVOLVING
from support.stories import Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recouvrement.domain.position import Instalment, Party, Position, Receipt, Terms
    from support.desk import Desk

_HOUSEHOLDS: Final = ((LEA,), (LEA, NOE), (LEA, NOE, ZOE))
_LOAN_BEGINNINGS: Final = (
    date(2025, 8, 20),  # informed
    date(2025, 10, 14),  # reminded
    date(2025, 11, 15),  # on notice
    date(2025, 12, 1),  # accelerated, where the clause allows it
    date(2025, 12, 20),  # with the bailiff
)
_ACCOUNT_BEGINNINGS: Final = (
    date(2025, 8, 25),  # reminded
    date(2025, 11, 20),  # the tolerance ends
    date(2026, 1, 20),  # on notice
    date(2026, 4, 5),  # with the bailiff
)
OVERDRAWN: Final = Decimal("1500.00")
OVERRUN_SINCE: Final = date(2025, 8, 12)


@dataclass(frozen=True, slots=True)
class Contract:
    """`rungs`: places of the ladder that it has, by the numbers of the letter witness."""

    name: str
    terms: Terms
    rungs: frozenset[int]
    households: tuple[tuple[Party, ...], ...] = _HOUSEHOLDS
    clauses: tuple[int | None, ...] = (30, 30, 15)
    beginnings: tuple[date, ...] = _LOAN_BEGINNINGS
    opens_on: date = date(2025, 8, 15)
    months_before: int = 0  # its instalments fell due so much earlier
    times: int = 1  # the sums of the consumer loan, so many times
    indemnity_cap: Decimal | None = Decimal(8)  # None: the contract's rate alone
    is_for_consumers: bool = True
    is_in_ficp: bool = True

    @property
    def is_account(self) -> bool:
        return self.terms.product is Product.CURRENT_ACCOUNT

    @property
    def is_consumer_credit(self) -> bool:
        """Lent to a consumer, and no home loan: below the cap, all of them (domain §2)."""
        return self.is_for_consumers and not self.is_account and not self.is_mortgage

    @property
    def overrun_since(self) -> date:
        return OVERRUN_SINCE

    @property
    def is_mortgage(self) -> bool:
        return self.terms.product is Product.MORTGAGE

    @property
    def is_without_schedule(self) -> bool:
        return self.terms.product in (Product.CURRENT_ACCOUNT, Product.REVOLVING_CREDIT)

    @property
    def every_due(self) -> dict[int, Due]:
        """The whole schedule, by number."""
        first, sums = date(2025, 7, 12), (Decimal("15.00"), Decimal("4.50"), Decimal("197.00"))
        parts = [part * self.times for part in sums]
        return {number: Due(months_later(first, number - 1 - self.months_before), *parts) for number in range(1, 37)}

    def position(
        self, as_of: date, receipts: Sequence[Receipt], parties: tuple[Party, ...], clause: int | None
    ) -> Position:
        if self.is_account:
            return self._account(as_of, receipts, parties)
        told = loan(months_later(as_of, self.months_before), parties=parties)
        return replace(
            told,
            as_of=as_of,
            receipts=tuple(one for one in receipts if one.received_on <= as_of),
            terms=replace(self.terms, clause_cure_days=clause),
            principal_not_yet_due=told.principal_not_yet_due.times(self.times),
            instalments=tuple(self._scaled(one) for one in told.instalments),
        )

    def _scaled(self, one: Instalment) -> Instalment:
        return replace(
            one,
            due_on=months_later(one.due_on, -self.months_before),
            interest=one.interest.times(self.times),
            insurance=one.insurance.times(self.times),
            principal=one.principal.times(self.times),
        )

    def _account(self, as_of: date, receipts: Sequence[Receipt], parties: tuple[Party, ...]) -> Position:
        """Money moves its balance, of which alone the night speaks."""
        paid = sum((one.amount.amount for one in receipts if one.received_on <= as_of), Decimal(0))
        balance = Money(f"{paid - OVERDRAWN:.2f}")
        since = OVERRUN_SINCE if balance.amount < 0 else None
        known = account(as_of, str(balance), since)
        return replace(known, terms=self.terms, parties=parties, overdraft=Overdraft(Money("0.00"), balance, since))


class WatchedStory(Story):
    """Undisturbed, until somebody begins to watch. The loan's first instalment was paid."""

    def __init__(self, contract: Contract, parties: tuple[Party, ...], clause: int | None) -> None:
        self.contract, self.opens_on = contract, contract.opens_on
        super().__init__(parties, clause)

    def position(self, as_of: date) -> Position:
        return self.contract.position(as_of, self.contract_receipts, self.parties, self.clause)

    def until(self, today: date) -> Desk:
        """Only the days that the case or the post wants, as the scheduler does."""
        desk = self.desk
        while desk.today < today:
            wanted = next_action_on(desk.case, ReachDay(Slot.CONTACT_HOURS), desk.procedure, desk.situation)
            days = [on for on in (wanted, *(on for on, _ in desk.on_the_way)) if on is not None]
            desk.today = max(desk.today, min([*days, today]) - ONE_DAY)
            self._day()
        return desk

    @property
    def contract_receipts(self) -> list[Receipt]:
        return first_receipts(self.contract, self.receipts)


def first_receipts(contract: Contract, receipts: Sequence[Receipt]) -> list[Receipt]:
    """On an account nothing was paid yet."""
    if contract.is_account:
        return []
    return [replace(one, amount=one.amount.times(contract.times)) for one in receipts]


_LOAN_RUNGS: Final = frozenset({0, 1, 3, 4, 6})
CONSUMER: Final = Contract("consumer loan", loan_terms(30), _LOAN_RUNGS)
ACCOUNT: Final = Contract(
    "current account",
    account(date(2025, 8, 15), "-1500.00", OVERRUN_SINCE).terms,
    frozenset({1, 2, 3, 5, 6}),
    households=((LEA,), (LEA, NOE)),
    clauses=(None,),
    beginnings=_ACCOUNT_BEGINNINGS,
)
LATE: Final = Contract(
    "consumer loan heard of late",  # its time bar: 12 August 2026
    replace(loan_terms(30), signed_on=date(2024, 6, 5)),
    _LOAN_RUNGS,
    beginnings=(date(2026, 3, 25), date(2026, 5, 1), date(2026, 6, 10)),
    opens_on=date(2026, 3, 20),
    months_before=12,
)
CONTRACTS: Final = (
    CONSUMER,
    LATE,
    Contract(
        "mortgage",
        MORTGAGE,
        _LOAN_RUNGS,
        clauses=(60, 30, 15),
        times=10,
        indemnity_cap=Decimal(7),
        beginnings=(*_LOAN_BEGINNINGS[:3], date(2025, 12, 24), date(2026, 1, 20)),
    ),
    Contract("revolving credit", REVOLVING, _LOAN_RUNGS),
    ACCOUNT,
    Contract(
        "professional loan",
        PROFESSIONAL,
        _LOAN_RUNGS - {0},
        households=((BAKERY,), (BAKERY, ZOE)),
        clauses=(15, 30),
        indemnity_cap=None,
        is_for_consumers=False,
        is_in_ficp=False,
    ),
    Contract("other credit", OTHER_CREDIT, _LOAN_RUNGS),
)
ONE_DAY: Final = timedelta(days=1)
