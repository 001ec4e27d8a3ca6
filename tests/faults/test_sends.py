"""The protocol of design §7 at each call between the claim and the report: what a fault there makes of a send."""

from __future__ import annotations

import json

import pytest

from faults.extent import extent
from faults.harness.running import campaign

# What a person sees of a fault at that call: copies that left the bank, and whether somebody was asked.
CRASHES = {"crash before", "crash after"}
ONCE, TWICE, ASKED = "once", "twice, same reference", "once, a person was asked"
EMAIL = {
    ("TransactWriteItems", "crash before"): ONCE,
    ("TransactWriteItems", "crash after"): ONCE,
    ("TransactWriteItems", "answer lost"): ONCE,
    ("SendEmail", "crash before"): ONCE,
    ("SendEmail", "crash after"): TWICE,
    ("SendEmail", "throttled"): ONCE,
    ("SendEmail", "server error"): ONCE,
    ("SendEmail", "answer lost"): TWICE,
    ("UpdateItem", "crash before"): TWICE,
    ("UpdateItem", "crash after"): ONCE,
    ("UpdateItem", "answer lost"): ONCE,
    ("SendMessageBatch", "crash before"): ONCE,
    ("SendMessageBatch", "crash after"): ONCE,
    ("SendMessageBatch", "answer lost"): ONCE,
}
LETTER = {
    ("TransactWriteItems", "crash before"): ONCE,
    ("TransactWriteItems", "crash after"): ASKED,
    ("TransactWriteItems", "answer lost"): ONCE,
    ("SendMessage", "crash before"): ASKED,
    ("SendMessage", "crash after"): ASKED,
    ("SendMessage", "throttled"): ONCE,
    ("SendMessage", "server error"): ASKED,
    ("SendMessage", "answer lost"): ASKED,
    ("UpdateItem", "crash before"): ASKED,
    ("UpdateItem", "crash after"): ONCE,
    ("UpdateItem", "answer lost"): ONCE,
    ("PutObjectRetention", "crash before"): ONCE,
    ("PutObjectRetention", "crash after"): ONCE,
    ("PutObjectRetention", "answer lost"): ONCE,
    ("SendMessageBatch", "crash before"): ONCE,
    ("SendMessageBatch", "crash after"): ONCE,
    ("SendMessageBatch", "answer lost"): ONCE,
}


def _what_a_person_sees(run):
    if run["in_doubt"]:
        assert run["copies"] == 1
        return ASKED
    return {1: ONCE, 2: TWICE}[run["copies"]]


@pytest.mark.parametrize(("scenario", "expected"), [("message", EMAIL), ("formal_notice", LETTER)])
def test_at_each_call_of_a_send_the_protocol_holds(scenario, expected):
    expected = {
        key: told for key, told in expected.items() if key[1] in extent(CRASHES, {kind for _, kind in expected})
    }
    kinds = ",".join(dict.fromkeys(kind for _, kind in expected))
    runs = campaign(scenario, "--only", "send_notices", "--kinds", kinds, "--redelivery", "at once")["runs"]
    seen = {(run["met"][0]["operation"], run["met"][0]["kind"]): _what_a_person_sees(run) for run in runs}
    assert {key: seen.get(key) for key in expected} == expected, json.dumps([*seen.items()])
    assert {run["verdict"] for run in runs} <= {"same", "settled"}
