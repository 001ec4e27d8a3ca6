"""A run is left where the world stands as without its fault: whatever could still act is seen, and it ends the same."""

from __future__ import annotations

import contextlib

import pytest

from faults.extent import extent
from faults.harness.comparison import Verdict
from faults.harness.gate import Redelivery
from faults.harness.people import Settler
from faults.harness.rest import standing
from faults.harness.running import campaign
from faults.harness.scenario import Play
from faults.harness.stage import Stage
from faults.scenarios import all_scenarios
from infra.local.state import items_of


@pytest.fixture(scope="module")
def play():
    with Stage() as stage:
        play = Play(all_scenarios()["formal_notice"], stage)
        play.live((*play.scenario.before, *play.scenario.faulted))
        yield play


def an_item(play, kind):
    return next(item for item in items_of(play.stage) if item["sk"]["S"].startswith(kind))


@pytest.mark.parametrize("kind", ["CASE", "EVENT#", "EFFECT#", "LETTER#", "DONE#", "POINTER", "PARTY#", "LATEST"])
def test_an_item_that_is_lost_is_seen(play, kind):
    before, item, table = standing(play), an_item(play, kind), play.stage.table_name()
    play.stage.clients.dynamodb.delete_item(TableName=table, Key={name: item[name] for name in ("pk", "sk")})
    assert standing(play) != before
    play.stage.clients.dynamodb.put_item(TableName=table, Item=item)
    assert standing(play) == before


def test_another_day_of_action_is_seen(play):
    before, case, table = standing(play), an_item(play, "CASE"), play.stage.table_name()
    later = case | {"next_action_on": {"S": "2027-01-01"}}
    play.stage.clients.dynamodb.put_item(TableName=table, Item=later)
    assert standing(play) != before
    play.stage.clients.dynamodb.put_item(TableName=table, Item=case)
    assert standing(play) == before


@contextlib.contextmanager
def waiting(play):
    play.stage.send(play.stage.queue_name("inbox"), "{}")
    yield
    play.stage.take(play.stage.queue_name("inbox"))


@contextlib.contextmanager
def stored(play):
    where = {"Bucket": play.stage.bucket_name("evidence"), "Key": "contracts/LOAN-1/J02.pdf"}
    version = play.stage.clients.s3.put_object(**where, Body=b"a contract")["VersionId"]
    yield
    play.stage.clients.s3.delete_object(**where, VersionId=version)


@contextlib.contextmanager
def alerted(play):
    play.stage.counter.bus_entries.append({"DetailType": "send.unknown", "Detail": "{}"})
    yield
    play.stage.counter.bus_entries.pop()


@contextlib.contextmanager
def read_by_a_person(play):
    settler = next(one for one in play.actors if isinstance(one, Settler))
    settler._read += 1
    yield
    settler._read -= 1


@pytest.mark.parametrize("different", [waiting, stored, alerted, read_by_a_person])
def test_whatever_could_still_act_is_seen(play, different):
    before = standing(play)
    with different(play):
        assert standing(play) != before
    assert standing(play) == before


def test_a_run_that_stood_as_without_its_fault_ends_as_without_it():
    part = ("formal_notice", "--only", "write_letters", "--kinds", "crash before", "--redelivery", Redelivery.NEXT_SLOT)
    runs = campaign(*extent(part, ("--first", "0.005")), "--to-the-end")["runs"]
    alike = [run["verdict"] for run in runs if run["stood_alike"]]
    assert len(alike) > len(runs) / 2
    assert set(alike) == {Verdict.SAME}
