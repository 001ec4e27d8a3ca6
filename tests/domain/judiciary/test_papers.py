"""What the papers say of debtors and letters that are not as usual."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.case.letters.record import Channel, Delivery, LetterState
from recouvrement.domain.case.money.claim import statement
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.stops.record import Stops
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import PartyId, ReceiptId
from recouvrement.domain.judiciary.history import history_sheet
from recouvrement.domain.judiciary.sheets import ficp_sheet, parties_sheet, posting_sheet
from recouvrement.domain.judiciary.statement_page import statement_page
from recouvrement.domain.letters.french import euros
from recouvrement.domain.money import Money
from recouvrement.domain.position import Overdraft
from recouvrement.usecases.judiciary_file import dossier_of
from support.chambers import world_of
from support.contracts import LEA, NOE, receipt
from support.handed_over import released


@pytest.fixture
def dossier():
    story = released(30, (LEA, NOE))
    return dossier_of(world_of(story).room(), story.case.case_id, story.case.version)


def test_an_account_that_no_position_dates_is_named_by_its_number_alone(dossier):
    terms = replace(dossier.case.terms, signed_on=None)
    assert replace(dossier, case=replace(dossier.case, terms=terms)).references.contract_signed_on is None


def rows(table):
    return dict(table.rows)


def text(sheet):
    return "\n".join(
        (*sheet.heading, *("|".join(row) for table in sheet.tables for row in table.rows), *sheet.notes)
    ).replace("\u00a0", " ")


def with_letter(dossier, **changes):
    first, *others = dossier.mailings
    return replace(dossier, mailings=(replace(first, letter=replace(first.letter, **changes)), *others))


def test_against_a_frozen_debtor_only_an_order_may_be_obtained(dossier):
    first, second = dossier.people
    frozen = replace(second, debtor=replace(second.debtor, frozen=FreezeReason.OVER_INDEBTEDNESS))
    handover = replace(dossier.handover, title_only=(PartyId("P-2"),))
    changed = replace(dossier, people=(first, frozen), case=replace(dossier.case, handover=handover))
    one, other = parties_sheet(changed).tables
    assert rows(one)["Mandat"] == "obtention d’un titre et exécution"
    assert rows(other)["Mandat"] == "obtention d’un titre seulement, sans exécution"
    assert rows(other)["Gel des poursuites"] == "procédure de surendettement"
    assert "Monsieur Noé Martin|L04 du 15/09/2025|procédure de surendettement" in text(ficp_sheet(changed))


def test_the_file_says_what_a_debtor_owes_less_since_the_state_of_liabilities(dossier):
    since = dossier.case.accelerated_on
    stage = Freeze(NOE.party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.LIABILITIES, since)
    changed = replace(dossier, case=replace(dossier.case, stops=Stops(freezes=(stage,))))
    one, other = parties_sheet(changed).tables
    at_once = statement(dossier.case, since, dossier.desk.parameters).total_due
    assert "Intérêts arrêtés à son égard" not in rows(one)
    assert f"{euros(at_once)} dus par lui" in rows(other)["Intérêts arrêtés à son égard"]


def test_an_address_known_to_be_wrong_is_given_as_such(dossier):
    person = dossier.people[0]
    gone = replace(person, debtor=replace(person.debtor, address_invalid_on=date(2025, 10, 3)))
    assert gone.address == "3 rue du Marché, 75002 Paris (courrier revenu le 03/10/2025)"
    assert replace(person, party=replace(person.party, address=None)).address == "adresse inconnue"


def test_an_address_abroad_names_its_country(dossier):
    person = dossier.people[0]
    abroad = replace(person.party.address, country="BE", line2="boîte 4")
    assert replace(person, party=replace(person.party, address=abroad)).address.endswith("boîte 4, 75002 Paris, BE")


@pytest.mark.parametrize(
    ("delivery", "presented_on", "said"),
    [
        (Delivery.PRESENTED, date(2025, 8, 21), "présentation le 21/08/2025"),
        (Delivery.SIGNED, date(2025, 8, 21), "présentation le 21/08/2025, pli remis contre signature"),
        (Delivery.UNCLAIMED, date(2025, 8, 21), "présentation le 21/08/2025, pli avisé et non réclamé"),
        (Delivery.REFUSED, date(2025, 8, 21), "présentation le 21/08/2025, pli refusé"),
        (Delivery.UNKNOWN_ADDRESS, None, "destinataire inconnu à l’adresse"),
        (None, None, ""),
    ],
)
def test_what_the_post_reported_is_said_as_it_reported_it(dossier, delivery, presented_on, said):
    changed = with_letter(dossier, delivery=delivery, presented_on=presented_on)
    assert changed.mailings[0].outcome == said
    assert posting_sheet(changed).tables[0].rows[0][4] == said


def test_a_letter_made_void_by_a_payment_says_so(dossier):
    changed = with_letter(dossier, is_void=True)
    assert changed.mailings[0].proof == "lettre simple, présentation le 20/08/2025, sans effet"


def test_what_never_left_is_no_mailing(dossier):
    assert all(mailing.letter.state is LetterState.SENT for mailing in dossier.mailings)
    assert all(mailing.letter.channel is not Channel.EMAIL for mailing in dossier.mailings)


def test_a_payment_that_bounced_is_told_and_not_counted(dossier):
    bounced = receipt(date(2025, 9, 30), "216.50", "T-bounced")
    case = replace(
        dossier.case, receipts=(*dossier.case.receipts, bounced), reversed_receipts=(ReceiptId("T-bounced"),)
    )
    printed = text(history_sheet(replace(dossier, case=case)))
    assert "Paiements rejetés après coup, non comptés : T-bounced du 30/09/2025, 216,50 €." in printed
    assert "Total des paiements : 216,50 €." in printed


def test_money_beyond_the_whole_debt_is_to_be_given_back(dossier):
    case = replace(dossier.case, receipts=(*dossier.case.receipts, receipt(date(2025, 12, 2), "9000.00")))
    page = statement_page(replace(dossier, case=case))
    assert page.total == "0,00\u00a0€"
    assert "à restituer" in page.credited_payments.rows[0].allocation
    assert page.closing == ()


def test_an_account_is_claimed_for_its_excess_alone(dossier):
    overdraft = Overdraft(Money("200.00"), Money("-951.20"), date(2025, 8, 12))
    page = statement_page(replace(dossier, case=replace(dossier.case, overdraft=overdraft)))
    assert page.total == "751,20\u00a0€"
    assert page.account.balance == "−951,20\u00a0€"
    assert (page.arrears, page.without_interest) == (None, None)


def test_without_acceleration_a_loan_that_goes_by_its_clause_has_no_statement(dossier):
    debtors = tuple(replace(debtor, accelerated_on=None) for debtor in dossier.case.debtors)
    with pytest.raises(InvalidMessage, match="no acceleration was notified"):
        statement_page(replace(dossier, case=replace(dossier.case, debtors=debtors)))
    judicial = replace(dossier.case, debtors=debtors, route=AccelerationRoute.JUDICIAL_TERMINATION)
    assert statement_page(replace(dossier, case=judicial)).principal_due_from_judgment is not None


def test_without_the_capital_lent_no_variant_is_invented(dossier):
    terms = replace(dossier.case.terms, principal=None)
    assert statement_page(replace(dossier, case=replace(dossier.case, terms=terms))).without_interest is None
