"""How a run without faults ended, and how a run with faults is judged beside it."""

from __future__ import annotations

import os
import pickle
import traceback
from typing import TYPE_CHECKING, Any

from faults.harness.comparison import DOUBT, compare
from faults.harness.end_state import end_of
from faults.harness.gate import Redelivery
from faults.harness.rest import Resting

if TYPE_CHECKING:
    from pathlib import Path

    from faults.harness.choices import Met
    from faults.harness.end_state import EndState
    from faults.harness.scenario import Play, Scenario

LATE = (Redelivery.NEXT_SLOT, Redelivery.NEXT_DAY)


def without_faults(play: Play, report_to: Path) -> tuple[EndState, dict[int, str]]:
    """Live it to the end in a child, and read there how it ended, and how it stood at each rest (`rest.py`)."""
    kept = report_to.with_suffix(".baseline")
    child = os.fork()
    if not child:
        try:
            resting = Resting(play)
            play.stage.at_rest = resting.keep
            play.live((*play.scenario.faulted, *play.scenario.after))
            kept.write_bytes(pickle.dumps((end_of(play), resting.known, play.stage.failures)))
        except BaseException:  # noqa: BLE001 - a child of a fork must not go on
            traceback.print_exc()
        os._exit(0)
    os.waitpid(child, 0)
    end, rests, failures = pickle.loads(kept.read_bytes())  # noqa: S301 - written by ourselves just now
    kept.unlink()
    assert not failures, failures
    assert not end.faults, end.faults
    assert not (missing := set(play.scenario.leads_to) - _told(end, play.scenario)), f"{play.scenario.name}: {missing}"
    return end, rests


def _told(end: EndState, scenario: Scenario) -> set[str]:
    """Give the events of the days of faults, and the codes of the letters that left on them."""
    entries = [one for entries in end.journals.values() for one in entries]
    codes = {one["data"]["letter_id"]: one["data"]["code"] for one in entries if one["type"] == "LetterRequested"}
    days = {day.isoformat() for day in scenario.faulted}
    told = [one for one in entries if one["on"] in days]
    return {one["type"] for one in told} | {
        codes[one["data"]["letter_id"]] for one in told if one["type"] == "LetterSent"
    }


def judged_line(met: list[Met], without: EndState, play: Play, end: EndState) -> dict[str, Any]:
    # Where a fact races an act, a fault may let the other one win: then it is done on that day, or made good.
    crossing = play.scenario.crossing
    is_late = crossing is not None or any(one.redelivery in LATE for one in met)
    excused = () if crossing is None else crossing.excused
    judged = compare(without, end, excused if is_late else None)
    return {
        "copies": max((*end.emails.values(), *end.orders.values()), default=0),
        "in_doubt": sum(kind == DOUBT for kind, _ in end.alerts),
        "verdict": judged.verdict,
        "differences": list(judged.differences),
        "emails_twice": judged.emails_twice,
    }
