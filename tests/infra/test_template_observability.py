"""What wakes people, and what they then look at."""

from __future__ import annotations

import json
import re

from support.templates import functions, nested, of_type

OBSERVABILITY = nested("observability")
ALARMS = of_type(OBSERVABILITY, "AWS::CloudWatch::Alarm")
QUEUES = of_type(nested("messaging"), "AWS::SQS::Queue")


def watched(metric: str) -> set[str]:
    """The queues that some alarm watches by this metric."""
    return {alarm["Dimensions"][0]["Value"]["Fn::Sub"] for alarm in ALARMS.values() if alarm["MetricName"] == metric}


def dashboard() -> dict[str, list[dict[str, dict[str, object]]]]:
    [properties] = of_type(OBSERVABILITY, "AWS::CloudWatch::Dashboard").values()
    text = re.sub(r"\$\{(?!!)[^}]+\}", "x", properties["DashboardBody"]["Fn::Sub"])
    body: dict[str, list[dict[str, dict[str, object]]]] = json.loads(text)
    return body


def test_every_alarm_says_why_it_wakes_somebody_and_does_wake_him() -> None:
    for name, alarm in ALARMS.items():
        assert len(alarm["AlarmDescription"].split()) >= 8, name
        assert alarm["AlarmActions"] == [{"Ref": "AlertsTopicArn"}], name


def test_every_dead_letter_queue_has_an_alarm_at_the_first_message() -> None:
    dead = {queue["QueueName"]["Fn::Sub"] for name, queue in QUEUES.items() if name.endswith("DeadQueue")}
    assert watched("ApproximateNumberOfMessagesVisible") == dead
    assert all(
        alarm["Threshold"] == "0" or alarm["Threshold"] == 0 for alarm in ALARMS.values() if "-dead" in str(alarm)
    )


def test_a_scan_that_did_not_run_is_an_alarm_too() -> None:
    alarm = ALARMS["FeedAgeAlarm"]
    assert alarm["TreatMissingData"] == "breaching"
    assert alarm["Dimensions"][0]["Value"] in functions()


def test_the_dashboard_shows_cases_by_phase_feed_age_and_dead_letters() -> None:
    titles = [widget["properties"]["title"] for widget in dashboard()["widgets"]]
    assert titles[:2] == ["Open cases by phase", "Age of the newest complete feed, days"]
    assert "Dead letters" in titles


def test_the_dashboard_shows_every_queue_of_dead_letters() -> None:
    [widget] = [each for each in dashboard()["widgets"] if each["properties"]["title"] == "Dead letters"]
    dead = [name for name in QUEUES if name.endswith("DeadQueue")]
    assert len(widget["properties"]["metrics"]) == len(dead)  # type: ignore[arg-type]  # JSON


def test_an_event_that_nobody_classified_reaches_a_person() -> None:
    [rule] = of_type(nested("messaging"), "AWS::Events::Rule").values()
    assert rule["EventPattern"] == {
        "source": [{"prefix": "fr.recouvrement"}],
        "detail-type": [{"anything-but": {"prefix": "case."}}],
    }
