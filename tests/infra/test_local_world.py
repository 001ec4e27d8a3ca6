import json
from datetime import date
from pathlib import Path

import pytest

from infra.local.calendar_run import Plan, run_calendar
from infra.local.functions import FunctionFailed
from infra.local.reading import read_blueprint
from infra.local.routes import Request
from infra.local.state import items_of, load_state, save_state
from infra.local.world import Options, World

TOY = Path(__file__).parent / "local_toy_system" / "template.yaml"


@pytest.fixture
def blueprint():
    return read_blueprint(TOY)


@pytest.fixture
def world(blueprint):
    with World(blueprint, Options(instead={"CLOCK": "messages", "UNKNOWN": "x"})) as world:
        yield world


def tell(world, **message):
    world.send(world.queue_name("inbox"), json.dumps(message))


def told(world, queue="other"):
    return [json.loads(body) for body in world.take(world.queue_name(queue))]


def published(world):
    return [message["published"] for message in told(world) if "published" in message]


def test_a_message_goes_through_queue_function_table_stream_and_the_next_function(world):
    tell(world, name="Alice")
    world.drain()
    assert published(world) == ["Alice"]
    assert world.counter.invocations == {"greet": 1, "publish": 1}


def test_the_stream_filter_lets_only_new_effects_through(world):
    tell(world, name="Alice")
    world.drain()
    assert len(list(items_of(world))) == 2  # the effect and DONE
    assert len(published(world)) == 1


def test_only_the_message_that_failed_comes_back(world):
    tell(world, name="Alice")
    tell(world, name="Bob", fails=1)
    world.drain()
    received = {item["pk"]["S"]: item["received"]["N"] for item in items_of(world) if "received" in item}
    assert received == {"Alice": "1", "Bob": "2"}


def test_a_poisoned_message_is_dead_after_the_receives_that_the_template_allows(world):
    tell(world, is_poison=True)
    world.drain()
    assert world.counter.invocations["greet"] == 3
    assert told(world, "inbox_dead") == [{"is_poison": True}]


def test_a_failing_record_is_isolated_retried_and_reported_without_holding_the_others(world):
    for name in ("Alice", "unlucky", "Bob", "Carol"):
        tell(world, name=name)
    world.drain()
    assert sorted(published(world)) == ["Alice", "Bob", "Carol"]
    [lost] = told(world, "lost")
    assert lost["DDBStreamBatchInfo"]["batchSize"] == 1
    assert lost["requestContext"]["approximateInvokeCount"] == 3


def test_a_function_sees_exactly_its_own_variables(world):
    tell(world, name="Alice")
    world.drain()
    [message] = [message for message in told(world) if "published" in message]
    assert {"STAGE", "OTHER_QUEUE_URL", "CLOCK", "AWS_REGION", "TZ"} <= set(message["variables"])
    assert not {"TABLE_NAME", "UNKNOWN", "PYTEST_CURRENT_TEST"} & set(message["variables"])


def test_a_missing_variable_stops_that_function_alone(world):
    del world.host.environments["publish"]["OTHER_QUEUE_URL"]
    tell(world, name="Alice")
    world.drain()
    assert {failure.function for failure in world.failures} == {"publish"}
    assert len(list(items_of(world))) == 2
    [lost] = told(world, "lost")
    assert "OTHER_QUEUE_URL" in lost["responseContext"]["functionError"]


def test_a_function_that_cannot_be_loaded_fails_when_it_is_invoked(world):
    del world.host.environments["greet"]["TABLE_NAME"]
    with pytest.raises(FunctionFailed, match="TABLE_NAME"):
        world.invoke("greet", {"Records": []})


def test_a_bucket_tells_its_queue_of_the_objects_that_the_filter_names(world):
    told(world)  # S3's own test event
    for key in ("a.txt", "b.bin"):
        world.clients.s3.put_object(Bucket=world.bucket_name("feed"), Key=key, Body=b"x")
    assert [message["Records"][0]["s3"]["object"]["key"] for message in told(world)] == ["a.txt"]


def test_a_route_answers_as_the_gateway_does(world):
    answer = world.http(Request("GET", "/pages/abc%20d?x=1"))
    assert (answer.status, answer.headers, answer.body) == (200, {"x-token": "abc d"}, b"hello")
    assert world.http(Request("GET", "/nowhere")).status == 404
    assert world.http(Request("POST", "/pages/abc")).status == 404


def test_schedules_fire_at_their_local_time_and_carry_the_business_day(world):
    run_calendar(Plan(date(2026, 3, 28), date(2026, 3, 29)), world)
    fired = [message for message in told(world) if "scheduled_time" in message]
    assert fired == [
        {"scheduled_time": "2026-03-28T05:00:00Z", "businessday": "2026-03-28"},
        {"scheduled_time": "2026-03-29T04:00:00Z", "businessday": "2026-03-29"},  # summer time since that night
    ]


def test_calls_are_counted_for_the_function_that_made_them(world):
    tell(world, name="Alice")
    world.drain()
    assert world.counter.calls["greet", "dynamodb", "PutItem"] == 2
    assert world.counter.by_function()["publish"] == 1
    assert world.counter.total() == 3


def test_a_saved_state_is_found_again_and_tells_nobody(blueprint, tmp_path):
    bucket_key = "2025-01-01/../é file.bin"
    with World(blueprint) as before:
        tell(before, name="Alice")
        before.drain()
        before.clients.s3.put_object(
            Bucket=before.bucket_name("feed"), Key=bucket_key, Body=b"\x00x", Metadata={"letter": "L01"}
        )
        items = sorted(items_of(before), key=str)
        save_state(before, tmp_path / "state")
    with World(blueprint) as after:
        load_state(after, tmp_path / "state")
        after.drain()
        assert sorted(items_of(after), key=str) == items
        answer = after.clients.s3.get_object(Bucket=after.bucket_name("feed"), Key=bucket_key)
        assert (answer["Body"].read(), answer["Metadata"]) == (b"\x00x", {"letter": "L01"})
        assert after.counter.invocations == {}


def test_a_state_keeps_dead_letters_for_people_to_read(blueprint, tmp_path):
    with World(blueprint) as world:
        tell(world, is_poison=True)
        world.drain()
        save_state(world, tmp_path / "state")
    lines = (tmp_path / "state" / "queues" / "InboxDeadQueue.jsonl").read_text().splitlines()
    assert [json.loads(json.loads(line)) for line in lines] == [{"is_poison": True}]
