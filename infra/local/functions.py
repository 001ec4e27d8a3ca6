"""The real handlers, each under its own module name and with exactly its own environment, as on Lambda."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import json
import logging
import os
import sys
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from infra.local.clients import CREDENTIALS
from infra.local.stacks import REGION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TextIO

    from infra.local.blueprint import Blueprint, Function
    from infra.local.call_counter import CallCounter
    from infra.local.template import Properties

BASE_ENVIRONMENT = {
    **CREDENTIALS,
    "AWS_REGION": REGION,
    "AWS_DEFAULT_REGION": REGION,
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",  # moto's stream addresses have no account in them
    "TZ": "UTC",
}
_KEPT = ("PATH", "HOME", "LANG")
_serial = itertools.count(1)


class FunctionFailed(Exception):  # noqa: N818 - what Lambda reports, not what the program raises
    """The handler raised, could not be loaded, or answered too late. The cause is chained."""


@dataclass(frozen=True, slots=True)
class LambdaContext:
    """What Lambda passes beside the event."""

    function_name: str
    invoked_function_arn: str
    aws_request_id: str
    deadline: float  # time.monotonic() at which Lambda would stop the function
    function_version: str = "$LATEST"
    memory_limit_in_mb: int = 512
    log_group_name: str = "local"
    log_stream_name: str = "local"

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.deadline - time.monotonic()) * 1000))


class FunctionHost:
    """Loads a function at its first event (the cold start) and keeps it. `environments` may be changed before that."""

    def __init__(self, blueprint: Blueprint, instead: Mapping[str, str], counter: CallCounter, log: TextIO) -> None:
        self._functions = {function.name: function for function in blueprint.functions}
        self._names = {function.arn: function.name for function in blueprint.functions}
        self._handlers: dict[str, Callable[[object, object], object]] = {}
        self._counter = counter
        self._log = log
        self.environments = {name: _environment(function, instead) for name, function in self._functions.items()}

    def function(self, name_or_arn: str) -> Function:
        return self._functions[self._names.get(name_or_arn, name_or_arn)]

    def invoke(self, name: str, event: Properties) -> Any:  # noqa: ANN401 - whatever the handler answers
        """Give the handler's answer, through JSON both ways. Raises FunctionFailed."""
        function = self._functions[name]
        self._counter.invocations[name] += 1
        with (
            _exactly(self.environments[name]),
            contextlib.redirect_stdout(self._log),
            self._counter.on_behalf_of(name),
        ):
            try:
                handler = self._handlers.get(name) or self._load(function)
                return _call(function, handler, event)
            except FunctionFailed:
                raise
            except Exception as error:
                raise FunctionFailed(f"{name}: {type(error).__name__}: {error}") from error

    def _load(self, function: Function) -> Callable[[object, object], object]:
        module_name, _, attribute = function.handler.rpartition(".")
        path = function.folder / f"{module_name}.py"
        own_name = f"lambda_function_{function.name}_{next(_serial)}"
        specification = importlib.util.spec_from_file_location(own_name, path)
        if specification is None or specification.loader is None:
            raise FunctionFailed(f"{function.name}: no module {path.name}")
        module = importlib.util.module_from_spec(specification)
        sys.modules[own_name] = module
        _forget_logger(function.environment.get("POWERTOOLS_SERVICE_NAME", ""))
        specification.loader.exec_module(module)
        handler: Callable[[object, object], object] = getattr(module, attribute)
        self._handlers[function.name] = handler
        return handler


def _forget_logger(service: str) -> None:
    """A cold start on Lambda is a new process: a logger of an earlier world would write into that world's log."""
    logging.Logger.manager.loggerDict.pop(service, None)


def _call(function: Function, handler: Callable[[object, object], object], event: Properties) -> Any:  # noqa: ANN401
    started = time.monotonic()
    context = LambdaContext(function.name, function.arn, str(uuid.uuid4()), started + function.timeout_seconds)
    answer = handler(json.loads(json.dumps(event)), context)
    if time.monotonic() > context.deadline:
        raise FunctionFailed(f"{function.name}: timed out after {function.timeout_seconds} seconds")
    return json.loads(json.dumps(answer))


def _environment(function: Function, instead: Mapping[str, str]) -> dict[str, str]:
    own = {name: instead.get(name, value) for name, value in function.environment.items()}
    return {**_kept(), **BASE_ENVIRONMENT, "AWS_LAMBDA_FUNCTION_NAME": function.name, **own}


def _kept() -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def as_a_function() -> contextlib.AbstractContextManager[None]:
    """Within it, the runner may use the program's own adapters: they find region and credentials as on Lambda."""
    return _exactly({**_kept(), **BASE_ENVIRONMENT})


@contextlib.contextmanager
def _exactly(environment: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    _replace_environment(environment)
    try:
        yield
    finally:
        _replace_environment(before)


def _replace_environment(wanted: Mapping[str, str]) -> None:
    for name in set(os.environ) - set(wanted):
        del os.environ[name]
    for name, value in wanted.items():
        if os.environ.get(name) != value:
            os.environ[name] = value
