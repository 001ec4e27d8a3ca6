"""The judiciary file of an account: the law's letters, the offer, the closing, the whole balance (domain §11.4)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recouvrement.domain.case.handover.exhibits import missing_exhibits, required_exhibits
from recouvrement.domain.judiciary.statement_page import statement_page
from recouvrement.usecases.judiciary_file import dossier_of
from support.chambers import World, world_of
from support.contracts import LEA, NOE, ZOE
from support.correspondence import text_of
from support.handed_over import released_account


@cache
def made() -> World:
    world = world_of(released_account())
    world.carry_out()
    return world


def dossier(world: World):
    return dossier_of(world.room(), world.story.case.case_id, world.story.case.version)


def test_the_file_holds_these_pieces_in_the_order_of_their_codes():
    assert [name for name in sorted(made().files) if "P-2" not in name] == [
        "J01-mandat.docx",
        "J02-convention-de-compte.pdf",
        "J10-evolution-du-solde.docx",
        "J12-depassement-de-plus-d-un-mois-P-1.docx",
        "J12-relance-de-decouvert-P-1.docx",
        "J13-fin-du-decouvert-et-douze-mensualites-P-1.docx",
        "J13-proposition-d-un-autre-credit-P-1.docx",
        "J14-cloture-du-compte-P-1.docx",
        "J14-mise-en-demeure-P-1.docx",
        "J14-releve-des-envois.docx",
        "J17-decompte-de-creance.docx",
        "J19-fiche-des-parties.docx",
        "J20-information-ficp-P-1.docx",
        "J20-situation-ficp-et-surendettement.docx",
        "J21-bordereau-des-pieces.docx",
        "manifest.json",
        "requete-en-injonction-de-payer.docx",
    ]


def test_each_holder_has_his_own_notice_and_his_own_closing_in_it():
    names = [name for name in made().files if name.startswith(("J14-mise", "J14-cloture"))]
    assert len(names) == 4
    assert sum("P-2" in name for name in names) == 2


def test_the_claim_is_the_whole_balance_since_no_limit_is_left():
    page = statement_page(dossier(made()))
    assert page.total == "1 500,00 €".replace(" ", "\u00a0")
    assert page.account.limit == "0,00\u00a0€"
    assert page.summary[0].label == "Solde débiteur du compte clos le 11/05/2026, intérêts compris"


def test_the_statement_dates_the_overrun_its_term_the_letters_and_the_closing():
    facts = [(fact.label, fact.on.replace("\u00a0", " ")) for fact in statement_page(dossier(made())).dates]
    assert facts[0] == ("Début du dépassement", "1er septembre 2025")
    assert facts[1] == ("Terme des trois mois de dépassement", "1er décembre 2025")
    assert (
        "Fin du découvert et offre de douze mensualités à Madame Léa Martin, lettre envoyée",
        "2 décembre 2025",
    ) in facts
    assert ("Préavis de clôture du compte à Monsieur Noé Martin, lettre envoyée", "10 mars 2026") in facts
    assert facts[-2] == ("Clôture du compte, dont le solde est exigible", "11 mai 2026")


def test_the_balance_is_told_night_by_night_and_no_instalment_is():
    text = text_of(made().files["J10-evolution-du-solde.docx"])
    assert "05/09/2025" in text
    assert "−1 500,00 €" in text
    assert "Dépassement ininterrompu depuis le 1er septembre 2025" in text
    assert "jusqu’au 1er décembre 2027 inclus" in text
    assert "chéance" not in text


def test_the_request_asks_for_the_balance_with_legal_interest_from_its_service():
    text = text_of(made().files["requete-en-injonction-de-payer.docx"])
    assert "du compte courant n° ACCOUNT-1" in text
    assert "la somme de 1 500,00 €, avec intérêts au taux légal à compter de la signification" in text


def test_the_account_s_own_statements_are_asked_of_the_bank_before_the_file_leaves():
    case = made().story.case
    assert "J10" in missing_exhibits(replace(case, exhibits=()))
    assert [code for code in required_exhibits(case) if code in ("J03", "J04", "J08", "J09", "J15")] == []


def test_the_guarantor_of_an_account_is_no_party_to_the_file():
    world = world_of(released_account((LEA, NOE, ZOE)))
    world.carry_out()
    assert [person.party.party_id for person in dossier(world).people] == ["P-1", "P-2"]
    assert not [name for name in world.files if name.startswith("J18")]
