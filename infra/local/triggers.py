"""What starts a function: SAM's Events, and the same things declared as resources of their own."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from infra.local.blueprint import Answers, OnError, QueueTrigger, Route, Schedule, StreamTrigger, Trigger
from infra.local.identities import name_in
from infra.local.schedules import parse
from infra.local.template import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from infra.local.stacks import Resource
    from infra.local.template import Properties


def triggers_of(function: Resource) -> Iterator[Trigger]:
    """Give the triggers declared under the function's own Events."""
    name = PurePosixPath(function.properties["CodeUri"]).name
    for logical_id, event in function.properties.get("Events", {}).items():
        properties = event.get("Properties", {})
        match event["Type"]:
            case "SQS":
                yield _queue(name, properties["Queue"], properties)
            case "DynamoDB":
                yield _stream(name, properties["Stream"], properties)
            case "ScheduleV2" | "Schedule":
                if _is_enabled(properties):
                    yield _schedule(logical_id, function.arn, properties)
            case "HttpApi":
                yield Route(name, str(properties.get("Method", "ANY")).upper(), properties["Path"])
            case other:
                raise TemplateError(f"{function.logical_id}: no event source {other} on one machine")


def standalone_triggers(resources: Iterable[Resource]) -> Iterator[Trigger]:
    """Schedules and event source mappings that are resources of their own."""
    for resource in resources:
        properties = resource.properties
        if resource.kind == "AWS::Scheduler::Schedule" and _is_enabled(properties):
            target = properties["Target"]
            declared = {**properties, "Input": target.get("Input", "{}")}
            yield _schedule(resource.identity.name, target["Arn"], declared)
        elif resource.kind == "AWS::Lambda::EventSourceMapping":
            function = name_in(str(properties["FunctionName"]))
            source = str(properties["EventSourceArn"])
            yield (_queue if ":sqs:" in source else _stream)(function, source, properties)


def _queue(function: str, queue_arn: str, properties: Properties) -> QueueTrigger:
    if "FilterCriteria" in properties:
        raise TemplateError(f"{function}: a filter on a queue deletes what it does not match")
    return QueueTrigger(function, queue_arn, int(properties.get("BatchSize", 10)), _answers(properties))


def _stream(function: str, stream_arn: str, properties: Properties) -> StreamTrigger:
    filters = properties.get("FilterCriteria", {}).get("Filters", [])
    destination = properties.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
    bisects = str(properties.get("BisectBatchOnFunctionError", "false")).lower() == "true"
    return StreamTrigger(
        function=function,
        stream_arn=stream_arn,
        batch_size=int(properties.get("BatchSize", 100)),
        patterns=tuple(json.loads(each["Pattern"]) for each in filters),
        retries=int(properties.get("MaximumRetryAttempts", -1)),
        on_error=OnError.BISECT if bisects else OnError.REPEAT,
        answers=_answers(properties),
        failure_arn=destination,
    )


def _schedule(name: str, target_arn: str, properties: Properties) -> Schedule:
    text = properties.get("Input", "{}")
    expression = str(properties.get("ScheduleExpression") or properties["Schedule"])
    zone = str(properties.get("ScheduleExpressionTimezone", "UTC"))
    name = str(properties.get("Name", name))
    return Schedule(name, parse(expression, zone), target_arn, text if isinstance(text, str) else json.dumps(text))


def _is_enabled(properties: Properties) -> bool:
    return properties.get("State", "ENABLED") == "ENABLED" and str(properties.get("Enabled", "true")).lower() != "false"


def _answers(properties: Properties) -> Answers:
    return (
        Answers.PARTIAL if "ReportBatchItemFailures" in properties.get("FunctionResponseTypes", []) else Answers.WHOLE
    )
