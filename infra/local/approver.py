"""The named person who decides, played: approves what waits for it, waives by name the exhibits that are not there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infra.local.actors import cloud_event
from infra.local.checkout import PARAMETERS
from infra.local.functions import as_a_function
from infra.local.results import case_store
from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.domain.case.handover.exhibits import missing_exhibits
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.identifiers import CaseId
from recouvrement.domain.law.delegation import DelegatedAct, Level, level_required

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from infra.local.template import Properties
    from infra.local.world import World
    from recouvrement.domain.case.state import Case

WANTED = "approval.wanted"
REQUESTER = "Service recouvrement"
REASON = "Pièce non versée par la banque, dossier de démonstration"


def _stored_case(case_id: CaseId, world: World) -> Case | None:
    stored = case_store(world).case(case_id)
    return None if stored is None else stored.case


@dataclass(slots=True)
class Approver:
    """`told`: (case or contract, act) on which the scenario decides."""

    name: str
    told: frozenset[tuple[str, str]] = frozenset()
    look_up: Callable[[CaseId, World], Case | None] = _stored_case
    _read: int = 0  # entries of the bus

    def act(self, day: date, world: World) -> Sequence[Properties]:
        entries, self._read = world.counter.bus_entries[self._read :], len(world.counter.bus_entries)
        wanted = [json.loads(entry["Detail"]) for entry in entries if entry["DetailType"] == WANTED]
        with as_a_function():
            return [message for detail in wanted for message in self._decide(detail, day, world)]

    def _decide(self, detail: Properties, day: date, world: World) -> Iterator[Properties]:
        act = Act(str(detail["key"]).partition(":")[0])
        case = self.look_up(CaseId(detail["case_id"]), world)
        if case is None:
            return
        if {(case.case_id, act.value), (case.contract_id, act.value)} & self.told:
            return
        if act is Act.HANDOVER:
            yield from self._waivers(case, day)
        by = {"name": self.name, "level": _level(case, act).value}
        data = {"by": by, "requested_by": REQUESTER, "asked": detail["key"]}
        yield cloud_event(f"{act.value}.approved", case.case_id, day, data)

    def _waivers(self, case: Case, day: date) -> Iterator[Properties]:
        for code in missing_exhibits(case):
            yield cloud_event("exhibit.waived", case.case_id, day, {"code": code, "by": self.name, "reason": REASON})


def _level(case: Case, act: Act) -> Level:
    """Say that the person has the rank that the claim asks for."""
    approval = case.approval(act)
    if approval is None:
        return Level.HEAD_OF_COLLECTIONS
    rules = load_parameters(PARAMETERS).delegation
    return level_required(DelegatedAct(act.value), approval.amount, rules)
