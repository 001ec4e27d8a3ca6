import json
from datetime import date
from types import SimpleNamespace

import pytest

from infra.local import cli
from infra.local.actors import cloud_event, mentions
from infra.local.approver import Approver
from infra.local.call_counter import CallCounter
from infra.local.feed import Feed
from infra.local.post import Post
from infra.local.scenario import NOON, DatedMessage
from recouvrement.messages.envelope import read_envelope

LEFT = date(2025, 9, 1)


class Outside:
    """What the actors see of a world: the printing house's queue and the bus."""

    def __init__(self, orders=(), alerts=()):
        self.orders = [json.dumps(order) for order in orders]
        self.counter = CallCounter()
        self.counter.bus_entries.extend({"DetailType": kind, "Detail": json.dumps(detail)} for kind, detail in alerts)

    def queue_name(self, name):
        return name

    def take(self, name):
        assert name == "post"
        orders, self.orders = self.orders, []
        return orders


def order(letter, **more):
    return {
        "letter_id": letter,
        "envelope": letter,
        "case_id": "LOAN-1-01",
        "is_registered": True,
        "released_on": LEFT.isoformat(),
        **more,
    }


def test_a_registered_letter_is_presented_so_many_days_after_it_left():
    post, outside = Post(3), Outside(orders=[order("L-1")])
    assert post.act(LEFT, outside) == []
    assert post.act(date(2025, 9, 3), outside) == []
    [message] = post.act(date(2025, 9, 4), outside)
    assert message["data"] == {"letter_id": "L-1", "delivery": "presented"}
    assert (message["subject"], message["time"]) == ("LOAN-1-01", "2025-09-04T10:00:00+00:00")
    assert post.act(date(2025, 9, 5), outside) == []


def test_nobody_reports_on_a_plain_letter_nor_on_one_the_scenario_tells_of():
    outside = Outside(orders=[order("L-1", is_registered=False), order("L-2")])
    assert Post(0, told=frozenset({"L-2"})).act(LEFT, outside) == []


def test_letters_with_one_envelope_reference_travel_together():
    post = Post(0)
    plain = [order(letter, is_registered=False, envelope="E-1") for letter in ("L-1", "L-2")]
    post.act(LEFT, Outside(orders=[*plain, order("L-3")]))
    assert (post.letters, post.envelopes) == (3, {"E-1", "L-3"})


def test_what_is_played_is_a_message_that_the_program_reads():
    message = cloud_event("letter.delivery_reported", "LOAN-1-01", LEFT, {"letter_id": "L-1"})
    envelope = read_envelope(json.dumps(message))
    assert envelope.short_type == "letter.delivery_reported"
    assert message == cloud_event("letter.delivery_reported", "LOAN-1-01", LEFT, {"letter_id": "L-1"})


def approve(told=frozenset(), kind="approval.wanted"):
    asked = {"case_id": "LOAN-1-01", "key": "acceleration:7"}
    case = SimpleNamespace(case_id="LOAN-1-01", contract_id="LOAN-1", approval=lambda _act: None)
    approver = Approver("Camille Dupuis", told, look_up=lambda _case_id, _world: case)
    outside = Outside(alerts=[(kind, asked)])
    return approver.act(LEFT, outside), approver.act(LEFT, outside)


def test_what_waits_for_a_named_person_is_approved_once():
    (message,), again = approve()
    assert message["type"] == "fr.recouvrement.acceleration.approved"
    assert message["data"]["by"]["name"] == "Camille Dupuis"
    assert message["data"]["by"]["name"] != message["data"]["requested_by"]
    assert again == []


def test_nobody_approves_what_the_scenario_decides_or_what_waits_for_nobody():
    told = mentions(
        [DatedMessage(LEFT, NOON, {"subject": "LOAN-1", "type": "fr.recouvrement.acceleration.refused", "data": {}})]
    )
    assert approve(told)[0] == []
    assert approve(kind="case.opened")[0] == []


def test_the_manifest_is_the_last_file_to_be_dropped(tmp_path):
    folder = tmp_path / "2025-07-01"
    folder.mkdir()
    for name in ("manifest.json", "positions.jsonl", "a.jsonl"):
        (folder / name).write_text("{}")
    put = []
    s3 = SimpleNamespace(put_object=lambda **request: put.append(request["Key"]))
    world = SimpleNamespace(clients=SimpleNamespace(s3=s3), bucket_name=lambda name: name)
    assert Feed(tmp_path).drop(date(2025, 7, 1), world) == 3
    assert put == ["2025-07-01/a.jsonl", "2025-07-01/positions.jsonl", "2025-07-01/manifest.json"]
    assert Feed(tmp_path).drop(date(2025, 7, 2), world) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--feed", "nowhere", "--from", "2025-07-01", "--to", "2025-07-02"], "no such folder"),
        (["--feed", ".", "--from", "2025-07-02", "--to", "2025-07-01"], "--to is before --from"),
        ([], "--feed, --from, --to missing"),
    ],
)
def test_an_order_that_cannot_be_carried_out_is_explained(arguments, said, tmp_path, capsys):
    assert cli.main(["run", "--out", str(tmp_path), *arguments]) == 2
    assert said in capsys.readouterr().err
