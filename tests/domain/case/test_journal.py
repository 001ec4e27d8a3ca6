import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.journal import GENESIS, Cause, broken_at, chained, read, written
from recouvrement.domain.case.state import Case
from recouvrement.domain.codec import decode, encode
from recouvrement.domain.identifiers import MessageId
from support.contracts import LEA, NOE, ZOE
from support.stories import Story


@pytest.fixture(scope="module")
def desk():
    return Story(parties=(LEA, NOE, ZOE)).until(date(2025, 12, 31))


@pytest.fixture(scope="module")
def entries(desk):
    chain, previous = [], GENESIS
    for number, event in enumerate(desk.events, start=1):
        cause = Cause(
            MessageId(f"m{number}"),
            date(2025, 8, 1),
            datetime(2025, 8, 1, tzinfo=UTC),
            desk.procedure.strategy.reference,
        )
        chain.append(written(number, event, cause, previous))
        previous = chain[-1].hash
    return chain


def test_a_case_is_the_fold_of_its_journal_as_written(desk, entries):
    assert fold(read(entry) for entry in entries) == desk.case


def test_a_case_is_read_back_as_it_was_written(desk):
    assert decode(Case, json.loads(json.dumps(encode(desk.case)))) == desk.case


def test_a_whole_chain_is_found_whole(entries):
    assert broken_at(entries) is None


@pytest.mark.parametrize("place", [0, 5, 40])
def test_a_changed_entry_is_found(entries, place):
    forged = replace(entries[place], body=entries[place].body.replace('"on":"', '"on": "'))
    assert broken_at([*entries[:place], forged, *entries[place + 1 :]]) == place + 1


def test_a_removed_entry_is_found(entries):
    assert broken_at([*entries[:7], *entries[8:]]) == 8


def test_no_entry_names_a_person_or_an_address(entries):
    journal = "\n".join(entry.body for entry in entries)
    for personal in ("Martin", "Léa", "Noé", "Zoé", "rue du Marché", "lea@example.org", "Lyon", "1988"):
        assert personal not in journal


def test_an_entry_of_an_unknown_type_is_refused(entries):
    fields = json.loads(entries[0].body) | {"type": "CaseForgotten"}
    with pytest.raises(ValueError, match="entry 1 is of an unknown type: CaseForgotten"):
        read(replace(entries[0], body=json.dumps(fields)))


def test_a_journal_that_does_not_begin_with_an_opening_is_refused(entries):
    with pytest.raises(ValueError, match="begins with CaseOpened"):
        fold([read(entries[1])])


def test_an_entry_put_in_the_place_of_another_is_found_by_what_follows(entries):
    """Its own hash is right; that of the next one was made of the hash that stood here before."""
    fields = json.loads(entries[5].body) | {"cause": "another"}
    body = json.dumps(fields)
    forged = replace(entries[5], body=body, hash=chained(entries[4].hash, body))
    assert broken_at([*entries[:5], forged, *entries[6:]]) == 7
