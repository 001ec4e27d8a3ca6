"""The night's feed through the real handlers, from the bucket to the inbox."""

from __future__ import annotations

import importlib.util
import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from feed_material import AS_OF, account, file_of, folder_of, healthy_loan, loan, manifest_of
from feed_stack import BUCKET, BUS, TABLE, FeedStack, feed_stack
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

FUNCTIONS = Path(__file__).parents[2] / "functions"
OPENINGS = {"consumer_loan": 3, "current_account": 0}
MORNING = {"scheduled_time": "2026-01-06T05:00:00Z", "businessday": "2026-01-06"}


@dataclass
class Context:
    remaining_ms: int = 300_000
    function_name: str = "detect_incidents"
    memory_limit_in_mb: int = 1769
    invoked_function_arn: str = "arn:aws:lambda:eu-west-3:123456789012:function:detect_incidents"
    aws_request_id: str = "request"

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining_ms


def loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"app_of_{name}", FUNCTIONS / name / "app.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@dataclass
class Night:
    stack: FeedStack
    scan_app: ModuleType
    detect_app: ModuleType

    def scan(self, event: dict[str, Any] | None = None) -> dict[str, Any]:
        answer: dict[str, Any] = self.scan_app.handler(event or MORNING, Context())
        return answer

    def detect(self, records: list[dict[str, Any]] | None = None, context: Context | None = None) -> list[str]:
        """Give the ids of the messages that come back."""
        given = self.stack.take(self.stack.positions_url) if records is None else records
        answer = self.detect_app.handler({"Records": given}, context or Context())
        return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]

    def inbox(self) -> list[dict[str, Any]]:
        return [json.loads(record["body"]) for record in self.stack.take(self.stack.inbox_url)]

    def alarms(self) -> list[tuple[str, dict[str, Any]]]:
        heard = [json.loads(record["body"]) for record in self.stack.take(self.stack.heard_url)]
        return [(event["detail-type"], event["detail"]) for event in heard]


