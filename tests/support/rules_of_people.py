"""What may happen to the people of a contract: they move, are not found, enter procedures and leave them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, NotifyStage, ReviewFreeze
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, InsolvencyStage, Stage
from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.position import Address
from support.contracts import LEA
from support.desk import ANNE
from support.watched_case import WatchedCase

STAGES: Final = (
    *(Stage.FILED, Stage.ADMISSIBLE) * 3,
    *(Stage.LIABILITIES, Stage.PLAN, Stage.IMPOSED, Stage.DISCHARGED, Stage.ENDED, Stage.ENDED),
)


class PeopleRules(WatchedCase):
    def _who(self, data: st.DataObject) -> PartyId:
        return data.draw(st.sampled_from(sorted(self.desk.parties)))

    @rule(data=st.data())
    def an_address_is_wrong(self, data: st.DataObject) -> None:
        self.loses_touch(self._who(data))

    def loses_touch(self, who: PartyId) -> None:
        self.play(InvalidateAddress(who, self.desk.today))

    @rule(data=st.data())
    def somebody_moves(self, data: st.DataObject) -> None:
        self.moves(self._who(data))

    def moves(self, who: PartyId) -> None:
        home = Address(f"{self.number} rue des Lilas", None, "69003", "Lyon", "FR")
        self.number += 1
        moved = replace(self.desk.parties[who], address=home)
        self.desk.parties[moved.party_id] = moved
        self.play(ChangeDebtor(moved))

    @rule(data=st.data(), stage=st.sampled_from(STAGES), ago=st.integers(0, 20))
    def a_commission_notifies(self, data: st.DataObject, stage: Stage, ago: int) -> None:
        """Late, and in any order."""
        who, on = self._who(data), self.desk.today - timedelta(days=ago)
        if self.desk.witness.facts.people[who].is_consumer:
            self.play(NotifyStage(Freeze(who, FreezeReason.OVER_INDEBTEDNESS, stage, on)))

    @precondition(lambda self: not self.contract.is_for_consumers)
    @rule(stage=st.sampled_from(InsolvencyStage), ago=st.integers(0, 20))
    def a_court_publishes(self, stage: InsolvencyStage, ago: int) -> None:
        on = self.desk.today - timedelta(days=ago)
        self.play(NotifyStage(Freeze(LEA.party_id, FreezeReason.INSOLVENCY, stage, on, published_on=on)))

    @rule(looks=st.booleans())
    def a_procedure_ends(self, looks: bool) -> None:  # noqa: FBT001 - drawn
        for who, person in self.desk.witness.facts.people.items():
            party_id, today = self.desk.parties[who].party_id, self.desk.today
            for reason in sorted({reason for reason, _, _, _ in person.stages} if person.is_frozen else ()):
                end = InsolvencyStage.ENDED if reason == FreezeReason.INSOLVENCY else Stage.ENDED
                self.play(NotifyStage(Freeze(party_id, FreezeReason(reason), end, today)))
                if looks and person.is_frozen:
                    self.play(ReviewFreeze(party_id, today, ANNE.name))

    @rule(says=st.sampled_from((Delivery.PRESENTED, Delivery.PRESENTED, Delivery.UNCLAIMED, Delivery.REFUSED, None)))
    def the_post_changes(self, says: Delivery | None) -> None:
        self.desk.post_says = says

    @rule(days=st.integers(1, 30))
    def the_post_is_slow(self, days: int) -> None:
        """Proofs of what leaves from now on come so late."""
        self.desk.post_days = days

    @rule(days=st.integers(1, 9))
    def a_letter_comes_back(self, days: int) -> None:
        says, self.desk.post_says = self.desk.post_says, Delivery.UNKNOWN_ADDRESS
        for _ in range(days):
            self.night()
        self.desk.post_says = says
