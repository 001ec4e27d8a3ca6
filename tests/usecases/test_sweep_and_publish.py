from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fakes.case_material import CASE_ID, LETTER_ID, NOW, TODAY, case, following, opening, pending
from fakes.case_store import FakeCaseStore, FakeOutbox, Rows
from fakes.senders import FakeAlerts, FakeQueue
from recouvrement.domain.case.commands.day import Slot
from recouvrement.domain.case.effects import HandOverFile, RaiseAlert, RecallFile, SendNotice, WriteLetter
from recouvrement.domain.case.state import Phase
from recouvrement.domain.errors import InvalidMessage, Outage
from recouvrement.domain.identifiers import CaseId
from recouvrement.messages.reports import DayStart
from recouvrement.usecases.publish_effects import Dispatch, publish_effect, republish_effects
from recouvrement.usecases.sweep_cases import AgendaRow, sweep_cases


class FakeAgenda:
    def __init__(self, *rows: AgendaRow) -> None:
        self._rows = rows

    def rows(self):
        return iter(self._rows)

    def due(self, today):
        return (row.case_id for row in self._rows if row.next_action_on <= today)


def rows(count: int, days: int = 0, phase: Phase = Phase.AMICABLE) -> list[AgendaRow]:
    return [AgendaRow(CaseId(f"L{n}-01"), TODAY + timedelta(days=days), phase) for n in range(count)]


def start(slot: Slot) -> DayStart:
    return DayStart(TODAY, slot, NOW, TODAY)


@pytest.mark.parametrize("slot", list(Slot))
def test_due_cases_are_told_in_tickets_of_ten(slot: Slot):
    ticks = FakeQueue()
    sweep = sweep_cases(start(slot), FakeAgenda(*rows(23), *rows(3, days=1)), ticks)
    assert sweep.told == 23
    assert [len(envelope.data["case_ids"]) for envelope in ticks.sent] == [10, 10, 3]
    assert {envelope.data["slot"] for envelope in ticks.sent} == {slot.value}
    assert {envelope.businessday for envelope in ticks.sent} == {TODAY}


def test_a_day_with_nothing_due_sends_nothing():
    ticks = FakeQueue()
    assert sweep_cases(start(Slot.MORNING), FakeAgenda(*rows(3, days=1)), ticks).told == 0
    assert ticks.sent == []


def test_the_morning_counts_open_cases_by_phase_and_leaves_out_the_closed():
    agenda = FakeAgenda(*rows(3, 1), *rows(2, 5, Phase.FORMAL_NOTICE), *rows(1, 0, Phase.CLOSED))
    assert sweep_cases(start(Slot.MORNING), agenda, FakeQueue()).open_cases == {
        Phase.AMICABLE: 3,
        Phase.FORMAL_NOTICE: 2,
    }
    assert sweep_cases(start(Slot.CONTACT_HOURS), agenda, FakeQueue()).open_cases is None


def test_the_same_sweep_gives_the_same_ids_and_another_slot_gives_others():
    first, again, later = FakeQueue(), FakeQueue(), FakeQueue()
    sweep_cases(start(Slot.MORNING), FakeAgenda(*rows(12)), first)
    sweep_cases(start(Slot.MORNING), FakeAgenda(*rows(12)), again)
    sweep_cases(start(Slot.CONTACT_HOURS), FakeAgenda(*rows(12)), later)
    identities = [{envelope.id for envelope in queue.sent} for queue in (first, again, later)]
    assert identities[0] == identities[1]
    assert not identities[0] & identities[2]


EFFECTS = {
    "letters": WriteLetter(LETTER_ID, 2),
    "notices": SendNotice(LETTER_ID, 3, TODAY),
    "handovers": HandOverFile("F-1", 4, TODAY),
    "recall": RecallFile("F-1", 5, "payée"),
    "alerts": RaiseAlert("case.opened", "k", "é"),
}


class Post:
    """An outbox with these effects, and queues for them."""

    def __init__(self, *effects):
        self.rows = Rows()
        store = FakeCaseStore(self.rows)
        store.save(opening())
        stored = store.case(CASE_ID)
        assert stored is not None
        self.pending = tuple(pending(effect, number) for number, effect in enumerate(effects, start=2))
        store.save(replace(following(stored, case(1 + len(effects))), effects=self.pending))
        self.letters, self.notices, self.handovers = FakeQueue(), FakeQueue(), FakeQueue()
        self.alerts = FakeAlerts()
        outbox = FakeOutbox(self.rows)
        self.dispatch = Dispatch(self.letters, self.notices, self.handovers, self.alerts, outbox)


def test_each_effect_goes_to_whoever_carries_it_out_and_leaves_the_outbox():
    post = Post(*EFFECTS.values())
    for effect in post.pending:
        publish_effect(effect.body, post.dispatch)
    assert post.letters.types == ["effect.write_letter"]
    assert post.notices.types == ["effect.send_notice"]
    assert post.handovers.types == ["effect.hand_over_file", "effect.recall_file"]
    assert post.alerts.raised == [EFFECTS["alerts"]]
    assert post.rows.unpublished == set()


def test_what_is_published_is_what_was_saved():
    post = Post(EFFECTS["notices"])
    publish_effect(post.pending[0].body, post.dispatch)
    assert post.notices.sent[0].to_json() == post.pending[0].body


def test_an_effect_that_could_not_leave_stays_in_the_outbox():
    post = Post(EFFECTS["letters"])
    post.letters.fault = Outage("SQS is away")
    with pytest.raises(Outage):
        publish_effect(post.pending[0].body, post.dispatch)
    assert post.rows.unpublished == {post.pending[0].effect_id}


def test_what_is_no_effect_is_refused():
    with pytest.raises(InvalidMessage):
        publish_effect("{}", Post().dispatch)


def test_the_quarter_hour_brings_back_what_the_stream_lost_and_goes_on_past_a_failure():
    post = Post(EFFECTS["letters"], EFFECTS["notices"])
    post.letters.fault = Outage("SQS is away")
    done = republish_effects(NOW + timedelta(minutes=1), post.dispatch, lambda: True)
    assert (done.sent, done.failed) == (1, (post.pending[0].effect_id,))
    assert post.rows.unpublished == {post.pending[0].effect_id}


def test_the_quarter_hour_leaves_alone_what_the_stream_may_still_carry():
    post = Post(EFFECTS["letters"])
    assert republish_effects(NOW, post.dispatch, lambda: True).sent == 0
    assert post.letters.sent == []


def test_the_quarter_hour_stops_when_its_time_is_up():
    post = Post(EFFECTS["letters"])
    assert republish_effects(NOW + timedelta(days=1), post.dispatch, lambda: False).sent == 0
    assert len(post.rows.unpublished) == 1
