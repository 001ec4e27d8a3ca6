from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.law_material import amounts, instalment, loans
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.allocation import pour_as_instructed, pour_on_instalments
from recouvrement.domain.law.forfeiture import claim_without_interest, insurance_paid
from recouvrement.domain.law.order_allocation import (
    DEBTOR_ORDER,
    UNINFORMED_GUARANTOR_ORDER,
    OrderBalance,
    OrderComponent,
    pour_on_order,
)
from recouvrement.domain.money import ZERO, Money, total

received = st.lists(amounts, max_size=8)
SEPTEMBER = instalment(1, "2026-09-12", "22.40", "3.10", "124.50")
OCTOBER = instalment(2, "2026-10-12", "21.85", "3.10", "125.05")


@given(loans(), received)
def test_not_a_cent_is_made_or_lost(loan, money):
    poured = pour_on_instalments(loan, money)
    owed = total(one.amount for one in loan)
    assert owed - poured.total_remaining == total(money) - poured.unallocated
    assert poured.total_remaining == total(one.amount for one in poured.remaining)


@given(loans(), received)
def test_no_newer_instalment_is_touched_while_an_older_one_is_open(loan, money):
    poured = pour_on_instalments(loan, money).remaining
    for place, (before, after) in enumerate(zip(loan, poured, strict=True)):
        if after.amount:
            assert poured[place + 1 :] == loan[place + 1 :]
            break
        assert before.amount >= after.amount


@given(loans(), received)
def test_inside_an_instalment_interest_goes_first_then_insurance_then_principal(loan, money):
    for before, after in zip(loan, pour_on_instalments(loan, money).remaining, strict=True):
        if after.interest:
            assert (after.insurance, after.principal) == (before.insurance, before.principal)
        if after.insurance:
            assert after.principal == before.principal


@given(loans(), received)
def test_money_is_left_over_only_when_nothing_is_due(loan, money):
    poured = pour_on_instalments(loan, money)
    assert not (poured.unallocated and poured.total_remaining)
    assert (poured.first_unpaid_due_on is None) == (poured.total_remaining == ZERO)


@given(loans(), received)
def test_the_order_of_payments_and_of_instalments_changes_nothing(loan, money):
    assert pour_on_instalments(loan[::-1], money[::-1]) == pour_on_instalments(loan, money)


@given(loans(), received)
def test_what_is_unpaid_is_the_end_of_what_remains(loan, money):
    poured = pour_on_instalments(loan, money)
    assert total(one.amount for one in poured.unpaid) == poured.total_remaining
    assert all(one.amount == ZERO for one in poured.remaining[: len(poured.remaining) - len(poured.unpaid)])


def test_a_debtor_may_name_the_instalment_he_pays():
    poured = pour_as_instructed([SEPTEMBER, OCTOBER], Money("160.00"), {2})
    assert poured.remaining[1].amount == ZERO
    assert poured.remaining[0].interest == Money("12.40")  # the ten euros that October left over
    assert poured.first_unpaid_due_on == SEPTEMBER.due_on


@given(loans(), amounts, st.sets(st.integers(1, 12)))
def test_an_instruction_makes_and_loses_nothing(loan, money, named):
    numbers = {one.number for one in loan}
    poured = pour_as_instructed(loan, money, named & numbers)
    assert total(one.amount for one in loan) - poured.total_remaining == money - poured.unallocated


def test_an_instruction_for_an_unknown_instalment_is_refused():
    with pytest.raises(InvalidMessage, match=r"names no instalment of the loan: \[7\]"):
        pour_as_instructed([SEPTEMBER], Money("10.00"), {7})


def test_negative_sums_are_refused():
    with pytest.raises(InvalidMessage, match=r"a payment is negative: -5.00"):
        pour_on_instalments([SEPTEMBER], [Money("10.00"), Money("-5.00")])
    with pytest.raises(InvalidMessage, match="2026-09-12 has a negative part"):
        pour_on_instalments([instalment(1, "2026-09-12", "22.40", "3.10", "-124.50")], [])
    with pytest.raises(InvalidMessage, match=r"a sum owed is negative: -1.00"):
        OrderBalance(Money("0.00"), Money("-1.00"), Money("0.00"))
    with pytest.raises(InvalidMessage, match="the payment is negative"):
        pour_on_order(OrderBalance(ZERO, ZERO, ZERO), Money("-1.00"), DEBTOR_ORDER)


@given(st.builds(OrderBalance, amounts, amounts, amounts), amounts, st.sampled_from(list(permutations(OrderComponent))))
def test_after_an_order_nothing_is_made_or_lost_in_any_order(balance, money, order):
    poured = pour_on_order(balance, money, order)
    for component in OrderComponent:
        assert poured.allocated.of(component) + poured.remaining.of(component) == balance.of(component)
    assert total(poured.allocated.of(component) for component in OrderComponent) == money - poured.unallocated
    first_open = next((place for place, component in enumerate(order) if poured.remaining.of(component)), len(order))
    assert all(poured.allocated.of(later) == ZERO for later in order[first_open + 1 :])


def test_an_uninformed_guarantor_sees_his_principal_paid_first():
    balance = OrderBalance(Money("90.00"), Money("65.50"), Money("400.00"))
    assert pour_on_order(balance, Money("400.00"), UNINFORMED_GUARANTOR_ORDER).remaining.principal == ZERO
    assert pour_on_order(balance, Money("400.00"), DEBTOR_ORDER).remaining.principal == Money("155.50")


def test_a_judge_may_set_another_order():
    balance = OrderBalance(Money("90.00"), Money("65.50"), Money("400.00"))
    override = (OrderComponent.PRINCIPAL, OrderComponent.INTEREST, OrderComponent.COSTS)
    assert pour_on_order(balance, Money("450.00"), override).remaining.interest == Money("15.50")


def test_an_order_that_forgets_a_component_is_refused():
    with pytest.raises(InvalidMessage, match="costs, interest and principal once each"):
        pour_on_order(OrderBalance(ZERO, ZERO, ZERO), ZERO, (OrderComponent.COSTS, OrderComponent.COSTS))


def test_without_interest_the_claim_is_the_capital_less_what_was_paid_beside_insurance():
    poured = pour_on_instalments([SEPTEMBER, OCTOBER], [Money("170.00")])
    premiums = insurance_paid([SEPTEMBER, OCTOBER], poured.remaining)
    assert premiums == Money("3.10")  # the second payment stops inside October's interest
    assert claim_without_interest(Money("9000.00"), [Money("170.00") - premiums]) == Money("8833.10")


@pytest.mark.parametrize(("capital", "paid"), [("-1.00", "0.00"), ("1.00", "-1.00")])
def test_a_forfeited_claim_of_negative_sums_is_refused(capital, paid):
    with pytest.raises(InvalidMessage, match=r"is negative: -1.00"):
        claim_without_interest(Money(capital), [Money(paid)])
