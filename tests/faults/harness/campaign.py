"""`python -m faults.harness.campaign`: every scenario with its faults, and the figures at the end.

`make faults` runs it whole; `make test` runs a part of it. The exit code is 1 when a run diverged.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from faults.harness.branches import branch_out
from faults.harness.choices import Budget, Met, Place
from faults.harness.comparison import Verdict
from faults.harness.fault import Kind
from faults.harness.gate import Redelivery
from faults.scenarios import all_scenarios
from infra.local.letters.compiling import compile_templates

BROKE = "broke"
SHOWN = 10


def main(arguments: list[str]) -> int:
    asked = _parsed(arguments)
    compile_templates()
    scenarios, budget, broken = all_scenarios(), _budget(asked), Counter[Place]()
    started, runs, calls = time.monotonic(), [], dict[str, list[Met]]()
    for name in asked.scenarios or sorted(scenarios):
        begun = time.monotonic()
        calls[name], told = _lived(name, replace(budget, broken=broken))
        runs += told
        broken += Counter(Met(**met).at for run in told for met in run["met"])
        _say(_line(name, calls[name], told, time.monotonic() - begun))
    bad = [run for run in runs if run["verdict"] in {Verdict.DIVERGED, BROKE}]
    for run in bad[:SHOWN]:
        _say(_divergence(run))
    figures = _figures(runs, calls, time.monotonic() - started)
    _say("\n".join(f"{name}: {value}" for name, value in figures.items()))
    if asked.out is not None:
        sites = sorted({_site(met) for run in runs for met in run["met"]})
        called = sorted({_site(asdict(met)) for met_calls in calls.values() for met in met_calls})
        asked.out.write_text(
            json.dumps({**figures, "faulted": sites, "called": called, "runs": runs}), encoding="utf-8"
        )
    return 1 if bad else 0


def _say(text: str) -> None:
    """At once: what a fork finds unsaid, each child would say again."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="campaign", description=__doc__)
    parser.add_argument("scenarios", nargs="*", help="names; none: all of them")
    parser.add_argument("--first", type=float, default=1.0, help="share of the possible single faults")
    parser.add_argument(
        "--second", type=float, default=0.0, help="share of the possible second faults after each first"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="the function whose calls meet the first fault")
    parser.add_argument("--kinds", help="kinds of faults, with commas; none given: all of them")
    parser.add_argument(
        "--redelivery", choices=tuple(Redelivery), help="when failures come back; none given: every way"
    )
    parser.add_argument("--each", type=int, help="how often a call site is broken in all; none: at each call")
    parser.add_argument("--to-the-end", action="store_true", help="live every run to its last day, whatever is known")
    parser.add_argument("--out", type=Path, help="the figures and the call sites as JSON")
    return parser.parse_args(arguments)


def _budget(asked: argparse.Namespace) -> Budget:
    redelivery = tuple(Redelivery) if asked.redelivery is None else (Redelivery(asked.redelivery),)
    kinds = tuple(Kind) if asked.kinds is None else tuple(map(Kind, asked.kinds.split(",")))
    return Budget(
        asked.jobs, asked.first, asked.second, asked.seed, asked.only, redelivery, kinds, asked.each, asked.to_the_end
    )


def _lived(name: str, budget: Budget) -> tuple[list[Met], list[dict[str, Any]]]:
    """In a process of its own, which takes its world with it when it ends: every fork copies what its parent holds."""
    with tempfile.TemporaryDirectory() as folder:
        report, called = Path(folder) / "runs.jsonl", Path(folder) / "calls.pickle"
        report.touch()
        child = os.fork()
        if not child:
            try:
                called.write_bytes(pickle.dumps(branch_out(all_scenarios()[name], budget, report)))
            except BaseException:  # noqa: BLE001 - a child of a fork must not go on
                traceback.print_exc()
            os._exit(0)
        os.waitpid(child, 0)
        if not called.exists():
            raise ChildProcessError(f"{name} could not be lived: its reason is above")
        calls: list[Met] = pickle.loads(called.read_bytes())  # noqa: S301 - written by ourselves just now
        return calls, [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]


def _line(name: str, calls: list[Met], runs: list[dict[str, Any]], seconds: float) -> str:
    verdicts = ", ".join(
        f"{count} {verdict}" for verdict, count in Counter(run["verdict"] for run in runs).most_common()
    )
    return f"{name}: {len(calls)} calls, {len(runs)} runs in {seconds:.0f} s: {verdicts}"


def _divergence(run: dict[str, Any]) -> str:
    met = "; then ".join(
        f"{one['kind']} at call {one['number']}, {_site(one)}, back {one['redelivery']}" for one in run["met"]
    )
    return f"{run['scenario']}: {met}\n" + "\n".join(f"    {line}" for line in run["differences"])


def _figures(runs: list[dict[str, Any]], calls: dict[str, list[Met]], seconds: float) -> dict[str, Any]:
    called = {_site(asdict(met)) for met_calls in calls.values() for met in met_calls}
    verdicts = Counter(run["verdict"] for run in runs)
    return {
        "scenarios": len(calls),
        "runs with one fault": sum(len(run["met"]) == 1 for run in runs),
        "runs with two faults": sum(len(run["met"]) > 1 for run in runs),
        "call sites": len(called),
        "call sites faulted": len(called & {_site(met) for run in runs for met in run["met"]}),
        **{f"ended: {verdict}": verdicts[verdict] for verdict in (*Verdict, BROKE)},
        "e-mails that left twice, with the same reference": sum(run.get("emails_twice", 0) for run in runs),
        "processor seconds a run": round(sum(run["cpu_seconds"] for run in runs) / max(1, len(runs)), 2),
        "duration": f"{seconds:.0f} s",
    }


def _site(met: dict[str, Any]) -> str:
    return f"{met['function']} {met['operation']} {met['site']} {met['place']}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
