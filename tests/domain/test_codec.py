import pytest

from recouvrement.domain.case.effects import SendNotice, WriteLetter
from recouvrement.domain.case.state import Case
from recouvrement.domain.codec import decode, encode

WRITTEN = {"letter_id": "L-1", "version": 3}


def test_what_was_written_is_read_back():
    assert decode(WriteLetter, encode(WriteLetter("L-1", 3))) == WriteLetter("L-1", 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"letter_id": "L-1"},
        WRITTEN | {"version": None},
        WRITTEN | {"version": "3"},
        WRITTEN | {"version": 3.0},
        WRITTEN | {"version": True},
        WRITTEN | {"letter_id": 7},
        WRITTEN | {"letter_id": ["L-1"]},
        "letter_id",
        [],
        None,
    ],
)
def test_what_is_not_of_its_kind_is_refused_and_never_met_later(wrong):
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(WriteLetter, wrong)


def test_a_text_is_no_list_of_its_letters():
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(Case, {"debtors": "abc"})
    with pytest.raises((TypeError, ValueError)):
        decode(SendNotice, WRITTEN | {"released_on": 20260105})
