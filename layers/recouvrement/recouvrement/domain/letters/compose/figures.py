"""Figures of the law as rows to print: what is printed is what was computed, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.law.statement import ClaimStatement
from recouvrement.domain.letters.french import euros, short_day
from recouvrement.domain.letters.tables import AmountLine, Arrears, BillRow, Bills, InstalmentRow, PaymentRow
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.position import Instalment, Overdraft, Receipt


def arrears_table(unpaid: Sequence[Instalment]) -> Arrears:
    """What is left of each unpaid instalment, and the totals of the columns."""
    return Arrears(
        rows=tuple(_row(one) for one in unpaid),
        interest=euros(total(one.interest for one in unpaid)),
        insurance=euros(total(one.insurance for one in unpaid)),
        principal=euros(total(one.principal for one in unpaid)),
        total=euros(total(one.amount for one in unpaid)),
    )


def bills_table(unpaid: Sequence[Instalment]) -> Bills:
    rows = tuple(BillRow(str(one.number), short_day(one.due_on), euros(one.amount)) for one in unpaid)
    return Bills(rows, euros(total(one.amount for one in unpaid)))


def payment_rows(receipts: Iterable[Receipt]) -> tuple[PaymentRow, ...]:
    return tuple(PaymentRow(short_day(one.received_on), euros(one.amount)) for one in receipts)


def claim_lines(statement: ClaimStatement) -> tuple[AmountLine, ...]:
    """Lines A to H of the statement (domain §11.4): their sum is its total, line I."""
    return tuple(AmountLine(label, euros(amount)) for label, amount in claim_amounts(statement))


def claim_amounts(statement: ClaimStatement) -> tuple[tuple[str, Money], ...]:
    opening, overdue = statement.opening, statement.overdue
    allocated = total(payment.amount - payment.unallocated for payment in statement.payments)
    return (
        ("A – Capital des échéances impayées", total(one.principal for one in overdue)),
        ("B – Capital non encore échu", statement.claim.principal_not_yet_due),
        ("C – Intérêts échus des échéances impayées", opening.accrued_interest),
        ("D – Intérêts de retard", total(line.segment.interest for line in statement.interest_lines)),
        ("E – Indemnité", opening.indemnity),
        ("F – Assurance", opening.insurance),
        ("G – Frais récupérables", opening.costs),
        ("H – Paiements reçus depuis la déchéance du terme", -allocated),
    )


def arrears_amounts(unpaid: Sequence[Instalment]) -> tuple[tuple[str, Money], ...]:
    """Instalments fallen due and nothing else, under the same letters."""
    return (
        ("A – Capital des échéances impayées", total(one.principal for one in unpaid)),
        ("C – Intérêts échus des échéances impayées", total(one.interest for one in unpaid)),
        ("F – Assurance", total(one.insurance for one in unpaid)),
    )


def account_amounts(case: Case, overdraft: Overdraft) -> tuple[tuple[str, Money], ...]:
    """The balance itself, once the account is closed: its own interest stands in it already."""
    closed_on = case.account_closed_on
    label = (
        "Dépassement du découvert autorisé"
        if closed_on is None
        else f"Solde débiteur du compte clos le {short_day(closed_on)}, intérêts compris"
    )
    return ((label, overdraft.excess), ("G – Frais récupérables", ZERO))


def _row(one: Instalment) -> InstalmentRow:
    return InstalmentRow(
        number=str(one.number),
        due_on=short_day(one.due_on),
        interest=euros(one.interest),
        insurance=euros(one.insurance),
        principal=euros(one.principal),
        remaining=euros(one.amount),
    )
