"""Carries out one run, from an empty machine to what it leaves in its folder."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from infra.local.calendar_run import Plan, run_calendar
from infra.local.cast import cast
from infra.local.documents import FOLDERS, copy_documents
from infra.local.feed import Feed
from infra.local.figures import Figures
from infra.local.letters.compiling import compile_templates
from infra.local.post import Post
from infra.local.progress import Progress
from infra.local.reading import read_blueprint
from infra.local.report import REPORT, Told, write_report
from infra.local.results import as_json, as_table, letter_codes, read_results
from infra.local.scenario import read_scenario
from infra.local.set_aside import dead_letters, lines_set_aside
from infra.local.state import save_state
from infra.local.world import Options, World

if TYPE_CHECKING:
    from pathlib import Path

    from infra.local.order import Order
    from infra.local.results import CaseResult

STATE, LOG = "state", "functions.log"
SHOWN = 10  # lines set aside that are named; all of them are in the state


def carry_out(order: Order) -> int:
    """Run the days and write the results. Raises ScenarioError before anything has run."""
    started = time.monotonic()
    scenario = read_scenario(order.scenario) if order.scenario else ()
    for template, problem in compile_templates().items():
        print(f"{template} cannot be written: {problem}", file=sys.stderr)
    _make_room(order.out)
    figures = Figures()
    plan = Plan(
        order.first,
        order.last,
        feed=Feed(order.feed),
        scenario=scenario,
        actors=(*cast(order, scenario), *order.actors),
        on_each_day=(Progress(order.last, sys.stdout), figures),
    )
    with (
        (order.out / LOG).open("w", encoding="utf-8") as log,
        World(read_blueprint(order.template), Options(instead={"CLOCK": "messages"}, log=log)) as world,
    ):
        run_calendar(plan, world)
        cases = _write_results(world, order)
        _write_figures(figures.summary(world, len(cases)), order.out)
        _say(world, cases, order.out)
        _say_what_was_posted(plan)
        save_state(world, order.out / STATE)
    _say_where(order.out, time.monotonic() - started)
    return 0


def _say_what_was_posted(plan: Plan) -> None:
    for actor in plan.actors:
        if isinstance(actor, Post):
            print(f"{actor.letters} letters were posted, in {len(actor.envelopes)} envelopes")


def _say_where(out: Path, seconds: float) -> None:
    print(f"{seconds:.1f} s. To read: {out / REPORT}")
    print(
        f"Word letters in {out}/letters, judiciary files in {out}/judiciary, the same for programs in {out}/cases.json,"
    )
    print(f"tables and buckets in {out / STATE}")


def _make_room(out: Path) -> None:
    """Remove what an earlier run left there, and nothing else."""
    for folder in (*FOLDERS.values(), STATE):
        shutil.rmtree(out / folder, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)


def _write_results(world: World, order: Order) -> list[CaseResult]:
    files = copy_documents(world, order.out, letter_codes(world))
    write_report(world, Told(order.first, order.last, order.feed, files), order.out)
    cases = read_results(world, order.last, files)
    (order.out / "cases.json").write_text(as_json(cases), encoding="utf-8")
    return cases


def _write_figures(summary: dict[str, object], out: Path) -> None:
    (out / "figures.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")


def _say(world: World, cases: list[CaseResult], out: Path) -> None:
    print(as_table(cases) if cases else "no case was opened")
    for case in cases:
        for line in case.journal:
            if line.type == "LinkUsed":
                print(f"on {line.on} the bailiff opened the judiciary file of {case.case_id}")
    _say_what_was_not_taken_in(world)
    for (function, reason), count in Counter((each.function, each.reason) for each in world.failures).most_common(10):
        print(f"{function} failed {count} times: {reason}", file=sys.stderr)
    if world.failures:
        print(f"what the functions logged is in {out / LOG}", file=sys.stderr)


def _say_what_was_not_taken_in(world: World) -> None:
    lines = lines_set_aside(world)
    if lines:
        print(f"{len(lines)} lines of the feed were set aside:", file=sys.stderr)
    for line in lines[:SHOWN]:
        print(f"  {line['file']}, line {line['line']}: {line['reason']}", file=sys.stderr)
    for name, count in dead_letters(world).items():
        print(f"{count} messages died in {name}; they are in {STATE}/queues", file=sys.stderr)
