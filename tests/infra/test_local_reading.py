from datetime import UTC, date, datetime

import pytest

from infra.local.blueprint import Answers, OnError, QueueTrigger, StreamTrigger
from infra.local.event_patterns import matches
from infra.local.provisioning import provision
from infra.local.reading import read_blueprint
from infra.local.scenario import ScenarioError, read_scenario
from infra.local.schedules import instants, parse
from infra.local.template import TemplateError

HEAD = "AWSTemplateFormatVersion: '2010-09-09'\n"


def read(folder, text):
    (folder / "template.yaml").write_text(HEAD + text)
    return read_blueprint(folder / "template.yaml")


def function(events="", more=""):
    return f"""
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: functions/f
      Handler: app.handler
      {more}
      Events: {{{events}}}
  Q: {{Type: AWS::SQS::Queue}}
"""


def fired(expression, day, zone="Europe/Paris"):
    return [f"{at:%Y-%m-%dT%H:%MZ}" for at in instants(parse(expression, zone), day)]


def test_a_schedule_keeps_its_local_time_across_the_change_of_clock():
    assert fired("cron(0 6 * * ? *)", date(2025, 10, 25)) == ["2025-10-25T04:00Z"]
    assert fired("cron(0 6 * * ? *)", date(2025, 10, 26)) == ["2025-10-26T05:00Z"]


def test_a_local_time_that_the_clock_skips_is_not_fired_and_one_it_repeats_is_fired_once():
    assert fired("cron(30 2 * * ? *)", date(2026, 3, 29)) == []
    assert fired("cron(30 2 * * ? *)", date(2025, 10, 26)) == ["2025-10-26T00:30Z"]


@pytest.mark.parametrize(
    ("expression", "day", "count"),
    [
        ("cron(0 7 ? * MON-FRI *)", date(2025, 7, 4), 1),
        ("cron(0 7 ? * MON-FRI *)", date(2025, 7, 5), 0),
        ("cron(0/15 8-9 ? * * *)", date(2025, 7, 5), 8),
        ("cron(0 7 1,15 JAN-MAR ? *)", date(2025, 2, 15), 1),
        ("cron(0 7 1,15 JAN-MAR ? *)", date(2025, 4, 15), 0),
        ("cron(0 7 * * ? 2026)", date(2025, 4, 15), 0),
        ("rate(15 minutes)", date(2025, 4, 15), 1),  # once a day on the calendar
        ("at(2025-04-15T08:00:00)", date(2025, 4, 15), 1),
        ("at(2025-04-15T08:00:00)", date(2025, 4, 16), 0),
    ],
)
def test_an_expression_fires_on_the_days_it_says(expression, day, count):
    assert len(fired(expression, day)) == count


@pytest.mark.parametrize("expression", ["cron(0 7 * *)", "every day", "cron(0 25 * * ? *)", "cron(0 7 L * ? *)"])
def test_an_expression_that_is_not_understood_is_refused(expression):
    with pytest.raises(TemplateError):
        parse(expression, "Europe/Paris")


def test_the_instants_are_utc():
    assert list(instants(parse("cron(0 6 * * ? *)", "Europe/Paris"), date(2025, 7, 1))) == [
        datetime(2025, 7, 1, 4, tzinfo=UTC)
    ]


@pytest.mark.parametrize(
    ("pattern", "is_matched"),
    [
        ({"eventName": ["INSERT", "MODIFY"]}, True),
        ({"eventName": ["REMOVE"]}, False),
        ({"dynamodb": {"sk": {"S": [{"prefix": "EFFECT#"}]}}}, True),
        ({"dynamodb": {"sk": {"S": [{"prefix": "CASE#"}]}}}, False),
        ({"dynamodb": {"old": [{"exists": False}]}}, True),
        ({"dynamodb": {"sk": [{"exists": False}]}}, False),
        ({"eventName": [{"anything-but": ["REMOVE"]}]}, True),
        ({"eventName": ["INSERT"], "absent": ["x"]}, False),
    ],
)
def test_a_filter_matches_as_lambda_does(pattern, is_matched):
    record = {"eventName": "INSERT", "dynamodb": {"sk": {"S": "EFFECT#1"}}}
    assert matches(record, pattern) is is_matched


