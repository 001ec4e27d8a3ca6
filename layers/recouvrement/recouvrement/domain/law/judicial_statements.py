"""Statements of the judicial route: the judge ends the contract (CC 1224, 1227; domain §7, heads T1 and T2).

No head carries late interest or an indemnity: judges differ on it, the bank asks what nobody contests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.dues import check_not_negative
from recouvrement.domain.law.forfeiture import claim_without_interest
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.position import Instalment, Position


@dataclass(frozen=True, slots=True)
class TerminationStatement:
    """T1: instalments overdue today, and the capital not yet due, claimed from the judgment only."""

    statement_on: date
    overdue: tuple[Instalment, ...]  # what is unpaid of each, paid ones left out
    interest: Money
    insurance: Money
    overdue_principal: Money
    principal_from_judgment: Money

    @property
    def total_overdue(self) -> Money:
        return total((self.interest, self.insurance, self.overdue_principal))

    @property
    def total(self) -> Money:
        return self.total_overdue + self.principal_from_judgment


@dataclass(frozen=True, slots=True)
class FallbackStatement:
    """T2: capital lent less every payment, insurance premiums included (TJ Paris 16 June 2025)."""

    statement_on: date
    capital_lent: Money
    paid: Money
    total: Money


def termination_statement(position: Position, statement_on: date) -> TerminationStatement:
    """T1. The loan runs on until the judgment: what falls due and comes in until the statement counts."""
    check_not_negative("the principal not yet due", position.principal_not_yet_due)
    fallen = [one for one in position.instalments if one.due_on <= statement_on]
    received = [one.amount for one in position.receipts if one.received_on <= statement_on]
    overdue = tuple(one for one in pour_on_instalments(fallen, received).remaining if one.amount)
    return TerminationStatement(
        statement_on=statement_on,
        overdue=overdue,
        interest=total(one.interest for one in overdue),
        insurance=total(one.insurance for one in overdue),
        overdue_principal=total(one.principal for one in overdue),
        principal_from_judgment=position.principal_not_yet_due,
    )


def fallback_statement(capital_lent: Money, position: Position, statement_on: date) -> FallbackStatement:
    """T2, in the same summons, should the judge hold every clause void."""
    received = [one.amount for one in position.receipts if one.received_on <= statement_on]
    return FallbackStatement(
        statement_on, capital_lent, total(received), claim_without_interest(capital_lent, received)
    )
