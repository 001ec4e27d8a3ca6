"""What the bailiff finds in the archive, piece by piece, and what its papers say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.events.procedure import AlarmRaised
from recouvrement.domain.case.handover.exhibits import required_exhibits
from recouvrement.domain.case.journal import Cause, written
from recouvrement.domain.case.money.claim import position_of, statement
from recouvrement.domain.case.state import StrategyReference
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import MessageId
from recouvrement.domain.judiciary.completeness import check_complete
from recouvrement.domain.judiciary.exhibits_page import exhibits_page
from recouvrement.domain.judiciary.statement_page import statement_page
from recouvrement.domain.law.judicial_statements import fallback_statement, termination_statement
from recouvrement.domain.letters.french import euros
from recouvrement.domain.money import Money
from recouvrement.usecases.judiciary_file import dossier_of, judiciary_file
from support.chambers import World, world_of
from support.contracts import LEA, NOE, receipt
from support.correspondence import text_of
from support.handed_over import CONTRACT, released

LATE = receipt(date(2025, 12, 1), "300.00", "T-late")
BOTH = (LEA, NOE)


@cache
def made(clause_cure_days: int = 30, *, pays_late: bool = False) -> World:
    world = world_of(released(clause_cure_days, BOTH, (LATE,) if pays_late else ()))
    world.carry_out()
    return world


def dossier(world: World):
    return dossier_of(world.room(), world.story.case.case_id, world.story.case.version)


def cents(printed: str) -> int:
    digits = printed.replace("−", "-").replace("(hors assurance)", "")
    return int("".join(one for one in digits if one.isdigit() or one == "-"))


def test_an_accelerated_loan_s_file_holds_these_pieces_in_the_order_of_their_codes():
    assert sorted(made().files) == [
        "J01-mandat.docx",
        "J02-contrat-signe.pdf",
        "J10-historique-des-paiements.docx",
        "J12-information-premier-impaye-P-1.docx",
        "J12-information-premier-impaye-P-2.docx",
        "J13-proposition-de-mesures-P-1.docx",
        "J13-proposition-de-mesures-P-2.docx",
        "J14-mise-en-demeure-P-1.docx",
        "J14-mise-en-demeure-P-2.docx",
        "J14-releve-des-envois.docx",
        "J15-decheance-du-terme-P-1.docx",
        "J15-decheance-du-terme-P-2.docx",
        "J17-decompte-de-creance.docx",
        "J19-fiche-des-parties.docx",
        "J20-information-ficp-P-1.docx",
        "J20-information-ficp-P-2.docx",
        "J20-situation-ficp-et-surendettement.docx",
        "J21-bordereau-des-pieces.docx",
        "manifest.json",
        "requete-en-injonction-de-payer.docx",
    ]


def test_on_the_judicial_route_no_acceleration_letter_is_there():
    assert not [name for name in made(8).files if name.startswith("J15")]


def test_each_letter_is_the_very_document_that_left():
    world = made()
    letter = next(one for one in world.story.case.letters if (one.code, one.party_id) == ("L10", "P-2"))
    assert world.files["J14-mise-en-demeure-P-2.docx"] == f"what {letter.letter_id} says".encode()


def test_the_bank_s_exhibit_is_there_as_it_was_filed():
    assert made().files["J02-contrat-signe.pdf"] == CONTRACT


def test_the_manifest_gives_the_proofs_of_a_registered_letter():
    manifest = json.loads(made().files["manifest.json"])
    notice = next(piece["letter"] for piece in manifest["pieces"] if piece["name"] == "J14-mise-en-demeure-P-1.docx")
    assert (notice["sent_on"], notice["presented_on"]) == ("2025-10-16", "2025-10-18")
    assert notice["reference"] == f"ref-{notice['letter_id']}"
    assert manifest["last_day_to_sue"] == "2027-08-12"


def test_required_pieces_are_all_there_or_waived_by_name():
    world = made()
    manifest = json.loads(world.files["manifest.json"])
    there = {code for piece in manifest["pieces"] for code in piece["codes"]}
    waived = {piece["code"] for piece in manifest["waived"]}
    assert set(required_exhibits(world.story.case)) <= there | waived
    assert {piece["waived_by"] for piece in manifest["waived"]} == {"Anne Supervision"}


def test_a_file_without_its_notices_is_refused():
    world = made()
    with pytest.raises(InvalidMessage, match="J10, J12, J13, J14, J15, J17, J20"):
        check_complete(dossier(world), [])


def test_a_file_is_not_even_bound_while_a_piece_is_lacking():
    world = world_of(released(30, BOTH))
    lacking = replace(dossier(world), case=replace(world.story.case, exhibits=()))
    with pytest.raises(InvalidMessage, match="lacks J01, J02"):
        judiciary_file(world.room(), lacking)


def test_what_the_case_learns_after_the_release_is_not_in_the_file():
    world = world_of(released(30, BOTH))
    case = world.story.case
    cause = Cause(
        MessageId("later"), case.opened_on, datetime(2026, 1, 1, tzinfo=UTC), StrategyReference("consumer_loan", "1")
    )
    later = written(case.version + 1, AlarmRaised(CaseAlarm.TASK_OVERDUE, "late", "…", case.opened_on), cause, "0" * 64)
    world.rows.events[case.case_id, later.number] = later
    world.carry_out()
    assert world.archive == made().archive


def test_the_list_of_exhibits_names_who_went_without_what_and_why():
    printed = text_of(made().files["J21-bordereau-des-pieces.docx"])
    assert "Fiche d’informations précontractuelles" in printed
    assert "Anne Supervision" in printed
    assert "not filed by the bank" in printed
    assert "SELARL Lumière & Vasseur" in printed


def test_the_list_numbers_the_pieces_and_gives_pages_where_they_are_certain():
    world = made()
    page = exhibits_page(dossier(world), ())
    assert page.exhibits == ()
    printed = text_of(world.files["J21-bordereau-des-pieces.docx"])
    assert "\n3 p.\n" in printed
    assert "Mise en demeure (L10), Monsieur Noé Martin, recommandé ref-" in printed
    assert "présentation le 18/10/2025" in printed


@pytest.mark.parametrize("pays_late", [False, True])
def test_the_statement_of_an_accelerated_loan_prints_what_the_law_computes(pays_late):
    world = made(pays_late=pays_late)
    case, parameters = world.story.case, dossier(world).desk.parameters
    law = statement(case, world.story.day, parameters)
    page = statement_page(dossier(world))
    assert page.total == euros(law.total_due)
    assert page.daily_interest == euros(law.daily_interest)
    assert [row.amount for row in page.late_interest.rows] == [
        euros(one.segment.interest) for one in law.interest_lines
    ]
    assert page.principal_not_yet_due == "6 107,00 €".replace(" ", "\u00a0")
    assert page.principal_due_from_judgment is None


@pytest.mark.parametrize("arguments", [(30, False), (30, True), (8, False)])
def test_every_total_is_the_sum_of_its_printed_lines(arguments):
    page = statement_page(dossier(made(arguments[0], pays_late=arguments[1])))
    assert sum(cents(line.amount) for line in page.summary) == cents(page.total)
    if page.closing:
        assert sum(cents(line.amount) for line in page.closing) == cents(page.total)
    paid = page.without_interest
    assert cents(paid.capital_lent) + cents(paid.payments) == cents(paid.total)


def test_a_payment_after_the_acceleration_is_printed_with_what_it_paid():
    page = statement_page(dossier(made(pays_late=True)))
    [row] = page.credited_payments.rows
    assert row.received_on == "01/12/2025"
    assert "intérêts échus 60,00" in row.allocation
    assert row.allocation.split(" ; ")[0].startswith("intérêts échus")


def test_without_interest_the_payments_count_less_the_premiums():
    page = statement_page(dossier(made()))
    assert cents(page.without_interest.payments) == -(21650 - 450)
    assert cents(page.without_interest.total) == 720000 - 21200


def test_the_judicial_route_claims_t1_and_in_the_alternative_t2():
    world = made(8)
    position = position_of(world.story.case, world.story.day)
    t1 = termination_statement(position, world.story.day)
    t2 = fallback_statement(Money("7200.00"), position, world.story.day)
    page = statement_page(dossier(world))
    assert page.total == euros(t1.total)
    assert page.principal_due_from_judgment == euros(t1.principal_from_judgment)
    assert (page.principal_not_yet_due, page.indemnity, page.late_interest) == (None, None, None)
    assert page.without_interest.total == euros(t2.total)
    printed = text_of(world.files["J17-decompte-de-creance.docx"])
    assert "à compter du jugement" in printed
    assert "T2" in printed


def test_the_statement_is_dated_of_the_day_and_tells_the_dates_that_count():
    facts = {fact.label: fact.on.replace("\u00a0", " ") for fact in statement_page(dossier(made())).dates}
    assert facts["Signature du contrat"] == "5 juin 2025"
    assert facts["Premier incident de paiement non régularisé"] == "12 août 2025"
    assert facts["Décompte arrêté au"] == "8 décembre 2025"
    assert [label for label in facts if label.startswith("Déchéance du terme notifiée à Madame Léa Martin")]


def test_the_payment_history_begins_with_the_first_instalment_and_counts_every_payment():
    printed = text_of(made(pays_late=True).files["J10-historique-des-paiements.docx"])
    lines = printed.splitlines()
    assert lines.index("12/07/2025") < lines.index("12/08/2025") < lines.index("01/12/2025")
    assert "Total des échéances : 1 082,50 €. Total des paiements : 516,50 €." in printed
    assert "premier incident non régularisé le 12 septembre 2025, 133,00 € restant dus" in printed


def test_the_parties_sheet_says_what_is_known_and_what_is_not():
    printed = text_of(made().files["J19-fiche-des-parties.docx"])
    assert "Co-emprunteur : Monsieur Noé Martin" in printed
    assert "2 avril 1988, Lyon" in printed
    assert "3 rue du Marché, 75002 Paris" in printed
    assert "non connu de la banque" in printed


def test_postings_are_listed_with_their_references():
    printed = text_of(made().files["J14-releve-des-envois.docx"])
    assert "Mise en demeure (L10)" in printed
    assert "présentation le 18/10/2025" in printed