def test_a_filter_operator_that_is_not_known_is_refused():
    with pytest.raises(TemplateError, match="numeric"):
        matches({"size": 3}, {"size": [{"numeric": [">", 1]}]})


def test_a_trigger_says_how_it_answers_and_what_a_failure_does(tmp_path):
    text = function(
        "A: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, FunctionResponseTypes: [ReportBatchItemFailures]}},"
        "B: {Type: DynamoDB, Properties: {Stream: 'arn:x:table/t/stream/s', BisectBatchOnFunctionError: true}}"
    )
    queue, stream = read(tmp_path, text).triggers
    assert isinstance(queue, QueueTrigger)
    assert (queue.answers, queue.batch_size) == (Answers.PARTIAL, 10)
    assert isinstance(stream, StreamTrigger)
    assert (stream.answers, stream.on_error, stream.retries) == (Answers.WHOLE, OnError.BISECT, -1)


def test_what_sam_says_for_all_functions_is_merged_with_what_one_says(tmp_path):
    text = (
        "Globals: {Function: {Timeout: 9, Environment: {Variables: {A: shared, B: shared}}}}\n"
        + function(more="Environment: {Variables: {B: !Sub 'own-${Q.QueueName}'}}")
    )  # fmt: skip
    [declared] = read(tmp_path, text).functions
    assert declared.timeout_seconds == 9
    assert declared.environment == {"A": "shared", "B": "own-recouvrement-Q"}


def test_conditions_and_maps_choose_as_cloudformation_does(tmp_path):
    text = """
Parameters: {Stage: {Type: String, Default: test}}
Mappings: {Sizes: {test: {letters: small}}}
Conditions: {IsLive: !Equals [!Ref Stage, live]}
Resources:
  Q:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Join ["-", [!FindInMap [Sizes, !Ref Stage, letters], !If [IsLive, !Ref Missing, trial]]]
      KmsMasterKeyId: !If [IsLive, x, !Ref AWS::NoValue]
  Hidden: {Type: AWS::SQS::Queue, Condition: IsLive}
"""
    [queue] = read(tmp_path, text).resources
    assert queue.properties == {"QueueName": "small-trial"}
    assert queue.identity.ref.endswith("/small-trial")


@pytest.mark.parametrize(
    "text",
    [
        function("A: {Type: Kinesis, Properties: {}}"),
        function("A: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, FilterCriteria: {}}}"),
        function(more="Timeout: !Ref Nobody"),
        "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Cidr [a, 1, 2]}}}",
        "Parameters: {P: {Type: String}}\nResources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref P}}}",
        "Nothing: here",
    ],
)
def test_what_cannot_be_run_on_one_machine_is_refused(tmp_path, text):
    with pytest.raises(TemplateError):
        read(tmp_path, text)


def test_a_resource_type_nobody_thought_about_is_refused(tmp_path):
    blueprint = read(tmp_path, "Resources: {S: {Type: AWS::StepFunctions::StateMachine}}")
    with pytest.raises(TemplateError, match="StepFunctions"):
        provision(blueprint.resources, None)


def test_a_scenario_is_read_with_its_days_and_times(tmp_path):
    path = tmp_path / "scenario.jsonl"
    path.write_text(
        '{"on": "2025-10-03", "message": {"id": "1"}}\n\n{"on": "2025-10-04", "at": "09:30", "message": {}}'
    )
    assert [(str(each.on), str(each.at)) for each in read_scenario(path)] == [
        ("2025-10-03", "12:00:00"),
        ("2025-10-04", "09:30:00"),
    ]


@pytest.mark.parametrize(
    "line", ["{", '{"on": "hier", "message": {}}', '{"on": "2025-10-03"}', '{"on": "2025-10-03", "message": 1}']
)
def test_a_line_of_the_scenario_that_cannot_be_read_is_named(tmp_path, line):
    path = tmp_path / "scenario.jsonl"
    path.write_text('{"on": "2025-10-03", "message": {}}\n' + line)
    with pytest.raises(ScenarioError, match=r"scenario\.jsonl, line 2"):
        read_scenario(path)