@contextmanager
def environment(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> Iterator[None]:
    with monkeypatch.context() as scoped:
        for name, value in variables.items():
            scoped.setenv(name, value)
        yield


@pytest.fixture
def night(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Night]:
    (tmp_path / "strategies").mkdir()
    for product, days in OPENINGS.items():
        text = f'[opening]\nthreshold = "15.00"\ngrace_days = {days}\n'
        (tmp_path / "strategies" / f"{product}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("POWERTOOLS_METRICS_NAMESPACE", "Recouvrement")
    monkeypatch.setenv("POWERTOOLS_SERVICE_NAME", "feed")
    with feed_stack(monkeypatch) as stack:
        shared = {"FEED_BUCKET": BUCKET, "TABLE_NAME": TABLE, "EVENT_BUS_NAME": BUS}
        with environment(monkeypatch, {**shared, "POSITIONS_QUEUE_URL": stack.positions_url, "CLOCK": "messages"}):
            scan_app = loaded("scan_positions")
        with environment(monkeypatch, {**shared, "INBOX_QUEUE_URL": stack.inbox_url, "PROCEDURE_DIR": str(tmp_path)}):
            detect_app = loaded("detect_incidents")
        yield Night(stack, scan_app, detect_app)


def metrics_in(output: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in output.splitlines():
        if '"_aws"' in line:
            found |= json.loads(line)
    return found


def test_a_night_goes_from_the_bucket_to_the_inbox(night: Night, capsys: pytest.CaptureFixture[str]) -> None:
    night.stack.open_case("LOAN-2-01", 3)
    healthy = [healthy_loan(contract_id=f"LOAN-{number}") for number in (2, 3)]
    night.stack.drop(folder_of([loan(), *healthy, account(), b"{"]))
    assert night.scan() == {"as_of": "2026-01-05", "slices": 1}
    assert night.detect() == []
    messages = night.inbox()
    assert sorted(message["subject"] for message in messages) == ["ACCOUNT-1", "LOAN-1", "LOAN-2"]
    assert {message["businessday"] for message in messages} == {"2026-01-06"}
    assert night.detect_app.detection.register.newest_complete() == AS_OF
    assert [kind for kind, _ in night.alarms()] == ["feed.lines_set_aside"]
    (aside,) = night.stack.stored("set-aside/2026-01-05/").values()
    assert json.loads(aside)["line"] == 5
    told = metrics_in(capsys.readouterr().out)
    assert (told["FeedLines"], told["FeedLinesSetAside"], told["PositionsReported"]) == ([5.0], [1.0], [3.0])


def test_the_age_of_the_newest_feed_is_told_each_morning(night: Night, capsys: pytest.CaptureFixture[str]) -> None:
    night.detect_app.detection.register.complete(AS_OF)
    assert night.scan({"businessday": "2026-01-08"})["alarm"] == "feed.missing"
    assert metrics_in(capsys.readouterr().out)["FeedAgeDays"] == [3.0]


def without_manifest() -> dict[str, bytes]:
    folder = folder_of([loan()])
    del folder["manifest.json"]
    return folder


def of_the_day_before() -> dict[str, bytes]:
    content = file_of([loan()])
    manifest = manifest_of({"positions.jsonl": (content, 1)}, AS_OF.replace(day=4))
    return {"positions.jsonl": content, "manifest.json": manifest}


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ({}, "feed.missing"),
        (without_manifest(), "feed.partial"),
        (of_the_day_before(), "feed.stale"),
        (folder_of([]), "feed.empty"),
    ],
)
def test_a_feed_not_in_order_is_an_alarm_on_the_bus_and_nothing_is_complete(
    night: Night, folder: dict[str, bytes], kind: str
) -> None:
    night.stack.drop(folder)
    assert night.scan() == {"as_of": "2026-01-05", "alarm": kind}
    ((heard, detail),) = night.alarms()
    assert (heard, detail["as_of"], detail["businessday"]) == (kind, "2026-01-05", "2026-01-06")
    assert night.stack.take(night.stack.positions_url) == []
    assert night.detect_app.detection.register.newest_complete() is None


def test_an_operator_can_have_a_late_feed_scanned(night: Night) -> None:
    night.stack.drop(folder_of([loan()]))
    assert night.scan({"as_of": "2026-01-05", "businessday": "2026-01-09"})["slices"] == 1
    night.detect()
    assert [message["subject"] for message in night.inbox()] == ["LOAN-1"]


def test_scanning_and_reading_twice_sends_messages_that_count_once(night: Night) -> None:
    night.stack.drop(folder_of([loan()]))
    for _ in range(2):
        night.scan()
        night.detect()
    first, second = night.inbox()
    assert first["id"] == second["id"]


def test_an_incident_is_told_that_it_is_healthy_the_night_after_even_without_a_case(night: Night) -> None:
    night.stack.drop(folder_of([loan()]))
    night.scan()
    night.detect()
    night.inbox()
    tomorrow = AS_OF.replace(day=6)
    content = file_of([healthy_loan(as_of="2026-01-06")])
    night.stack.drop({"p.jsonl": content, "manifest.json": manifest_of({"p.jsonl": (content, 1)}, tomorrow)}, tomorrow)
    night.scan({"businessday": "2026-01-07"})
    night.detect()
    assert [message["subject"] for message in night.inbox()] == ["LOAN-1"]


def test_a_message_that_is_no_slice_comes_back_with_its_reason_in_the_log(
    night: Night, caplog: pytest.LogCaptureFixture
) -> None:
    night.stack.drop(folder_of([loan()]))
    night.scan()
    (good,) = night.stack.take(night.stack.positions_url)
    bad = {"messageId": "bad", "body": "{}", "eventSource": "aws:sqs"}
    assert night.detect([bad, good]) == ["bad"]
    assert len(night.inbox()) == 1
    (told,) = [entry for entry in caplog.records if entry.levelname == "ERROR"]
    assert "not a CloudEvent of ours" in str(told.__dict__["reason"])
    assert told.exc_info is None


def test_a_slice_of_another_shape_comes_back(night: Night) -> None:
    night.stack.drop(folder_of([loan()]))
    night.scan()
    (good,) = night.stack.take(night.stack.positions_url)
    message = json.loads(good["body"])
    for wrong in ({"type": "fr.recouvrement.day.reached"}, {"data": {"as_of": "2026-01-05"}}):
        assert night.detect([good | {"body": json.dumps(message | wrong)}]) == [good["messageId"]]


def test_a_slice_that_cannot_be_read_in_the_time_left_comes_back(night: Night) -> None:
    night.stack.drop(folder_of([loan()]))
    night.scan()
    assert len(night.detect(context=Context(remaining_ms=5_000))) == 1
    assert night.inbox() == []


def test_an_alarm_names_the_contracts_that_no_strategy_speaks_of(night: Night) -> None:
    night.stack.drop(folder_of([loan(product="mortgage")]))
    night.scan()
    night.detect()
    ((kind, detail),) = night.alarms()
    assert (kind, detail["contract_ids"]) == ("incident.without_strategy", ["LOAN-1"])


def test_a_request_that_names_no_day_is_refused(night: Night) -> None:
    with pytest.raises(InvalidMessage, match="as_of"):
        night.scan({"as_of": "soon", "businessday": "2026-01-06"})


@pytest.mark.parametrize("name", ["scan_positions", "detect_incidents"])
def test_a_function_without_its_environment_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for variable in ("FEED_BUCKET", "TABLE_NAME", "EVENT_BUS_NAME"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(InvalidProcedure, match=r"FEED_BUCKET, .*TABLE_NAME, EVENT_BUS_NAME"):
        loaded(name)
