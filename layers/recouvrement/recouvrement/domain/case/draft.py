"""A decision being made: every event is folded at once, so that the next rule sees what the last one changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.effects import effect_id, effects_of
from recouvrement.domain.case.events.procedure import AlarmRaised
from recouvrement.domain.case.evolve import evolve
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import EffectId

if TYPE_CHECKING:
    from recouvrement.domain.case.alarms import CaseAlarm
    from recouvrement.domain.case.effects import Effect
    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.procedure import Procedure, Situation


class Draft:
    """Local to one call of `decide`: nothing outside sees it change."""

    def __init__(self, case: Case, procedure: Procedure, situation: Situation) -> None:
        self.case = case
        self.procedure = procedure
        self.situation = situation
        self.events: list[Event] = []
        self.effects: list[tuple[EffectId, Effect]] = []
        self._view = View(case, procedure, situation)

    @property
    def view(self) -> View:
        """Of the case as it stands now: what was computed of it is kept until the next event."""
        if self._view.case is not self.case:
            self._view = View(self.case, self.procedure, self.situation)
        return self._view

    @property
    def next_id(self) -> EffectId:
        """Id of the first effect of the next event: a letter and a file are named after it."""
        return effect_id(self.case.case_id, self.case.version + 1)

    def record(self, event: Event) -> None:
        self.case = evolve(self.case, event)
        self.events.append(event)
        for ordinal, effect in enumerate(effects_of(self.case, event)):
            self.effects.append((effect_id(self.case.case_id, self.case.version, ordinal), effect))

    def alarm(self, kind: CaseAlarm, key: str, sentence: str) -> None:
        """Once per key in the life of the case."""
        if key not in self.case.alarms:
            self.record(AlarmRaised(kind, key, sentence, self.situation.today))
