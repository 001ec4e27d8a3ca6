"""What a broken sender may write, found by hypothesis: refused by field, never met as an error of the program."""

import json
from datetime import date
from pathlib import Path

import pytest

from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.feed_line import read_form
from recouvrement.messages.feed_position import position_data
from recouvrement.messages.reader import read_message
from support.contracts import loan

AS_OF = date(2025, 9, 1)
EVENTS = Path(__file__).parents[1] / "events"


def example(name, **changes):
    return json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8")) | changes


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_an_instant_that_no_day_of_paris_holds_is_refused_by_name(time):
    with pytest.raises(InvalidMessage, match="time: before 1900 or after 2199"):
        read_message(json.dumps(example("hold.lifted", time=time)))


def test_a_day_without_a_morrow_is_refused_in_whatever_field_it_stands():
    held = example("hold.placed")
    held["data"]["until"] = "9999-12-31"
    with pytest.raises(InvalidMessage, match=r"data\.until: before 1900"):
        read_message(json.dumps(held))


def test_what_the_parts_of_a_message_say_together_is_refused_without_its_values():
    act = example("act.received")
    act["data"]["sha256"] = "secret"
    with pytest.raises(InvalidMessage, match="sha256") as caught:
        read_message(json.dumps(act))
    assert "secret" not in str(caught.value)


def test_an_amount_has_the_digits_that_we_count_with():
    with pytest.raises(InvalidMessage, match="amount"):
        read_message(json.dumps(example("payment.received") | {"data": {"receipt_id": "T", "amount": "١٢.٣٤"}}))
    line = position_data(loan(AS_OF)) | {"principal_not_yet_due": "١٢.٣٤"}
    with pytest.raises(InvalidMessage, match="principal_not_yet_due"):
        read_form(json.dumps(line).encode())
