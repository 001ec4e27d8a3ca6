"""Queues and streams deliver twice, late, in another order, or give up: the case ends where it would have ended."""

from __future__ import annotations

import contextlib
import json
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from faults.extent import extent
from faults.harness.comparison import Verdict, compare
from faults.harness.deliveries import Shuffled, Twice, fire, held_back, redrive
from faults.harness.end_state import EndState, end_of
from faults.harness.ends import without_faults
from faults.harness.fault import Fault, Kind, throttled
from faults.harness.scenario import Play, whole_night
from faults.harness.stage import Calm, Stage
from faults.scenarios import all_scenarios
from faults.scenarios.common import L01, L02, MESSAGE
from recouvrement.messages.feed_manifest import MANIFEST

EVE = MESSAGE - timedelta(days=1)
EXACT = {Verdict.SAME, Verdict.REORDERED}
DELAYED = EXACT | {Verdict.LATER}


ENDS: dict[str, EndState] = {}  # of the scenarios without faults


@contextlib.contextmanager
def staged(name):
    """The scenario as the days of faults begin; how it ends without them is known by then, from a fork."""
    with Stage() as stage, tempfile.TemporaryDirectory() as folder:
        play = Play(all_scenarios()[name], stage)
        play.live(play.scenario.before)
        if name not in ENDS:
            ENDS[name], _ = without_faults(play, Path(folder) / "end")
        yield play


def live_on(play):
    play.live((*play.scenario.faulted, *play.scenario.after))


def verdict(play):
    judged = compare(ENDS[play.scenario.name], end_of(play), ())
    return judged.verdict if judged.verdict is not Verdict.DIVERGED else judged.differences


class Away:
    """One function's calls are all refused."""

    def __init__(self, function):
        self.function = function

    def send(self, call, _attempt, really):
        return throttled(call) if call.function == self.function else really()


def test_everything_delivered_twice_changes_nothing():
    with staged("guarantor_and_ficp") as play:
        stage = play.stage
        stage.host.invoke = Twice(stage.host.invoke)
        live_on(play)
        assert verdict(play) in EXACT


def test_batches_in_another_order_give_the_same_entries():
    with staged("exhibits") as play:
        stage = play.stage
        stage.host.invoke = Shuffled(stage.host.invoke)
        live_on(play)
        assert verdict(play) in EXACT


@pytest.mark.parametrize("queue", extent(["notices"], ["inbox", "letters", "notices"]))
def test_a_queue_that_nobody_reads_until_the_next_day_delays_the_letter_and_no_more(queue):
    with staged("second_reminder") as play:
        stage = play.stage
        with held_back(stage, queue):
            play.live(play.scenario.faulted)
        play.live((*play.scenario.after, date(2025, 9, 3)))
        assert verdict(play) in DELAYED


@pytest.mark.parametrize(
    ("function", "queue"),
    extent(
        [("send_notices", "notices")],
        [("write_letters", "letters"), ("send_notices", "notices"), ("advance_case", "inbox")],
    ),
)
def test_what_died_is_done_once_when_it_is_redriven_under_new_ids(function, queue):
    with staged("formal_notice") as play:
        stage = play.stage
        stage.watcher = Away(function)
        play.live(play.scenario.faulted[:1])
        stage.watcher = Calm()
        assert redrive(stage, queue) + (redrive(stage, "ticks") if queue == "inbox" else 0)
        play.live((date(2025, 10, 17), date(2025, 10, 18), date(2025, 10, 20)))
        assert verdict(play) in DELAYED


def test_a_poison_message_in_the_middle_of_a_batch_dies_alone():
    with staged("cured") as play:
        stage = play.stage
        inbox = stage.queue_name("inbox")
        for body in ("{}", "not JSON", json.dumps({"specversion": "1.0", "id": "x", "type": "fr.recouvrement.none"})):
            stage.send(inbox, body)
        live_on(play)
        end = end_of(play)
        assert end.queues == {stage.queue_name("inbox_dead"): 3}
        stage.take(stage.queue_name("inbox_dead"))
        assert verdict(play) in EXACT


def test_when_little_time_is_left_the_rest_of_a_batch_is_given_back_and_done_later():
    given_back = []
    with staged("exhibits") as play:
        stage = play.stage
        invoke = stage.host.invoke

        def listening(name, event):
            answer = invoke(name, event)
            if name == "advance_case" and answer["batchItemFailures"]:
                given_back.append((len(event["Records"]), len(answer["batchItemFailures"])))
            return answer

        stage.host.invoke = listening
        stage.watcher = SlowInBatch(stage)
        live_on(play)
        assert [(size, rest) for size, rest in given_back if size > 2], given_back
        assert verdict(play) in EXACT


