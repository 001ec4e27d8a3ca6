"""The judiciary file leaves once, on its day, or not at all; whatever dies on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest

from fakes.handing_over import Death, Dying
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.files import ReportHandedOver
from recouvrement.domain.case.commands.stops import PlaceHold
from recouvrement.domain.case.decide import decide
from recouvrement.domain.case.effects import RaiseAlert, RecallFile
from recouvrement.domain.case.events.procedure import HandoverReleased
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.errors import InvalidMessage, Outage
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.procedure import Situation
from recouvrement.usecases.ports import StoredCase
from recouvrement.usecases.sending_ports import NotSent, Undeliverable, grant_id_of
from support.chambers import World, world_of
from support.desk import procedure
from support.handed_over import CONTRACT_KEY, released

DEATHS = [
    (part, method, moment)
    for part, method in [
        ("rows", "claim"),
        ("evidence", "store"),
        ("grants", "create"),
        ("mailer", "send"),
        ("evidence", "retain"),
        ("rows", "settle"),
        ("inbox", "send"),
    ]
    for moment in ("before", "after")
]


@pytest.fixture
def world() -> World:
    return world_of(released())


def token(world: World) -> str:
    return f"token-of-{world.story.effect.file_id}"


def later(world: World, days: int = 1) -> date:
    return world.story.day + timedelta(days=days)


def on(world: World, day: date):
    return replace(world.story.message, businessday=day)


def withdrawn(world: World) -> None:
    case = world.story.case
    changed = replace(case, handover=None, version=case.version + 1)
    world.rows.cases[case.case_id] = StoredCase(changed)


def test_the_case_is_told_what_was_handed_over(world):
    world.carry_out()
    [envelope] = world.inbox.envelopes
    assert envelope.short_type == "file.handed_over"
    assert envelope.data == {
        "file_id": world.story.effect.file_id,
        "sha256": sha256(world.archive).hexdigest(),
        "grant_id": grant_id_of(token(world)),
    }
    assert envelope.businessday == world.story.day


def test_the_bailiff_may_use_his_grant_ten_times_in_thirty_days(world):
    world.carry_out()
    [grant] = world.grants.kept.values()
    assert grant.grant_id == grant_id_of(token(world))
    assert (grant.key, grant.max_uses, grant.uses) == (world.key, 10, 0)
    assert grant.not_after.date() == later(world, 30)


def test_the_email_holds_a_link_to_our_door_and_neither_a_name_nor_an_amount(world):
    world.carry_out()
    [email] = world.mailer.sent
    assert email.to == "actes@etude-lumiere.example"
    assert f"https://partner.example/access/{token(world)}\n" in email.text
    assert world.story.effect.file_id in email.text
    assert "Martin" not in email.text
    assert "€" not in email.text
    assert "amazonaws" not in email.text


def test_the_file_is_kept_for_ten_years(world):
    world.carry_out()
    assert world.evidence.retained == {world.key: date(2035, 12, 8)}


def test_a_message_that_comes_twice_changes_nothing_and_reports_the_same(world):
    world.carry_out()
    world.carry_out()
    assert len(world.mailer.sent) == 1
    first, second = world.inbox.envelopes
    assert first == second


def test_two_hand_overs_of_the_same_facts_give_the_same_bytes():
    one, other = world_of(released()), world_of(released())
    one.carry_out()
    other.carry_out()
    assert one.archive == other.archive


@pytest.mark.parametrize(("part", "method", "moment"), DEATHS)
def test_wherever_it_dies_the_next_attempt_ends_with_one_grant_and_the_same_file(part, method, moment):
    whole, world = world_of(released()), world_of(released())
    whole.carry_out()
    with pytest.raises(Death):
        world.carry_out(dying=Dying(getattr(world, part), method, moment))
    world.carry_out()
    assert world.archive == whole.archive
    assert world.grants.kept == whole.grants.kept
    assert world.evidence.retained == whole.evidence.retained
    assert {envelope.id for envelope in world.inbox.envelopes} == {envelope.id for envelope in whole.inbox.envelopes}
    assert {email.text for email in world.mailer.sent} == {email.text for email in whole.mailer.sent}
    assert 1 <= len(world.mailer.sent) <= 2


def test_a_release_of_yesterday_hands_nothing_over(world):
    world.carry_out(on(world, later(world)))
    assert world.reported == ["file.expired"]
    assert not world.mailer.sent
    assert world.key not in world.evidence.kept


def test_what_was_given_up_is_not_handed_over_by_a_message_that_comes_again(world):
    world.carry_out(on(world, later(world)))
    world.carry_out()
    assert world.reported == ["file.expired", "file.expired"]
    assert not world.mailer.sent


def test_a_file_that_the_case_took_back_does_not_leave(world):
    withdrawn(world)
    world.carry_out()
    assert world.reported == ["file.expired"]
    assert not world.mailer.sent


def test_an_attempt_that_died_before_anybody_could_know_is_given_up_when_the_case_took_the_file_back(world):
    with pytest.raises(Death):
        world.carry_out(dying=Dying(world.evidence, "store", "after"))
    withdrawn(world)
    world.carry_out()
    assert world.reported == ["file.expired"]
    assert not world.mailer.sent
    assert not world.grants.kept


def test_an_attempt_that_may_have_told_the_bailiff_is_finished_even_a_day_late(world):
    with pytest.raises(Death):
        world.carry_out(dying=Dying(world.mailer, "send", "after"))
    world.carry_out(on(world, later(world)))
    assert world.reported == ["file.handed_over"]
    assert [email.reference for email in world.mailer.sent] == [world.story.effect.file_id] * 2
    [envelope] = world.inbox.envelopes
    assert envelope.time == world.story.message.time, "it left on the day of its release"


def test_mail_that_was_certainly_not_sent_is_tried_again_the_same_day(world):
    world.mailer.failures.append(NotSent("the mail service is busy"))
    with pytest.raises(NotSent):
        world.carry_out()
    world.carry_out()
    assert world.reported == ["file.handed_over"]
    assert len(world.mailer.sent) == 1


def test_mail_that_was_certainly_not_sent_is_no_reason_to_hand_over_the_next_day(world):
    world.mailer.failures.append(Undeliverable("the bailiff's address is refused"))
    with pytest.raises(Undeliverable):
        world.carry_out()
    world.carry_out(on(world, later(world)))
    assert world.reported == ["file.expired"]
    [grant] = world.grants.kept.values()
    assert grant.revoked_on == later(world)


def test_mail_in_doubt_leaves_the_claim_taken(world):
    world.mailer.failures.append(Outage("no answer"))
    with pytest.raises(Outage):
        world.carry_out()
    world.carry_out(on(world, later(world)))
    assert world.reported == ["file.handed_over"]


def test_a_second_attempt_that_fails_does_not_give_back_what_the_first_may_have_sent(world):
    world.mailer.failures += [Outage("no answer"), NotSent("the mail service is busy")]
    for _ in range(2):
        with pytest.raises(Outage):
            world.carry_out()
    world.carry_out(on(world, later(world)))
    assert world.reported == ["file.handed_over"]


def test_an_exhibit_that_is_not_what_the_bank_filed_stops_the_file(world):
    world.evidence.kept[CONTRACT_KEY] += b" and a page more"
    with pytest.raises(InvalidMessage, match=CONTRACT_KEY):
        world.carry_out()
    assert not world.mailer.sent
    assert world.key not in world.evidence.kept


def test_a_letter_that_is_not_what_left_stops_the_file(world):
    key = next(key for key in world.evidence.kept if "/letters/" in key)
    world.evidence.kept[key] = b"another letter"
    with pytest.raises(InvalidMessage, match="journal says"):
        world.carry_out()


def test_a_debtor_whose_particulars_were_erased_cannot_be_sued_by_this_file(world):
    del world.rows.parties[world.story.case.case_id, "P-2", 1]
    with pytest.raises(InvalidMessage, match="P-2"):
        world.carry_out()


def recall(world: World):
    file_id, version = world.story.effect.file_id, world.story.case.version
    return replace(on(world, later(world, 3)), effect=RecallFile(file_id, version, "the case is closed: paid"))


def test_a_recall_closes_the_door_and_tells_the_bailiff_under_the_same_reference(world):
    world.carry_out()
    world.carry_out(recall(world))
    [grant] = world.grants.kept.values()
    assert grant.revoked_on == later(world, 3)
    handed, recalled = world.mailer.sent
    assert recalled.to == handed.to
    assert recalled.reference == handed.reference
    assert "rappelle" in recalled.text
    assert "Martin" not in recalled.text


def test_a_recall_that_comes_twice_says_the_same_twice(world):
    world.carry_out()
    world.carry_out(recall(world))
    world.carry_out(replace(recall(world), businessday=later(world, 9)))
    [grant] = world.grants.kept.values()
    assert grant.revoked_on == later(world, 3)
    assert world.mailer.sent[1] == world.mailer.sent[2]


def test_the_door_is_closed_even_while_no_mail_leaves(world):
    world.carry_out()
    world.mailer.failures.append(NotSent("the mail service is busy"))
    with pytest.raises(NotSent):
        world.carry_out(recall(world))
    [grant] = world.grants.kept.values()
    assert grant.revoked_on == later(world, 3)


def test_an_alert_is_none_of_its_business(world):
    with pytest.raises(InvalidMessage, match="RaiseAlert"):
        world.carry_out(replace(world.story.message, effect=RaiseAlert("kind", "key", "sentence")))


def test_the_manifest_names_every_other_file_with_its_hash(world):
    world.carry_out()
    files = world.files
    manifest = json.loads(files.pop("manifest.json"))
    assert {piece["name"]: piece["sha256"] for piece in manifest["pieces"]} == {
        name: sha256(content).hexdigest() for name, content in files.items()
    }
    assert [piece["number"] for piece in manifest["pieces"]] == list(range(1, len(files) + 1))
    assert manifest["journal"]["head"] == world.story.entries[manifest["journal"]["version"] - 1].hash


def test_a_file_on_its_way_is_not_released_again_by_the_same_morning(world):
    story = world.story
    situation = Situation(story.day, story.day - timedelta(days=1), story.day - timedelta(days=1))
    assert story.case.handover is not None
    assert story.case.handover.is_in_flight
    decision = decide(story.case, ReachDay(Slot.MORNING), procedure(), situation)
    assert [event for event in decision.events if isinstance(event, HandoverReleased)] == []


def test_a_file_that_was_handed_over_is_not_handed_over_again_by_a_second_report(world):
    story = world.story
    situation = Situation(story.day, story.day - timedelta(days=1), story.day - timedelta(days=1))
    report = ReportHandedOver(story.effect.file_id, "a" * 64, "b" * 64, story.day)
    once = decide(story.case, report, procedure(), situation)
    again = decide(once.case, report, procedure(), situation)
    assert "FileHandedOver" in [type(event).__name__ for event in once.events]
    assert again.events == ()


def test_a_file_that_left_while_a_hold_was_placed_is_recalled_and_no_step_is_done(world):
    story = world.story
    situation = Situation(story.day, story.day - timedelta(days=1), story.day - timedelta(days=1))
    hold = PlaceHold(Hold("H-1", HoldReason.VULNERABILITY, story.day, None), PersonName("Paul Agent"))
    held = decide(story.case, hold, procedure(), situation)
    report = ReportHandedOver(story.effect.file_id, "a" * 64, "b" * 64, story.day)
    ended = decide(held.case, report, procedure(), situation)
    assert [type(event).__name__ for event in ended.events][:2] == ["FileHandedOver", "HandoverRecalled"]
    assert ended.case.completed("hand_over") is None
