"""The dashboard's count of open cases, in the log as CloudWatch reads it (embedded metric format)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from recouvrement.domain.case.state import Phase

if TYPE_CHECKING:
    from collections import Counter


def tell_open_cases(by_phase: Counter[Phase]) -> None:
    """Tell every phase, also those that are empty: a line that stops would look like an outage."""
    for phase in Phase:
        if phase is not Phase.CLOSED:
            metrics = EphemeralMetrics()
            metrics.add_dimension("phase", phase.value)
            metrics.add_metric("OpenCases", MetricUnit.Count, by_phase[phase])
            metrics.flush_metrics()
