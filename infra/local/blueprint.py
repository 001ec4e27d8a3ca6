"""What the template says, in the words of the local runner: functions and what starts them.

There is no other list of queues, buckets, schedules or variables: whatever runs here was read from template.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from infra.local.template import TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from infra.local.schedules import Expression
    from infra.local.stacks import Resource
    from infra.local.template import Properties


class Answers(Enum):
    """How a function tells which messages of a batch failed."""

    WHOLE = "it raises: the whole batch comes back"
    PARTIAL = "ReportBatchItemFailures: only what it names comes back"


class OnError(Enum):
    """What a stream does with a failed batch before it tries again."""

    REPEAT = "the same batch"
    BISECT = "cut in two"


@dataclass(frozen=True, slots=True)
class Function:
    """`name` is its folder's; `failure_arn` the queue that receives an asynchronous event it could not treat."""

    name: str
    arn: str
    folder: Path
    handler: str
    environment: Mapping[str, str]
    timeout_seconds: int
    asynchronous_retries: int = 2
    failure_arn: str | None = None


@dataclass(frozen=True, slots=True)
class QueueTrigger:
    function: str
    queue_arn: str
    batch_size: int
    answers: Answers


@dataclass(frozen=True, slots=True)
class StreamTrigger:
    """`patterns`: a record passes if it matches one; none lets all pass. `retries` -1 is "until it expires"."""

    function: str
    stream_arn: str
    batch_size: int
    patterns: tuple[Properties, ...]
    retries: int
    on_error: OnError
    answers: Answers
    failure_arn: str | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """`target_arn` is a function or a queue; `text` is the input as declared, before its variables are replaced."""

    name: str
    expression: Expression
    target_arn: str
    text: str


@dataclass(frozen=True, slots=True)
class Route:
    function: str
    method: str
    path: str


Trigger = QueueTrigger | StreamTrigger | Schedule | Route


@dataclass(frozen=True, slots=True)
class Blueprint:
    """Everything that runs here. `resources` are what provisioning makes, nested stacks included."""

    root: Path
    functions: tuple[Function, ...]
    triggers: tuple[Trigger, ...]
    resources: tuple[Resource, ...]

    def function(self, name: str) -> Function:
        for function in self.functions:
            if name in {function.name, function.arn}:
                return function
        raise TemplateError(f"no function is called {name}")

    def physical_name(self, kind: str, name: str) -> str:
        """Give the physical name of the one resource of this kind whose logical id says `name`.

        "inbox" finds `Inbox` and `InboxQueue`. Raises TemplateError when none or several do.
        """
        suffix = kind.rsplit("::", 1)[1].lower()
        wanted = name.replace("_", "").lower()
        found = [
            resource
            for resource in self.resources
            if resource.kind == kind and resource.logical_id.lower() in {wanted, wanted + suffix}
        ]
        if len(found) != 1:
            raise TemplateError(f"{len(found)} resources of the kind {kind} are called {name}")
        return found[0].identity.name
