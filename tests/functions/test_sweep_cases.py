"""The handler on moto: a schedule in, tickets out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fakes.case_material import CASE_ID, opening
from fakes.cloud import TABLE, cloud, received
from fakes.lambdas import Context, load
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.table import Table
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.messages.reader import Tick, read_message

if TYPE_CHECKING:
    from collections.abc import Iterator

CALL = {"scheduled_time": "2026-01-10T06:00:00Z", "slot": "morning", "businessday": "2026-01-10"}


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with cloud(monkeypatch):
        yield


def test_a_due_case_gets_a_ticket_that_advance_case_can_read(monkeypatch: pytest.MonkeyPatch):
    DynamoCaseStore(Table(TABLE)).save(opening())
    app = load("sweep_cases", monkeypatch)
    assert app.handler(CALL, Context()) == {"day": "2026-01-10", "cases": 1}
    [body] = received("ticks")
    tick = read_message(body)
    assert isinstance(tick, Tick)
    assert tick.case_ids == (CASE_ID,)
    assert tick.command.slot == "morning"
    assert str(tick.businessday) == "2026-01-10"
    assert tick.time.isoformat() == "2026-01-10T06:00:00+00:00"


def test_a_case_whose_day_has_not_come_gets_none(monkeypatch: pytest.MonkeyPatch):
    DynamoCaseStore(Table(TABLE)).save(opening())
    app = load("sweep_cases", monkeypatch)
    earlier = CALL | {"businessday": "2026-01-09", "slot": "contact_hours"}
    assert app.handler(earlier, Context())["cases"] == 0
    assert received("ticks") == []


def test_a_closed_case_is_not_swept(monkeypatch: pytest.MonkeyPatch):
    DynamoCaseStore(Table(TABLE)).save(replace(opening(), next_action_on=None))
    assert load("sweep_cases", monkeypatch).handler(CALL, Context())["cases"] == 0


def test_the_morning_tells_the_dashboard_how_many_cases_are_open(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    DynamoCaseStore(Table(TABLE)).save(opening())
    load("sweep_cases", monkeypatch).handler(CALL, Context())
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines() if "_aws" in line]
    counts = {line["phase"]: line["OpenCases"] for line in told}
    assert counts["amicable"] == [1.0]
    assert counts["litigation"] == [0.0]
    assert "closed" not in counts


def test_a_call_without_its_time_is_refused(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(InvalidMessage, match="scheduled_time"):
        load("sweep_cases", monkeypatch).handler({"slot": "morning"}, Context())


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("sweep_cases", "TICKS_QUEUE_URL"),
        ("publish_effects", "NOTICES_QUEUE_URL"),
        ("republish_effects", "EVENT_BUS_NAME"),
        ("send_notices", "POST_QUEUE_URL"),
        ("partner_access", "EVIDENCE_BUCKET"),
    ],
)
def test_a_function_that_misses_a_variable_does_not_start(name: str, variable: str, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(InvalidProcedure, match=variable):
        load(name, monkeypatch, without=variable)
