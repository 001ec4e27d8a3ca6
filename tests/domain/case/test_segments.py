"""Kinds of cases: what the strategy does otherwise for some, and what follows the person instead (ADR 0072)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.dialogue import DeclareVulnerability
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.dialogue.record import FlagKind
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.view import View
from recouvrement.domain.position import DebtorKind, Estate, Overdraft
from support.contracts import LEA, NOE, account
from support.desk import PAUL, Desk
from support.stories import Story

TRADER = replace(NOE, kind=DebtorKind.SOLE_TRADER, estate=Estate.BUSINESS)
DECLARED = date(2025, 8, 22)  # L01 has left on the 18th; L02 would leave on 1 September


def joint_account(*parties, until):
    since, balance = date(2025, 9, 1), "-1500.00"

    def night(as_of):
        overdraft = replace(account(as_of, balance, since).overdraft, overrun_since=since)
        assert isinstance(overdraft, Overdraft)
        return replace(account(as_of, balance, since), parties=parties, overdraft=overdraft)

    desk = Desk(night(date(2025, 9, 5)))
    while desk.today < until:
        desk.day(night(desk.today))
    return desk


def sent(desk, party_id):
    return {code for code, party, _ in desk.sent() if party == party_id}


def test_a_consumer_keeps_what_the_law_owes_him_when_a_trader_holds_the_account_with_him():
    desk = joint_account(LEA, TRADER, until=date(2026, 4, 20))
    assert {"L04", "L05", "L06"} <= sent(desk, "P-1")
    assert sent(desk, "P-2").isdisjoint({"L04", "L05", "L06"})
    assert {"L02-D", "L07", "L10-D"} <= sent(desk, "P-1") & sent(desk, "P-2")


def test_an_account_that_traders_alone_hold_has_the_professional_segment():
    desk = joint_account(TRADER, until=date(2025, 9, 20))
    assert View(desk.case, desk.procedure, desk.situation).segment.name == "professional"


def declared(kind, until=None):
    story = Story()
    desk = story.until(DECLARED)
    desk.play(DeclareVulnerability(kind, LEA.party_id, DECLARED, until, PAUL))
    return story


def looked_at(story, until):
    """A person has looked at every vulnerability as soon as he is asked to."""
    while story.desk.today < until:
        desk = story.until(story.desk.today + timedelta(days=1))
        for task in desk.case.tasks:
            if task.is_open and task.kind in (TaskKind.REVIEW_VULNERABILITY, TaskKind.CHECK_INSURANCE):
                desk.play(FinishTask(task.task_id, desk.today, PAUL, "seen"))
    return story.desk


def days(desk, code):
    return [on for sent_code, _, on in desk.sent() if sent_code == code]


@pytest.mark.parametrize(
    ("kind", "reminded", "noticed"),
    [
        (FlagKind.DISASTER_AREA, date(2025, 10, 2), date(2025, 11, 17)),  # after the pause that each vulnerability has
        (FlagKind.FRAGILE_CLIENT, date(2025, 10, 17), date(2025, 12, 1)),
    ],
)
def test_a_fragile_client_has_fifteen_days_more_and_no_step_less(kind, reminded, noticed):
    desk = looked_at(declared(kind), date(2026, 1, 31))
    assert (days(desk, "L02"), days(desk, "L10")) == ([reminded], [noticed])
    assert [code for code, _, _ in desk.sent()] == ["L01", "L04", "L02", "L10", "L11", "L13"]


def test_what_the_law_orders_is_not_put_off_by_the_segment():
    of_either = [
        looked_at(declared(kind), date(2025, 10, 1)) for kind in (FlagKind.FRAGILE_CLIENT, FlagKind.DISASTER_AREA)
    ]
    assert {tuple(days(desk, "L04")) for desk in of_either} == {(date(2025, 9, 22),)}


def test_when_the_declaration_ends_so_do_its_days():
    desk = looked_at(declared(FlagKind.FRAGILE_CLIENT, until=date(2025, 9, 30)), date(2025, 11, 30))
    assert (days(desk, "L02"), days(desk, "L10")) == ([date(2025, 10, 2)], [date(2025, 11, 17)])
