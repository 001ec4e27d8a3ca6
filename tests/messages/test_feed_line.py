from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from feed_material import account, encoded, healthy_loan, instalment, loan, party, receipt
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.money import Money
from recouvrement.domain.position import Product
from recouvrement.messages.feed import position_data, read_position, read_position_data
from recouvrement.messages.feed_line import MAX_LINE_BYTES

GUARANTEE = {"cap": "12000.00", "extends_acceleration": True, "joint": True}


def reason(line: dict[str, Any] | bytes) -> str:
    with pytest.raises(InvalidMessage) as refused:
        read_position(line if isinstance(line, bytes) else encoded(line))
    return str(refused.value)


def test_a_line_is_read_as_the_position_it_says() -> None:
    position = read_position(encoded(loan()))
    assert position.contract_id == "LOAN-1"
    assert position.as_of == date(2026, 1, 5)
    assert position.terms.product is Product.CONSUMER_LOAN
    assert position.terms.annual_rate_pct == Decimal("5.90")
    assert position.instalments[1].amount == Money("200.00")
    assert position.overdue == Money("200.00")
    assert position.parties[0].last_name == "L'Hôpital & Fils <x>"


def test_an_account_is_read_with_its_excess() -> None:
    position = read_position(encoded(account()))
    assert position.overdue == Money("351.20")
    assert position.terms.principal is None


@pytest.mark.parametrize(
    "line",
    [
        loan(),
        healthy_loan(),
        account(),
        loan(parties=[party(), party(party_id="P-2", role="guarantor", guarantee=GUARANTEE, address=None)]),
    ],
)
def test_a_position_goes_to_json_and_comes_back_the_same(line: dict[str, Any]) -> None:
    position = read_position(encoded(line))
    assert position_data(position) == line
    assert read_position_data(position_data(position)) == position


def test_receipts_come_out_by_date_whatever_their_order() -> None:
    swapped = loan(receipts=[receipt("T-2", "2025-12-15", "1.00"), receipt("T-1", "2025-11-14", "200.00")])
    assert [one.receipt_id for one in read_position(encoded(swapped)).receipts] == ["T-1", "T-2"]


def test_a_field_that_may_be_null_may_be_absent_and_an_unknown_one_is_ignored() -> None:
    line = loan(colour="blue")
    del line["overdraft"]
    del line["parties"][0]["phone"]
    assert read_position(encoded(line)) == read_position(encoded(loan()))


@pytest.mark.parametrize(
    "address",
    [None, {}, {"line1": "3 rue du Marché", "postcode": "75002", "city": " ", "country": "FR"}],
)
def test_a_contract_without_a_whole_address_still_shows_its_incident(address: dict[str, str] | None) -> None:
    position = read_position(encoded(loan(parties=[party(address=address)])))
    assert position.parties[0].address is None
    assert position.overdue == Money("200.00")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (b"", "body: Invalid JSON"),
        (b"{", "body: Invalid JSON"),
        (b"[]", "body: "),
        (b'{"contract_id": "\xff"}', "body: Invalid JSON"),
        (loan(product="lease"), "product: "),
        (loan(contract_id="A#B"), "contract_id: "),
        (loan(principal=9639.6), "principal: "),
        (loan(principal="9639.6"), "principal: "),
        (loan(principal="NaN"), "principal: "),
        (loan(principal_not_yet_due="-1.00"), "principal_not_yet_due: "),
        (loan(annual_rate_pct="-0.10"), "annual_rate_pct: "),
        (loan(annual_rate_pct=5.9), "annual_rate_pct: "),
        (loan(clause_cure_days="30"), "clause_cure_days: "),
        (loan(as_of="2026-02-30"), "as_of: "),
        (loan(as_of=1751673600), "as_of: "),
        (loan(instalments=[instalment(1, "2025-11-12", "-164.30")]), "instalments.0.principal: "),
        (loan(instalments=[instalment(0, "2025-11-12")]), "instalments.0.number: "),
        (loan(receipts=[receipt("T-1", "2025-11-14", "-1.00")]), "receipts.0.amount: "),
        (account(overdraft={"authorised_limit": "-1.00", "balance": "0.00"}), "overdraft.authorised_limit: "),
        (loan(parties=[party(last_name="")]), "parties.0.last_name: "),
        (loan(parties=[party(role="neighbour")]), "parties.0.role: "),
    ],
)
def test_a_line_that_cannot_be_read_names_the_field_at_fault(line: dict[str, Any] | bytes, field: str) -> None:
    assert reason(line).startswith(field)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (loan(signed_on="2026-01-06"), "signed_on: after as_of"),
        (loan(principal=None), "principal: missing on a loan"),
        (loan(instalments=[instalment(1, "2026-01-12")]), "instalments.1.due_on: after as_of"),
        (
            loan(instalments=[instalment(1, "2025-11-12"), instalment(1, "2025-12-12")]),
            "instalments.1: repeated or out of order",
        ),
        (
            loan(instalments=[instalment(2, "2025-11-12"), instalment(1, "2025-12-12")]),
            "instalments.1: repeated or out of order",
        ),
        (
            loan(instalments=[instalment(1, "2025-12-12"), instalment(2, "2025-11-12")]),
            "instalments.2.due_on: before the instalment that precedes it",
        ),
        (loan(receipts=[receipt("T-1", "2026-01-06", "1.00")]), "receipts.0.received_on: after as_of"),
        (
            loan(receipts=[receipt("T-1", "2025-11-14", "1.00"), receipt("T-1", "2025-11-15", "1.00")]),
            "receipts: a receipt_id is repeated",
        ),
        (loan(overdraft=account()["overdraft"]), "overdraft: only a current account has one"),
        (account(overdraft=None), "overdraft: missing on a current account"),
        (account(instalments=[instalment(1, "2025-11-12")]), "instalments: a current account has none"),
        (
            account(overdraft={"authorised_limit": "0.00", "balance": "-1.00", "overrun_since": None}),
            "overdraft.overrun_since: missing though the balance is beyond the limit",
        ),
        (
            account(overdraft={"authorised_limit": "9.00", "balance": "-1.00", "overrun_since": "2026-01-02"}),
            "overdraft.overrun_since: given though the balance is within the limit",
        ),
        (
            account(overdraft={"authorised_limit": "0.00", "balance": "-1.00", "overrun_since": "2026-01-06"}),
            "overdraft.overrun_since: after as_of",
        ),
        (loan(parties=[]), "parties: nobody owes"),
        (loan(parties=[party(role="guarantor")]), "parties: no borrower"),
        (loan(parties=[party(), party(role="co_borrower")]), "parties: a party_id is repeated"),
        (loan(parties=[party(born_on="2027-01-01")]), "parties.0.born_on: after as_of"),
    ],
)
def test_a_line_that_contradicts_itself_says_how(line: dict[str, Any], said: str) -> None:
    assert reason(line) == said


def test_a_line_longer_than_a_queue_can_carry_is_refused() -> None:
    assert reason(b" " * (MAX_LINE_BYTES + 1)) == f"line: longer than {MAX_LINE_BYTES} bytes"


def test_a_reason_never_repeats_the_value() -> None:
    assert "Martin" not in reason(loan(parties=[party(role="Martin", kind="Martin", born_on="Martin")]))


def test_the_data_of_a_message_is_checked_as_a_line_is() -> None:
    data = json.loads(encoded(loan(product="lease")))
    with pytest.raises(InvalidMessage, match="product"):
        read_position_data(data)
