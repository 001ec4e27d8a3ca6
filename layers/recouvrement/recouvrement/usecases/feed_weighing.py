"""Whether a line of the feed is an incident, decided on cents without building the position."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.money import Money
from recouvrement.domain.strategy import Opening
from recouvrement.messages.feed_line import cents

if TYPE_CHECKING:
    from recouvrement.messages.feed_line import FeedLine, OverdraftLine

# domain §15 (no_letter_under) and domain §3.1 (grace_days): for a product whose strategy is not written yet.
WITHOUT_STRATEGY: Final = Opening(Money("15.00"), 3)


def is_incident(line: FeedLine, opening: Opening) -> bool:
    """Tell whether what has been due for `grace_days` or longer and is unpaid reaches the threshold (domain §3.1)."""
    overdraft = line.get("overdraft")
    if overdraft is not None:
        return _is_overrun(line, overdraft, opening)
    # A new instalment on its way must not open a case for the cents that an old one lacks: only old ones count.
    latest = line["as_of"] - timedelta(days=opening.grace_days)
    owed = sum(
        cents(instalment["interest"]) + cents(instalment["insurance"]) + cents(instalment["principal"])
        for instalment in line["instalments"]
        if instalment["due_on"] <= latest
    )
    return _reaches(owed - sum(cents(receipt["amount"]) for receipt in line["receipts"]), opening)


def _is_overrun(line: FeedLine, overdraft: OverdraftLine, opening: Opening) -> bool:
    since = overdraft.get("overrun_since")
    is_old_enough = since is not None and since + timedelta(days=opening.grace_days) <= line["as_of"]
    return is_old_enough and _reaches(_excess(overdraft), opening)


def _excess(overdraft: OverdraftLine) -> int:
    return -(cents(overdraft["balance"]) + cents(overdraft["authorised_limit"]))


def _reaches(unpaid: int, opening: Opening) -> bool:
    return unpaid > 0 and unpaid >= opening.threshold.cents
