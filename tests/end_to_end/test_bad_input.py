"""Doubtful facts through the real handlers: nothing is lost, and nothing is sent on them."""

import hashlib
import json
from datetime import date
from itertools import pairwise

import pytest

from infra.local.cli import main
from recouvrement.messages.feed import position_data
from support.contracts import LEA, NOE, loan, receipt
from support.stories import FIRST

DAYS = [date(2025, 8, day) for day in range(15, 27)]


def line(as_of, contract_id, **changes):
    return {**position_data(loan(as_of, FIRST, contract_id=contract_id)), **changes}


def drop(folder, as_of, lines, *, manifest_as_of=None, counted=None, with_manifest=True):
    night = folder / as_of.isoformat()
    night.mkdir(parents=True)
    texts = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in lines]
    body = "".join(f"{text}\n" for text in texts).encode()
    (night / "positions.jsonl").write_bytes(body)
    if with_manifest:
        count = len(texts) if counted is None else counted
        file = {"name": "positions.jsonl", "lines": count, "sha256": hashlib.sha256(body).hexdigest()}
        manifest = {"as_of": (manifest_as_of or as_of).isoformat(), "files": [file]}
        (night / "manifest.json").write_text(json.dumps(manifest))


def run(tmp_path, *, scenario=(), last=date(2025, 8, 20)):
    arguments = ["--feed", str(tmp_path / "feed"), "--from", "2025-08-16", "--to", last.isoformat()]
    if scenario:
        path = tmp_path / "scenario.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in scenario))
        arguments += ["--scenario", str(path)]
    assert main(["run", *arguments, "--out", str(tmp_path / "out"), "--play-post", "2"]) == 0
    cases = json.loads((tmp_path / "out/cases.json").read_text("utf-8"))
    return {case["contract_id"]: case for case in cases}


def sent(case):
    """Letters alone: the message without amount may go out on the first, believed night."""
    left = [(letter["code"], letter["sent_on"]) for letter in case["letters"] if letter["sent_on"]]
    return [(code, on) for code, on in left if code != "M01"]


def test_bad_lines_are_set_aside_by_line_and_reason_and_the_others_go_on(tmp_path, capsys):
    for as_of in DAYS:
        drop(
            tmp_path / "feed",
            as_of,
            [
                line(as_of, "LOAN-GOOD"),
                "{ this is no JSON",
                line(as_of, "LOAN-NEGATIVE", principal_not_yet_due="-1.00"),
                line(as_of, "LOAN-PRODUCT", product="lottery"),
                line(
                    as_of, "LOAN-FUTURE", receipts=[{"receipt_id": "T", "received_on": "2031-01-01", "amount": "1.00"}]
                ),
            ],
        )
    cases = run(tmp_path)
    assert cases.keys() == {"LOAN-GOOD"}
    assert [code for code, _ in sent(cases["LOAN-GOOD"])] == ["L01"]
    told = capsys.readouterr().err
    assert "20 lines of the feed were set aside" in told
    assert "positions.jsonl, line 2: " in told


def test_a_contract_whose_line_is_set_aside_gets_no_letter_on_older_facts(tmp_path):
    drop(tmp_path / "feed", DAYS[0], [line(DAYS[0], "LOAN-1")])
    for as_of in DAYS[1:]:
        drop(tmp_path / "feed", as_of, [line(as_of, "LOAN-1", principal_not_yet_due="-1.00")])
    assert sent(run(tmp_path)["LOAN-1"]) == []


@pytest.mark.parametrize("wrong", ["no manifest", "yesterday's", "too few lines", "empty", "no feed at all"])
def test_no_letter_leaves_on_a_feed_that_cannot_be_believed(tmp_path, wrong):
    drop(tmp_path / "feed", DAYS[0], [line(DAYS[0], "LOAN-1")])
    for before, as_of in pairwise(DAYS):
        good = [line(as_of, "LOAN-1")]
        match wrong:
            case "no manifest":
                drop(tmp_path / "feed", as_of, good, with_manifest=False)
            case "yesterday's":
                drop(tmp_path / "feed", as_of, [line(before, "LOAN-1")], manifest_as_of=before)
            case "too few lines":
                drop(tmp_path / "feed", as_of, good, counted=2)
            case "empty":
                drop(tmp_path / "feed", as_of, [])
    case = run(tmp_path, last=date(2025, 8, 26))["LOAN-1"]
    assert sent(case) == []
    assert "AlarmRaised" in [entry["type"] for entry in case["journal"]]  # the law's letter waits: a person is told


def test_a_debtor_without_an_address_is_a_case_with_a_task_and_no_letter(tmp_path):
    for as_of in DAYS:
        homeless = position_data(loan(as_of, FIRST, parties=(LEA, NOE)))
        homeless["parties"][1]["address"] = None
        drop(tmp_path / "feed", as_of, [homeless])
    case = run(tmp_path)["LOAN-1"]
    assert {letter["party_id"] for letter in case["letters"]} == {"P-1"}


def test_a_message_that_cannot_be_read_dies_with_its_reason_and_stops_nobody(tmp_path, capsys):
    for as_of in DAYS:
        drop(tmp_path / "feed", as_of, [line(as_of, "LOAN-1")])
    envelope = {"specversion": "1.0", "source": "core-banking", "time": "2025-08-18T10:00:00Z", "subject": "LOAN-1"}
    paid = {"receipt_id": "T-9", "received_on": "2025-08-18", "amount": 216.5}  # a float
    scenario = [
        {
            "on": "2025-08-18",
            "message": {**envelope, "id": "m-1", "type": "fr.recouvrement.payment.received", "data": paid},
        },
        {
            "on": "2025-08-18",
            "message": {**envelope, "id": "m-2", "type": "fr.recouvrement.horoscope.received", "data": {}},
        },
    ]
    case = run(tmp_path, scenario=scenario)["LOAN-1"]
    assert [code for code, _ in sent(case)] == ["L01"]
    assert "2 messages died in" in capsys.readouterr().err
    log = (tmp_path / "out/functions.log").read_text("utf-8")
    assert "payment.received: amount: Input should be a valid string" in log
    assert "horoscope.received is not a message for a case" in log


def test_a_feed_delivered_twice_changes_nothing(tmp_path):
    for as_of in DAYS:
        drop(tmp_path / "feed", as_of, [line(as_of, "LOAN-1"), line(as_of, "LOAN-1")])
    case = run(tmp_path)["LOAN-1"]
    assert [code for code, _ in sent(case)] == ["L01"]


def test_a_payment_told_before_the_feed_knows_it_stops_the_letter(tmp_path):
    for as_of in DAYS:
        drop(tmp_path / "feed", as_of, [line(as_of, "LOAN-1")])
    one = receipt(date(2025, 8, 17), "216.50", "T-9")
    message = {
        "specversion": "1.0",
        "id": "pay-1",
        "source": "core-banking",
        "type": "fr.recouvrement.payment.received",
        "time": "2025-08-17T12:00:00Z",
        "subject": "LOAN-1",
        "data": {"receipt_id": one.receipt_id, "received_on": "2025-08-17", "amount": "216.50"},
    }
    case = run(tmp_path, scenario=[{"on": "2025-08-17", "message": message}])["LOAN-1"]
    assert case["phase"] == "closed"
    assert sent(case) == []
