"""The feed's metrics, in the log as CloudWatch reads them (embedded metric format)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

if TYPE_CHECKING:
    from recouvrement.usecases.detect_incidents import DetectionReport


def tell_feed_age(days: int) -> None:
    """Tell how many days ago was the close that the newest complete feed shows: 2 at 06:00 when all is well."""
    metrics = EphemeralMetrics()
    metrics.add_metric("FeedAgeDays", MetricUnit.NoUnit, days)
    metrics.flush_metrics()


def tell_slice(report: DetectionReport) -> None:
    metrics = EphemeralMetrics()
    metrics.add_metric("FeedLines", MetricUnit.Count, report.outcome.lines)
    metrics.add_metric("FeedLinesSetAside", MetricUnit.Count, report.outcome.set_aside)
    metrics.add_metric("PositionsReported", MetricUnit.Count, report.reported)
    metrics.flush_metrics()
