"""L15b at the end of a loan whose last instalment came late: nothing was ever accelerated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from recouvrement.domain.case.enforcement.acts import AccountAttachment, MeasureRelease, WageReport
from recouvrement.domain.case.ficp.entries import FicpEntry, FicpGround, FicpIncident
from recouvrement.domain.case.state import Case, CloseReason
from recouvrement.domain.identifiers import ActReference, PartyId
from recouvrement.domain.letters.closings import DischargeLetter
from recouvrement.domain.letters.compose.by_code import compose
from recouvrement.domain.money import Money
from support.contracts import LEA, NOE, ZOE
from support.correspondence import asked, people, printed, writing_desk
from support.desk import Desk
from support.stories import Story

if TYPE_CHECKING:
    from collections.abc import Callable

TRIO = (LEA, NOE, ZOE)


def until_the_end(desk: Desk, story: Story, today: date) -> None:
    """Days of a loan whose last instalment is that of September 2025."""
    while desk.today < today:
        told = story.position(desk.today)
        fallen = tuple(one for one in told.instalments if one.due_on <= date(2025, 9, 12))
        desk.day(replace(told, instalments=fallen, principal_not_yet_due=Money("197.00").times(3 - len(fallen))))


@pytest.fixture(scope="module")
def ended() -> Desk:
    story = Story(TRIO)
    until_the_end(story.desk, story, date(2025, 9, 17))
    story.pays(date(2025, 9, 17), "433.00")
    until_the_end(story.desk, story, date(2025, 9, 25))
    return story.desk


def test_the_last_instalment_paid_ends_the_loan_with_a_discharge(ended: Desk) -> None:
    text = printed(ended, TRIO, "L15b")

    assert ended.case.close_reason is CloseReason.PAID
    assert ended.case.accelerated_on is None
    assert "pour solde de votre prêt personnel n° LOAN-1, la somme totale de 649,50 €" in text
    assert "dont le dernier versement le 17 septembre 2025" in text
    assert "dette soldée le 17 septembre 2025. La présente vaut quittance." in text
    assert "L’extinction de la dette met fin au cautionnement donné par Madame Zoé Martin, que nous informons" in text
    assert "mainlevée" not in text
    assert "FICP" not in text


def test_the_guarantor_is_told_that_he_is_freed_of_a_debt_that_was_never_his_own(ended: Desk) -> None:
    text = printed(ended, TRIO, "L15b", "P-3")

    assert (
        "pour solde du prêt personnel n° LOAN-1, que vous avez cautionné pour "
        "Madame Léa Martin et Monsieur Noé Martin, la somme totale de 649,50 €" in text
    )
    assert "La dette est entièrement payée" in text
    assert "L’extinction de la dette vous libère de votre engagement de caution." in text
    assert "met fin au cautionnement" not in text


def discharged(desk: Desk, change: Callable[[Case], Case]) -> DischargeLetter:
    letter, case = asked(desk, "L15b")
    document = compose(letter, change(case), people(letter, TRIO), writing_desk(desk))
    assert isinstance(document, DischargeLetter)
    return document


def declared(case: Case, lifted_on: date | None = None) -> Case:
    incident = FicpIncident(FicpGround.TWO_INSTALMENTS, date(2025, 8, 13))
    entry = FicpEntry(incident, Money("433.00"), date(2025, 9, 15), date(2025, 9, 16), "R-1", None, lifted_on)
    return replace(
        case,
        debtors=tuple(replace(one, ficp=entry) if one.party_id == "P-1" else one for one in case.debtors),
    )


def test_whoever_was_declared_is_told_the_last_day_on_which_his_entry_is_taken_back(ended: Desk) -> None:
    requested_on = asked(ended, "L15b")[0].requested_on

    assert requested_on == date(2025, 9, 18)
    told = discharged(ended, declared)
    assert told.ficp_removed_on == "24\u00a0septembre 2025", "four working days after Thursday 18 September"
    assert discharged(ended, lambda case: declared(case, date(2025, 9, 17))).ficp_removed_on is None


def test_the_measures_that_stand_against_the_addressee_are_released_by_name(ended: Desk) -> None:
    mine, other = PartyId("P-1"), PartyId("P-2")
    acts = (
        WageReport(ActReference("W"), date(2025, 8, 20), mine, None, 0),
        AccountAttachment(ActReference("A"), date(2025, 9, 1), mine, Money("100.00")),
        AccountAttachment(ActReference("B"), date(2025, 9, 2), mine, Money("50.00")),
        AccountAttachment(ActReference("C"), date(2025, 9, 2), other, Money("50.00")),
        MeasureRelease(ActReference("R"), date(2025, 9, 3), mine, ActReference("B")),
    )

    told = discharged(ended, lambda case: replace(case, enforcement=replace(case.enforcement, acts=acts)))

    assert [one.replace("\u00a0", " ") for one in told.released_measures] == [
        "saisie des rémunérations du 20 août 2025 ;",
        "saisie-attribution du 1er septembre 2025.",
    ]
