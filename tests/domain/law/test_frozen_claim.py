from datetime import date
from decimal import Decimal

import pytest

from fakes.law_material import accelerated, instalment, parameters
from recouvrement.domain.identifiers import ContractId, ReceiptId
from recouvrement.domain.law.frozen_claim import Acceleration, freeze_claim
from recouvrement.domain.law.guarantor import guarantor_claim, information_due_on
from recouvrement.domain.law.indemnity import consumer_acceleration
from recouvrement.domain.law.judicial_statements import fallback_statement, termination_statement
from recouvrement.domain.law.statement import statement_of_claim
from recouvrement.domain.money import ZERO, Money, total
from recouvrement.domain.position import Guarantee, Position, Product, Receipt, Terms

MAY = instalment(1, "2026-05-05", "31.20", "4.50", "164.30")
JUNE = instalment(2, "2026-06-05", "30.55", "4.50", "164.95")


def position(*receipts):
    terms = Terms(
        Product.CONSUMER_LOAN,
        "75002",
        date(2025, 7, 5),
        Money("9639.60"),
        Decimal("5.90"),
        Decimal("8.00"),
        None,
        None,
    )
    received = tuple(Receipt(ReceiptId(f"R{n}"), date.fromisoformat(d), Money(a)) for n, (d, a) in enumerate(receipts))
    return Position(ContractId("LOAN-1"), date(2026, 11, 23), terms, Money("7315.42"), (), (MAY, JUNE), received, None)


def acceleration():
    return Acceleration(date(2026, 8, 17), consumer_acceleration(Money("7315.42"), parameters()), ZERO)


def test_a_frozen_position_pours_earlier_money_on_instalments_and_later_money_on_the_claim():
    claim = freeze_claim(
        position(("2026-06-20", "230.00"), ("2026-08-17", "10.00"), ("2026-10-02", "300.00")), acceleration()
    )
    assert total(one.amount for one in claim.overdue) == Money("160.00")
    assert [one.amount for one in claim.payments] == [Money("300.00")]


def test_money_left_over_at_the_acceleration_is_not_lost():
    claim = freeze_claim(position(("2026-06-20", "450.00")), acceleration())
    assert [(one.received_on, one.amount) for one in claim.payments] == [(date(2026, 8, 17), Money("50.00"))]


def test_on_the_judicial_route_the_first_head_has_no_indemnity_and_no_interest_on_the_rest():
    statement = termination_statement(position(("2026-06-20", "230.00")), date(2026, 11, 23))
    assert statement.overdue == (instalment(2, "2026-06-05", "0.55", "4.50", "164.95"),)
    assert statement.total_overdue == Money("170.00")
    assert statement.principal_from_judgment == Money("7315.42")
    assert statement.total == Money("7485.42")


def test_on_the_judicial_route_the_second_head_is_the_capital_less_every_payment():
    statement = fallback_statement(Money("9639.60"), position(("2026-06-20", "230.00")), date(2026, 11, 23))
    assert (statement.paid, statement.total) == (Money("230.00"), Money("9409.60"))


@pytest.mark.parametrize(
    ("extends", "cap", "due"),
    [(True, "12000.00", "8100.65"), (True, "5000.00", "5000.00"), (False, "12000.00", "200.00")],
)
def test_a_guarantor_owes_within_his_cap_and_without_extension_only_what_fell_due(extends, cap, due):
    guarantee = Guarantee(Money(cap), extends_acceleration=extends, joint=True)
    statement = statement_of_claim(accelerated("7315.42", MAY), date(2026, 8, 17), parameters())
    assert statement.total_due == Money("8100.65")
    assert guarantor_claim(statement, guarantee).due == Money(due)


def test_a_guarantor_is_told_a_month_after_the_due_date_on_whatever_day_that_is():
    assert information_due_on(date(2026, 10, 31), parameters()) == date(2026, 11, 30)
    assert information_due_on(date(2026, 11, 28), parameters()) == date(2026, 12, 28)
