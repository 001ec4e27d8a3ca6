"""The position of a sample current account at the close of a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from infra.local.sample.people import party
from recouvrement.domain.identifiers import ContractId
from recouvrement.domain.money import ZERO, Money
from recouvrement.domain.position import Overdraft, Position, Product, Terms

if TYPE_CHECKING:
    from infra.local.sample.portfolio import AccountEntry, BalanceEntry


def account_position(entry: AccountEntry, as_of: date) -> Position:
    """Raises ValueError before the first balance that the portfolio gives."""
    known = [balance for balance in entry.balances if balance.on <= as_of]
    if not known:
        raise ValueError(f"{entry.contract_id}: no balance on {as_of}")
    return Position(
        contract_id=ContractId(entry.contract_id),
        as_of=as_of,
        terms=_terms(entry),
        principal_not_yet_due=ZERO,
        parties=tuple(party(person, as_of) for person in entry.people),
        instalments=(),
        receipts=(),
        overdraft=Overdraft(Money(entry.authorised_limit), Money(known[-1].balance), _overrun_since(entry, known)),
    )


def _overrun_since(entry: AccountEntry, known: list[BalanceEntry]) -> date | None:
    """First day of the overrun that still runs: an evening within the limit starts its clock from zero."""
    since = None
    for balance in known:
        is_overrun = Money(balance.balance) + Money(entry.authorised_limit) < ZERO
        since = (since or balance.on) if is_overrun else None
    return since


def _terms(entry: AccountEntry) -> Terms:
    return Terms(
        product=Product.CURRENT_ACCOUNT,
        agency=entry.agency,
        signed_on=entry.signed_on,
        principal=None,
        annual_rate_pct=Decimal(entry.rate_pct),
        indemnity_rate_pct=Decimal("0.00"),
        clause_reference=None,
        clause_cure_days=None,
    )
