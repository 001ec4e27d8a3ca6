"""Where every AWS call of the real handlers passes: botocore's own hooks, whoever made the client.

Its hooks are installed by importing this module, which must happen before the functions make their clients. A call is
one API call of a function; it may be sent several times, since botocore tries again. What `watching` is given decides
what becomes of each sending. Calls of the runner itself (queues, calendar, actors) are left alone.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from botocore import handlers
from moto.core.models import botocore_stubber

from recouvrement import adapters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from botocore.awsrequest import AWSPreparedRequest, AWSResponse
    from botocore.model import OperationModel

ADAPTERS = str(Path(adapters.__file__).parent)
HANDLER = "app.py"


@dataclass(frozen=True, slots=True)
class Call:
    """`site`: the port's method that wanted it; `place`: module and line of the adapter that makes it."""

    number: int  # of the calls of functions in this watch, from 1
    function: str
    service: str
    operation: str
    site: str
    place: tuple[str, int]


class Watcher(Protocol):
    def send(self, call: Call, attempt: int, really: Callable[[], AWSResponse]) -> AWSResponse:
        """Give what the client hears of this sending; raise what it meets. `attempt` counts from 1."""


@dataclass(slots=True)
class _Watch:
    watcher: Watcher
    calls: int = 0


class _Now(threading.local):
    """The call under way in this thread, and how often it was sent."""

    call: Call | None = None
    attempt: int = 0


_watches: list[_Watch] = []
_now = _Now()


@contextlib.contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Within it, `watcher` decides. The innermost one alone is asked."""
    _watches.append(_Watch(watcher))
    try:
        yield
    finally:
        _watches.pop()


def hand_over_to(watcher: Watcher) -> None:
    """Let another decide from the next sending on; calls go on being counted."""
    _watches[-1].watcher = watcher


def _before_call(model: OperationModel, **_more: object) -> None:
    function, site, place = _whence(sys._getframe(1))
    if not _watches or function is None:
        _now.call = None
        return
    watch = _watches[-1]
    watch.calls += 1
    _now.call = Call(watch.calls, function, model.service_model.service_name, model.name, site, place)
    _now.attempt = 0


def _before_send(request: AWSPreparedRequest, event_name: str, **_more: object) -> AWSResponse | None:
    """In moto's place: botocore asks every hook, so that two of them would make each call twice."""

    def really() -> Any:
        return botocore_stubber(event_name=event_name, request=request)

    call = _now.call
    if call is None or not _watches:
        return really()
    _now.attempt += 1
    return _watches[-1].watcher.send(call, _now.attempt, really)


def _whence(frame: FrameType | None) -> tuple[str | None, str, tuple[str, int]]:
    """Give the function, the outermost adapter above the call, and the place of the innermost."""
    site, place, is_inside = "", ("", 0), True
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(ADAPTERS):
            if not place[0]:
                place = (Path(file).stem, frame.f_lineno)
            if is_inside:
                site = f"{Path(file).stem}.{frame.f_code.co_qualname}"
        elif place[0] and "contextlib" not in file:
            is_inside = False
        if file.endswith(HANDLER) and f"{Path(file).parents[1].name}/" == "functions/":
            return Path(file).parent.name, site, place
        frame = frame.f_back
    return None, site, place


handlers.BUILTIN_HANDLERS.append(("before-call", _before_call))
handlers.BUILTIN_HANDLERS[handlers.BUILTIN_HANDLERS.index(("before-send", botocore_stubber))] = (
    "before-send",
    _before_send,
)
