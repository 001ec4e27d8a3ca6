"""What may happen to one AWS call, and to the function that makes it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError
from moto.core.botocore_stubber import MockRawResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from faults.harness.choke_point import Call
    from faults.harness.stopwatch import Stopwatch


class Killed(BaseException):
    """The process is gone: no handler runs any more. The host starts the function cold at its next event."""


class Kind(StrEnum):
    CRASH_BEFORE = "crash before"
    CRASH_AFTER = "crash after"  # done, its answer lost with the process
    TIME_OUT = "time-out"  # Lambda gives the invocation up: whatever it did, the whole batch comes back
    SLOW = "slow"  # little time is left: a worker gives back what it has not begun
    THROTTLED = "throttled"  # once: the SDK tries again
    REFUSED = "refused"  # throttled until the SDK gives up
    SERVER_ERROR = "server error"  # not done, as often as the SDK tries
    ANSWER_LOST = "answer lost"  # done; the SDK tries again and meets its own success
    UNREACHABLE = "unreachable"  # done at each try of the SDK, and no answer ever comes


ON_READS = (Kind.CRASH_BEFORE, Kind.TIME_OUT, Kind.SLOW, Kind.THROTTLED, Kind.REFUSED, Kind.SERVER_ERROR)
READS = frozenset({"GetItem", "BatchGetItem", "Query", "Scan", "GetObject", "HeadObject", "ListObjectsV2"})
WITH_REDELIVERY = frozenset({Kind.CRASH_BEFORE, Kind.CRASH_AFTER, Kind.REFUSED, Kind.UNREACHABLE, Kind.SERVER_ERROR})


def kinds_for(call: Call) -> tuple[Kind, ...]:
    """A read leaves nothing behind: whether it was done before the crash changes nothing."""
    return ON_READS if call.operation in READS else tuple(Kind)


@dataclass(frozen=True, slots=True)
class Fault:
    """Befalls one call, given by its number; all others pass."""

    number: int
    kind: Kind
    stopwatch: Stopwatch

    def send(self, call: Call, attempt: int, really: Callable[[], AWSResponse]) -> AWSResponse:
        if call.number != self.number:
            return really()
        match self.kind:
            case Kind.CRASH_BEFORE:
                raise Killed
            case Kind.CRASH_AFTER:
                really()
                raise Killed
            case Kind.TIME_OUT:
                self.stopwatch.run_out()
                return really()
            case Kind.SLOW:
                self.stopwatch.run_low()
                return really()
            case Kind.THROTTLED:
                return really() if attempt > 1 else throttled(call)
            case Kind.REFUSED:
                return throttled(call)
            case Kind.SERVER_ERROR:
                return server_error(call)
            case Kind.ANSWER_LOST:
                answer = really()
                if attempt > 1:
                    return answer
                raise ReadTimeoutError(endpoint_url=call.service)
            case Kind.UNREACHABLE:
                really()
                raise ReadTimeoutError(endpoint_url=call.service)
            case _:
                assert_never(self.kind)


def throttled(call: Call) -> AWSResponse:
    return _error(call, 503, "SlowDown") if call.service == "s3" else _error(call, 400, "ThrottlingException")


def server_error(call: Call) -> AWSResponse:
    return _error(call, 500, "InternalError" if call.service == "s3" else "InternalServerError")


def _error(call: Call, status: int, code: str) -> AWSResponse:
    """As each protocol writes an error."""
    text = f"<Error><Code>{code}</Code><Message>made by the harness</Message></Error>"
    if call.service != "s3":
        text = json.dumps({"__type": code, "message": "made by the harness"})
    headers = {"x-amzn-errortype": code}
    return AWSResponse(call.service, status, headers, MockRawResponse(text))  # type: ignore[arg-type]
