"""The judiciary file of a bill: the sums, the notice, and no piece of a loan (domain §11.4, ADR 0079)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recouvrement.domain.judiciary.statement_page import statement_page
from recouvrement.usecases.judiciary_file import dossier_of
from support.chambers import World, world_of
from support.contracts import LEA
from support.handed_over import released_under
from support.products import BILL


@cache
def made() -> World:
    world = world_of(released_under(replace(BILL), (LEA,)))
    world.carry_out()
    return world


def test_the_file_holds_the_notice_and_no_piece_of_a_loan():
    assert sorted(made().files) == [
        "J01-mandat.docx",
        "J02-contrat-ou-facture.pdf",
        "J10-historique-des-paiements.docx",
        "J13-proposition-de-mesures-P-1-2.docx",
        "J13-proposition-de-mesures-P-1.docx",
        "J14-mise-en-demeure-P-1.docx",
        "J14-releve-des-envois.docx",
        "J17-decompte-de-creance.docx",
        "J19-fiche-des-parties.docx",
        "J20-situation-ficp-et-surendettement.docx",
        "J21-bordereau-des-pieces.docx",
        "manifest.json",
        "requete-en-injonction-de-payer.docx",
    ]


def test_the_claim_is_what_is_unpaid_and_nothing_else():
    world = made()
    page = statement_page(dossier_of(world.room(), world.story.case.case_id, world.story.case.version))
    assert page.arrears is not None
    assert page.total == page.arrears.total
    assert (page.late_interest, page.indemnity, page.principal_not_yet_due) == (None, None, None)
