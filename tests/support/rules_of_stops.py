"""What stops a procedure: holds placed, made longer and lifted, disputes, a judge's delay, in any order and late."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from recouvrement.domain.case.commands.stops import (
    ExtendHold,
    GrantGracePeriod,
    LiftHold,
    PlaceHold,
    RaiseDispute,
    ResolveDispute,
)
from recouvrement.domain.case.stops.disputes import Dispute, Outcome, Resolution
from recouvrement.domain.case.stops.grace_periods import GracePeriod
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.identifiers import PartyId
from support.contracts import LEA
from support.desk import ANNE
from support.watched_case import WatchedCase

SOMEBODY: Final = st.sampled_from((None, None, LEA.party_id))


class StopRules(WatchedCase):
    @rule(since=st.integers(-12, 6), lasts=st.none() | st.integers(0, 40), who=SOMEBODY)
    def somebody_holds(self, since: int, lasts: int | None, who: PartyId | None) -> None:
        on = self.desk.today + timedelta(days=since)
        until = None if lasts is None else on + timedelta(days=lasts)
        self.play(PlaceHold(Hold(self.name("H"), HoldReason.OTHER, on, until, who), ANNE.name))

    @rule(data=st.data(), since=st.integers(-5, 5), resumes=st.none() | st.integers(0, 9))
    def a_hold_or_a_dispute_ends(self, data: st.DataObject, since: int, resumes: int | None) -> None:
        facts, today = self.desk.witness.facts, self.desk.today
        names = sorted(name for name in facts.stretches if name[0] in "HD")
        if not names:
            return
        name, on = data.draw(st.sampled_from(names)), today + timedelta(days=since)
        if name.startswith("H"):
            self.play(LiftHold(name, on, today, ANNE.name))
        elif not facts.waiting[name]:
            later = None if resumes is None else on + timedelta(days=resumes)
            self.play(ResolveDispute(Resolution(name, on, Outcome.REJECTED, "", later), ANNE.name))

    @precondition(lambda self: any(name.startswith("H") for name in self.desk.witness.facts.stretches))
    @rule(data=st.data(), since=st.integers(-5, 5), lasts=st.none() | st.integers(0, 40))
    def a_hold_is_made_longer(self, data: st.DataObject, since: int, lasts: int | None) -> None:
        names = sorted(name for name in self.desk.witness.facts.stretches if name.startswith("H"))
        on = self.desk.today + timedelta(days=since)
        until = None if lasts is None else on + timedelta(days=lasts)
        self.play(ExtendHold(data.draw(st.sampled_from(names)), on, until, self.desk.today, ANNE.name))

    @rule(since=st.integers(-3, 0), data=st.data())
    def somebody_disputes(self, since: int, data: st.DataObject) -> None:
        on = self.desk.today + timedelta(days=since)
        who = data.draw(st.sampled_from(sorted(self.desk.parties)))
        self.play(RaiseDispute(Dispute(self.name("D"), on, party_id=who), ANNE.name))

    @rule(since=st.integers(-9, 0), lasts=st.integers(5, 60), who=SOMEBODY)
    def a_judge_gives_time(self, since: int, lasts: int, who: PartyId | None) -> None:
        on = self.desk.today + timedelta(days=since)
        self.play(GrantGracePeriod(GracePeriod(self.name("G"), on, on + timedelta(days=lasts), who)))
