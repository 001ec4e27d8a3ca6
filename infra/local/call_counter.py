"""How many AWS calls each function makes, and what the bus is told: seen from botocore, whoever made the client.

Its hooks are among botocore's own, for every session of the process made after this module was imported; they look at a
call before it leaves and change nothing. Outside a `watching` block they do nothing.
"""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botocore import handlers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from botocore.model import OperationModel

    from infra.local.template import Properties

RUNNER = "runner"  # whoever is not a function: event sources, calendar, actors


@dataclass(slots=True)
class CallCounter:
    """Calls by (function, service, operation). `caller` is the function that runs now."""

    caller: str = RUNNER
    calls: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    invocations: Counter[str] = field(default_factory=Counter)
    bus_entries: list[Properties] = field(default_factory=list)  # what PutEvents was given, in order

    @contextlib.contextmanager
    def on_behalf_of(self, function: str) -> Iterator[None]:
        before, self.caller = self.caller, function
        try:
            yield
        finally:
            self.caller = before

    def total(self) -> int:
        """Count the calls of all functions; those of the runner itself are not the system's."""
        return sum(count for (caller, _, _), count in self.calls.items() if caller != RUNNER)

    def by_function(self) -> dict[str, int]:
        totals: Counter[str] = Counter()
        for (caller, _, _), count in self.calls.items():
            totals[caller] += count
        return dict(sorted(totals.items()))


_watchers: list[CallCounter] = []


@contextlib.contextmanager
def watching(counter: CallCounter) -> Iterator[CallCounter]:
    _watchers.append(counter)
    try:
        yield counter
    finally:
        _watchers.remove(counter)


def _before_call(model: OperationModel, params: dict[str, Any], **_more: object) -> None:
    for counter in _watchers:
        counter.calls[counter.caller, model.service_model.service_name, model.name] += 1
        if model.name == "PutEvents" and counter.caller != RUNNER:
            counter.bus_entries.extend(json.loads(params["body"])["Entries"])


handlers.BUILTIN_HANDLERS.append(("before-call", _before_call))
