"""The help offered to the holder of an overdrawn account, his plan, and the ends of his case, told by letter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.dialogue import ProposeMeasures
from recouvrement.domain.case.commands.endings import CloseCase
from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.commands.plans import ProposePlan
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from support.contracts import LEA, account
from support.correspondence import printed
from support.desk import ANNE, PAUL, Desk
from support.plans import ASSIGNEE, agreed_plan, offer

SINCE = date(2025, 9, 1)
BALANCE = "-1200.00"


def night(as_of: date):
    return account(as_of, BALANCE, SINCE)


@pytest.fixture
def desk() -> Desk:
    return until(Desk(night(date(2025, 9, 5))), date(2025, 9, 22))


def until(desk: Desk, today: date) -> Desk:
    while desk.today < today:
        desk.day(night(desk.today))
    return desk


def test_a_plan_for_an_account_leaves_to_be_signed_with_the_balance_that_it_clears(desk):
    desk.play(ProposePlan("PLAN-1", offer(desk.today), PAUL))
    text = printed(until(desk, date(2025, 9, 24)), (LEA,), "L09")
    assert "1 200,00 €" in text
    assert "Titulaire" in text
    assert "prêt" not in text.lower()
    assert "emprunteur" not in text.lower()


def test_an_instalment_of_the_plan_that_did_not_come_is_told_before_the_plan_lapses(desk):
    desk.play(agreed_plan(desk.today, "1200.00", 12, date(2025, 10, 6)))
    text = printed(until(desk, date(2025, 10, 16)), (LEA,), "L14")
    assert "100,00 €" in text
    assert "21 octobre 2025" in text  # fifteen days after the 6th


def test_measures_for_an_account_are_told_with_what_they_cost(desk):
    desk.play(ProposeMeasures("PROPOSAL-1", (), desk.today, PAUL))
    text = printed(until(desk, desk.today + timedelta(days=3)), (LEA,), "L08")
    assert "L. 312-35-1" in text
    assert "12 versements mensuels de 100,00 €, le solde avec le dernier\n" in text  # no instalment runs beside it


def test_the_holder_whose_debt_is_erased_is_told_so(desk):
    desk.play(NotifyStage(Freeze(LEA.party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.DISCHARGED, desk.today)))
    assert "L15c" in {code for code, _, _ in until(desk, desk.today + timedelta(days=4)).sent()}


def test_the_holder_hears_who_his_new_creditor_is(desk):
    desk.play(CloseCase(CloseReason.ASSIGNED, desk.today, ANNE, PAUL, ASSIGNEE))
    text = printed(until(desk, desk.today + timedelta(days=4)), (LEA,), "L15d")
    assert "Cessionnaire SA" in text
