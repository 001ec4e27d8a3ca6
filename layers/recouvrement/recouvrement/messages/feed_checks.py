"""What a well-formed line of the feed may say against itself. Doubtful facts are set aside, never acted upon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.position import DebtorRole, Product
from recouvrement.messages.feed_line import cents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.messages.feed_line import FeedLine, OverdraftLine

_LOANS: Final = frozenset(
    {Product.CONSUMER_LOAN, Product.MORTGAGE, Product.REVOLVING_CREDIT, Product.PROFESSIONAL_LOAN},
)


def contradictions(line: FeedLine) -> list[str]:
    """Every contradiction of a line, each beginning with the field at fault; none for a line that holds together."""
    found = [*_of_instalments(line), *_of_receipts(line), *_of_parties(line)]
    if line["product"] is Product.CURRENT_ACCOUNT:
        found += _of_account(line)
    else:
        found += _of_credit(line)
    signed_on = line.get("signed_on")
    if signed_on is not None and signed_on > line["as_of"]:
        found.append("signed_on: after as_of")
    return found


def _of_instalments(line: FeedLine) -> Iterator[str]:
    last_number, last_due, as_of = 0, None, line["as_of"]
    for instalment in line["instalments"]:
        number, due_on = instalment["number"], instalment["due_on"]
        if number <= last_number:
            yield f"instalments.{number}: repeated or out of order"
        if last_due is not None and due_on < last_due:
            yield f"instalments.{number}.due_on: before the instalment that precedes it"
        if due_on > as_of:
            yield f"instalments.{number}.due_on: after as_of"
        last_number, last_due = number, due_on


def _of_receipts(line: FeedLine) -> Iterator[str]:
    receipts, as_of = line["receipts"], line["as_of"]
    if len({receipt["receipt_id"] for receipt in receipts}) != len(receipts):
        yield "receipts: a receipt_id is repeated"
    for index, receipt in enumerate(receipts):
        if receipt["received_on"] > as_of:
            yield f"receipts.{index}.received_on: after as_of"


def _of_parties(line: FeedLine) -> Iterator[str]:
    parties = line["parties"]
    if not parties:
        yield "parties: nobody owes"
        return
    if len({party["party_id"] for party in parties}) != len(parties):
        yield "parties: a party_id is repeated"
    if not any(party["role"] is DebtorRole.BORROWER for party in parties):
        yield "parties: no borrower"
    for index, party in enumerate(parties):
        born_on = party.get("born_on")
        if born_on is not None and born_on > line["as_of"]:
            yield f"parties.{index}.born_on: after as_of"


def _of_credit(line: FeedLine) -> Iterator[str]:
    if line.get("overdraft") is not None:
        yield "overdraft: only a current account has one"
    if line["product"] in _LOANS and line.get("principal") is None:
        yield "principal: missing on a loan"


def _of_account(line: FeedLine) -> Iterator[str]:
    overdraft = line.get("overdraft")
    if line["instalments"]:
        yield "instalments: a current account has none"
    if overdraft is None:
        yield "overdraft: missing on a current account"
    else:
        yield from _of_overdraft(overdraft, line["as_of"])


def _of_overdraft(overdraft: OverdraftLine, as_of: date) -> Iterator[str]:
    since = overdraft.get("overrun_since")
    is_overrun = cents(overdraft["balance"]) + cents(overdraft["authorised_limit"]) < 0
    if is_overrun and since is None:
        yield "overdraft.overrun_since: missing though the balance is beyond the limit"
    if not is_overrun and since is not None:
        yield "overdraft.overrun_since: given though the balance is within the limit"
    if since is not None and since > as_of:
        yield "overdraft.overrun_since: after as_of"
