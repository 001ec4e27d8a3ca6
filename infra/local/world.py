"""The whole system on one machine: moto, the template's resources, the real handlers, and what starts them."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, Self, TextIO

import boto3
from moto import mock_aws

from infra.local import emulator
from infra.local.blueprint import QueueTrigger, Route, Schedule, StreamTrigger
from infra.local.call_counter import CallCounter, watching
from infra.local.clients import Clients, clients
from infra.local.collector import patient_collector
from infra.local.functions import FunctionFailed, FunctionHost
from infra.local.identities import name_in, queue_url
from infra.local.provisioning import provision, verify_senders
from infra.local.queues import QueueSource
from infra.local.quick_answers import quick_answers
from infra.local.quick_clients import quick_clients
from infra.local.quick_indexes import quick_indexes
from infra.local.quick_requests import quick_requests
from infra.local.routes import Answer, Request, answer_to
from infra.local.stacks import REGION
from infra.local.streams import StreamSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType

    from infra.local.blueprint import Blueprint
    from infra.local.template import Properties

ROUNDS_LIMIT = 20_000  # of one drain: beyond, functions feed each other without end


class NeverQuiet(Exception):  # noqa: N818
    """Queues are still not empty after ROUNDS_LIMIT rounds."""


class _Source(Protocol):
    def poll(self) -> bool: ...

    def bring_back(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A function that did not answer. Queues and streams try again; what is lost is in the dead letters."""

    function: str
    reason: str


@dataclass(slots=True)
class Options:
    """`instead` replaces a variable wherever the template gives it (CLOCK); `log` is for what functions print."""

    instead: Mapping[str, str] = field(default_factory=dict)
    log: TextIO = field(default_factory=io.StringIO)


class World:
    """Use it as a context manager: the emulated AWS lives as long as the block."""

    def __init__(self, blueprint: Blueprint, options: Options | None = None) -> None:
        options = options or Options()
        self.blueprint = blueprint
        self.counter = CallCounter()
        self.clients: Clients = clients()
        self.failures: list[Failure] = []
        self.host = FunctionHost(blueprint, options.instead, self.counter, options.log)
        self._sources: list[_Source] = []
        self._streams: list[StreamSource] = []
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._open.enter_context(mock_aws())
        self._open.enter_context(patient_collector())
        self._open.enter_context(emulator.undoing_transactions())
        self._open.enter_context(emulator.quick_queues())
        self._open.enter_context(quick_clients())
        self._open.enter_context(quick_indexes())
        self._open.enter_context(quick_answers())
        self._open.enter_context(quick_requests())
        boto3.DEFAULT_SESSION = None  # the functions' clients are made in their own environment
        provision(self.blueprint.resources, self.clients)
        verify_senders(self.blueprint.functions, self.clients)
        self._open.enter_context(watching(self.counter))
        for trigger in self.blueprint.triggers:
            match trigger:
                case QueueTrigger():
                    self._sources.append(QueueSource(trigger, self.clients, self.invoke))
                case StreamTrigger():
                    self._streams.append(StreamSource(trigger, self.clients, self.invoke))
                case Schedule() | Route():
                    pass
        self._sources += self._streams
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
        boto3.DEFAULT_SESSION = None

    def invoke(self, function: str, event: Properties) -> Any:  # noqa: ANN401 - whatever the function answers
        """Invoke and wait. Raises FunctionFailed, which is also kept in `failures`."""
        try:
            return self.host.invoke(function, event)
        except FunctionFailed as error:
            self.failures.append(Failure(function, str(error)))
            raise

    def invoke_asynchronously(self, function: str, event: Properties) -> None:
        """As Lambda treats an event that nobody waits for: retries, then the function's failure destination."""
        declared = self.host.function(function)
        for _ in range(declared.asynchronous_retries + 1):
            with contextlib.suppress(FunctionFailed):
                self.invoke(declared.name, event)
                return
        if declared.failure_arn is not None and ":sqs:" in declared.failure_arn:
            self.send(name_in(declared.failure_arn), json.dumps(event))

    def drain(self) -> None:
        """Run whatever waits in queues and streams, and what that causes, until nothing moves any more."""
        for _ in range(ROUNDS_LIMIT):
            if _some(source.poll for source in self._sources):
                continue
            if not _some(source.bring_back for source in self._sources):
                return
        raise NeverQuiet

    def http(self, request: Request) -> Answer:
        routes = [trigger for trigger in self.blueprint.triggers if isinstance(trigger, Route)]
        return answer_to(request, routes, self.invoke)

    def fire(self, schedule: Schedule, at: datetime, business_day: date) -> None:
        """Send a schedule's input to its target, with the business day that calendar runs carry."""
        event = json.loads(_with_variables(schedule, at))
        event["businessday"] = business_day.isoformat()
        if ":sqs:" in schedule.target_arn:
            self.send(name_in(schedule.target_arn), json.dumps(event))
        else:
            self.invoke_asynchronously(schedule.target_arn, event)

    def queue_name(self, name: str) -> str:
        """Give the physical name of the queue that the template calls so ("inbox")."""
        return self.blueprint.physical_name("AWS::SQS::Queue", name)

    def bucket_name(self, name: str) -> str:
        return self.blueprint.physical_name("AWS::S3::Bucket", name)

    def table_name(self) -> str:
        """Give the name of the one table. Raises ValueError when there are several."""
        [table] = [each for each in self.blueprint.resources if each.kind == "AWS::DynamoDB::Table"]
        return table.identity.name

    def send(self, queue_name: str, body: str) -> None:
        self.clients.sqs.send_message(QueueUrl=queue_url(REGION, queue_name), MessageBody=body)

    def take(self, queue_name: str) -> list[str]:
        """Receive and delete everything in a queue that no function reads (the printing house's, dead letters)."""
        url = queue_url(REGION, queue_name)
        bodies = []
        while messages := self.clients.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
            for message in messages:
                bodies.append(message["Body"])
                self.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return bodies

    def skip_streams(self) -> None:
        for stream in self._streams:
            stream.skip()


def _some(actions: Iterable[Callable[[], bool]]) -> bool:
    """Do them all, and tell whether one of them had something to do."""
    return sum(action() for action in actions) > 0


def _with_variables(schedule: Schedule, at: datetime) -> str:
    replaced = {
        "<aws.scheduler.scheduled-time>": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "<aws.scheduler.schedule-arn>": schedule.name,
        "<aws.scheduler.execution-id>": f"{schedule.name}-{at:%Y%m%dT%H%M}",
        "<aws.scheduler.attempt-number>": "1",
    }
    text = schedule.text
    for variable, value in replaced.items():
        text = text.replace(variable, value)
    return text