class SlowInBatch:
    """The first save of an approval day takes nearly all the time that the function has."""

    def __init__(self, stage):
        self.stage, self.done = stage, 0

    def send(self, call, attempt, really):
        if call.operation == "TransactWriteItems" and call.function == "advance_case":
            self.done += 1
            if self.done == 3:  # the morning's alarm and question come before the batch of waivers
                return Fault(call.number, Kind.SLOW, self.stage.stopwatch).send(call, attempt, really)
        return really()


def test_without_the_stream_the_outbox_alone_brings_every_effect_out():
    with staged("formal_notice") as play:
        stage = play.stage
        drain, streams = stage.drain, stage._streams

        def without_stream():
            """A quarter of an hour passes often enough, and the stream says nothing."""
            for _ in range(4):
                drain()
                fire(stage, "republish_effects", play.day)

        stage._sources = [each for each in stage._sources if each._source not in streams]
        stage.drain = without_stream
        live_on(play)
        assert verdict(play) in EXACT


def test_days_without_a_sweep_move_the_letters_and_skip_none():
    scenario = all_scenarios()["second_reminder"]
    with Stage() as stage:
        play = Play(scenario, stage)
        play.live((MESSAGE,))
        fires = stage.fire
        stage.fire = lambda schedule, at, day: None if "sweep" in schedule.name else fires(schedule, at, day)
        play.live(L01 + timedelta(days=offset) for offset in (0, 1, 2, 14))
        stage.fire = fires
        play.live((L02 + timedelta(days=1), L02 + timedelta(days=7), L02 + timedelta(days=15)))
        journal = end_of(play).journals["LOAN-1-01"]
    codes = {one["data"]["letter_id"]: one["data"]["code"] for one in journal if one["type"] == "LetterRequested"}
    left = [(codes[one["data"]["letter_id"]], one["on"]) for one in journal if one["type"] == "LetterSent"]
    assert [one for one in left if one[0] in {"L01", "L02"}] == [("L01", "2025-09-02"), ("L02", "2025-09-16")]


class LostThenKilled:
    """The answer to the storing of a letter is lost; storing it again, the function dies as it reads what is there."""

    def __init__(self, stage):
        self.stage, self.kinds = stage, {"PutObject": Kind.ANSWER_LOST, "HeadObject": Kind.CRASH_BEFORE}
        self.met = {}

    def send(self, call, attempt, really):
        if call.function == "write_letters" and call.operation in self.kinds:
            self.met.setdefault(call.operation, call.number)
            kind = self.kinds[call.operation]
            return Fault(self.met[call.operation], kind, self.stage.stopwatch).send(call, attempt, really)
        return really()


def test_a_letter_whose_storing_was_not_answered_is_the_letter_that_is_stored():
    with staged("second_reminder") as play:
        watcher = play.stage.watcher = LostThenKilled(play.stage)
        live_on(play)
        assert set(watcher.met) == {"PutObject", "HeadObject"}
        assert verdict(play) in EXACT


def test_a_feed_that_is_handed_out_twice_counts_once():
    with staged("feed_night") as play:
        stage = play.stage
        for day in (*play.scenario.faulted, *play.scenario.after):
            play.live((day,))
            fire(stage, "scan_positions", day)
            stage.drain()
        assert verdict(play) in EXACT


def test_a_feed_in_halves_is_believed_when_it_is_whole():
    with staged("first_incident") as play:
        stage = play.stage
        halved = play.scenario = replace(play.scenario, night=_without_manifest_on_the_first_day)
        play.live((MESSAGE,))
        assert end_of(play).journals == {}
        assert "feed.partial" in {kind for kind, _ in end_of(play).alerts}
        manifest = whole_night(halved.positions(EVE), EVE)[MANIFEST]
        stage.clients.s3.put_object(Bucket=stage.bucket_name("feed"), Key=f"{EVE}/{MANIFEST}", Body=manifest)
        fire(stage, "scan_positions", MESSAGE)
        stage.drain()
        play.live((L01, *halved.after))
        assert verdict(play) in DELAYED


def _without_manifest_on_the_first_day(positions, as_of):
    night = whole_night(positions, as_of)
    return {name: content for name, content in night.items() if name != MANIFEST or as_of != EVE}
