"""What starts what, held against the architecture: queues, stream, schedules, routes."""

from __future__ import annotations

import json

import pytest

from support.templates import Trigger, events, functions, nested, of_type, queue_read_by, root

SCHEDULES = events("ScheduleV2")
SQS = events("SQS")


def named(trigger: Trigger) -> str:
    return trigger[0]


def is_dead_letters(name: str) -> bool:
    return name.endswith("DeadQueue")


def test_every_queue_of_work_has_its_own_dead_letters_after_five_receipts() -> None:
    queues = of_type(nested("messaging"), "AWS::SQS::Queue")
    targets = []
    for name, queue in queues.items():
        if is_dead_letters(name):
            assert "RedrivePolicy" not in queue
            continue
        target = queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]
        assert queue["RedrivePolicy"]["maxReceiveCount"] == 5
        assert queues[target]["QueueName"]["Fn::Sub"] == queue["QueueName"]["Fn::Sub"] + "-dead"
        targets.append(target)
    assert len(targets) == len(set(targets)) == 7


def test_dead_letters_are_kept_longer_than_the_queue_they_come_from() -> None:
    queues = of_type(nested("messaging"), "AWS::SQS::Queue")
    for name, queue in queues.items():
        if not is_dead_letters(name):
            dead = queues[queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0]]
            assert dead["MessageRetentionPeriod"] > queue["MessageRetentionPeriod"], name


@pytest.mark.parametrize("trigger", SQS, ids=named)
def test_a_queue_hides_a_message_six_times_as_long_as_its_reader_may_run(trigger: Trigger) -> None:
    _, function, event = trigger
    assert queue_read_by(event)["VisibilityTimeout"] >= 6 * function["Timeout"]


@pytest.mark.parametrize("trigger", SQS, ids=named)
def test_a_reader_of_a_queue_answers_partially_is_capped_and_filters_nothing(trigger: Trigger) -> None:
    _, _, event = trigger
    assert event["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert event["ScalingConfig"]["MaximumConcurrency"] >= 2
    assert "FilterCriteria" not in event, "SQS deletes what a filter does not match"


def test_every_queue_of_work_but_the_printing_house_s_has_one_reader() -> None:
    read = sorted(queue_read_by(event)["QueueName"]["Fn::Sub"].rpartition("-")[2] for _, _, event in SQS)
    assert read == ["handovers", "inbox", "letters", "notices", "positions", "ticks"]


def test_the_stream_carries_new_effects_and_nothing_else() -> None:
    [(name, _, event)] = events("DynamoDB")
    assert name == "publish_effects"
    [only] = event["FilterCriteria"]["Filters"]
    assert json.loads(only["Pattern"]) == {
        "eventName": ["INSERT"],
        "dynamodb": {"Keys": {"sk": {"S": [{"prefix": "EFFECT#"}]}}},
    }


def test_an_effect_that_cannot_be_published_is_cut_out_and_set_aside() -> None:
    [(_, _, event)] = events("DynamoDB")
    assert event["BisectBatchOnFunctionError"]
    assert event["MaximumRetryAttempts"] > 0
    assert event["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert event["DestinationConfig"]["OnFailure"]["Type"] == "SQS"


@pytest.mark.parametrize("trigger", SCHEDULES, ids=named)
def test_a_schedule_runs_in_paris_and_passes_the_time_it_was_due(trigger: Trigger) -> None:
    _, _, event = trigger
    assert event["ScheduleExpressionTimezone"] == "Europe/Paris"
    assert json.loads(event["Input"])["scheduled_time"] == "<aws.scheduler.scheduled-time>"


@pytest.mark.parametrize("trigger", SCHEDULES, ids=named)
def test_a_scheduled_call_that_is_lost_or_fails_leaves_a_trace(trigger: Trigger) -> None:
    _, function, event = trigger
    trace = {"Fn::GetAtt": ["Messaging", "Outputs.SchedulesDeadQueueArn"]}
    assert event["DeadLetterConfig"]["Arn"] == trace
    assert function["EventInvokeConfig"]["DestinationConfig"]["OnFailure"]["Destination"] == trace


def test_the_day_is_scanned_at_six_swept_at_seven_and_released_at_nine() -> None:
    day = {(name, event["ScheduleExpression"], json.loads(event["Input"]).get("slot")) for name, _, event in SCHEDULES}
    assert day == {
        ("scan_positions", "cron(0 6 * * ? *)", None),
        ("sweep_cases", "cron(0 7 * * ? *)", "morning"),
        ("sweep_cases", "cron(0 9 * * ? *)", "contact_hours"),
        ("republish_effects", "rate(15 minutes)", None),
    }


def test_partners_enter_by_two_throttled_routes() -> None:
    routes = {(event["Method"], event["Path"]) for _, _, event in events("HttpApi")}
    assert routes == {("GET", "/access/{token}"), ("POST", "/access/{token}")}
    [api] = of_type(root(), "AWS::Serverless::HttpApi").values()
    assert api["DefaultRouteSettings"]["ThrottlingRateLimit"] <= 10
    assert "$context.path" not in api["AccessLogSettings"]["Format"], "the path holds the token"


def test_no_function_names_a_layer_that_all_of_them_have() -> None:
    assert len(root()["Globals"]["Function"]["Layers"]) == 3
    assert not [name for name, function in functions().items() if "Layers" in function]
