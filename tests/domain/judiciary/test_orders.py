"""The mandate, the request for a payment order, and a guarantor's own statement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.money.claim import statement
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.judiciary.guarantor_page import guarantor_page
from recouvrement.domain.judiciary.orders_page import mandate_page, order_request_page
from recouvrement.domain.judiciary.statement_page import statement_page
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.french import euros
from recouvrement.domain.money import Money
from recouvrement.domain.position import Guarantee
from recouvrement.usecases.judiciary_file import dossier_of
from support.chambers import world_of
from support.contracts import LEA, NOE, ZOE
from support.correspondence import text_of
from support.handed_over import released


def dossier_with(*parties, clause_cure_days=30):
    story = released(clause_cure_days, parties)
    return dossier_of(world_of(story).room(), story.case.case_id, story.case.version)


def by(dossier, procedure):
    handover = replace(dossier.handover, procedure=procedure)
    return replace(dossier, case=replace(dossier.case, handover=handover))


def guaranteed(dossier, guarantee):
    """The dossier and its guarantor, under that deed."""
    found = next(person for person in dossier.people if person.debtor.is_guarantor)
    person = replace(found, debtor=replace(found.debtor, guarantee=guarantee))
    debtors = tuple(person.debtor if one.party_id == person.debtor.party_id else one for one in dossier.case.debtors)
    return replace(dossier, case=replace(dossier.case, debtors=debtors)), person


def cents(printed):
    return int("".join(one for one in printed.replace("−", "-") if one.isdigit() or one == "-"))


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def dossier():
    return dossier_with(LEA, NOE)


@pytest.fixture(scope="module")
def with_guarantor():
    return dossier_with(LEA, ZOE)


@pytest.mark.parametrize(
    ("procedure", "said"),
    [
        (JudicialProcedure.PAYMENT_ORDER, "requête en injonction de payer"),
        (JudicialProcedure.SMALL_CLAIM, "petites créances"),
        (JudicialProcedure.SUMMONS, "assignation en paiement"),
        (None, "juridiction compétente"),
    ],
)
def test_the_mandate_names_the_procedure_that_was_chosen(dossier, procedure, said):
    chosen = by(dossier, procedure)
    assert said in mandate_page(chosen, statement_page(chosen)).procedure


def test_on_the_judicial_route_the_mandate_asks_for_the_end_of_the_contract():
    judicial = by(dossier_with(LEA, NOE, clause_cure_days=8), JudicialProcedure.SUMMONS)
    assert judicial.case.route is AccelerationRoute.JUDICIAL_TERMINATION
    assert "résolution judiciaire" in mandate_page(judicial, statement_page(judicial)).procedure


def test_the_mandate_is_for_the_sum_of_the_statement_and_limits_itself_against_the_frozen(dossier):
    handover = replace(dossier.handover, title_only=(NOE.party_id,))
    limited = replace(dossier, case=replace(dossier.case, handover=handover))
    page = mandate_page(limited, statement_page(limited))
    assert page.total == statement_page(dossier).total
    assert page.title_only == "Monsieur Noé Martin"
    assert mandate_page(dossier, statement_page(dossier)).title_only is None


def test_the_request_asks_for_the_statement_and_goes_on_at_the_rate_of_the_loan(dossier):
    page, claimed = order_request_page(dossier, statement_page(dossier)), statement_page(dossier)
    assert (page.summary, page.total, page.without_interest) == (
        claimed.summary,
        claimed.total,
        claimed.without_interest,
    )
    left = statement(dossier.case, dossier.on, dossier.desk.parameters)
    assert page.running_interest.base == euros(left.closing.principal)
    assert page.running_interest.daily == claimed.daily_interest
    assert "312-39" in page.ground_article


@pytest.mark.parametrize(
    ("regime", "seat"),
    [
        (LegalRegime.CONSUMER_CREDIT, "le juge des contentieux de la protection compétent"),
        (LegalRegime.COMMON_LAW, "le président du tribunal judiciaire compétent"),
        (LegalRegime.PROFESSIONAL, "le président du tribunal de commerce compétent"),
    ],
)
def test_the_request_goes_to_the_judge_of_its_law_at_the_debtor_s_home(dossier, regime, seat):
    changed = replace(dossier, case=replace(dossier.case, regime=regime))
    court = order_request_page(changed, statement_page(dossier)).court
    assert seat in court
    assert court.endswith("pour le domicile de Madame Léa Martin (75002 Paris)")


def test_a_request_is_in_the_file_of_a_payment_order_and_of_no_other():
    files = {name for name in _made(LEA, NOE) if name.startswith("requete")}
    assert files == {"requete-en-injonction-de-payer.docx"}
    assert not [name for name in _made(LEA, ZOE) if name.startswith("requete")]


def test_the_request_and_the_mandate_are_read_as_they_are_meant():
    files = _made(LEA, NOE)
    request, mandate = text_of(files["requete-en-injonction-de-payer.docx"]), text_of(files["J01-mandat.docx"])
    assert "enjoint aux débiteurs, solidairement, de payer" in request
    assert "déchu du droit aux intérêts" in request
    assert "SELARL Lumière & Vasseur" in mandate
    assert "Titre seul" not in mandate


@pytest.mark.parametrize("extends", [True, False])
@pytest.mark.parametrize("cap", ["12000.00", "500.00"])
def test_a_guarantor_s_own_statement_adds_up_and_stays_within_his_cap(with_guarantor, extends, cap):
    dossier, person = guaranteed(with_guarantor, Guarantee(Money(cap), extends_acceleration=extends, joint=True))
    page = guarantor_page(dossier, person)
    assert sum(cents(line.amount) for line in page.summary) == cents(page.total)
    assert cents(page.total) <= Money(cap).cents
    assert (page.principal_not_yet_due is None) is not extends
    assert (page.late_interest is None) is not extends
    assert plain(page.guarantor_limit.cap) == plain(euros(Money(cap)))
    assert page.without_interest is None


def test_a_guarantor_on_the_judicial_route_owes_instalments_fallen_due_only():
    dossier = dossier_with(LEA, ZOE, clause_cure_days=8)
    person = next(one for one in dossier.people if one.debtor.is_guarantor)
    page = guarantor_page(dossier, person)
    assert page.principal_due_from_judgment is None
    assert cents(page.total) == cents(page.arrears.total)


def test_a_guarantor_without_a_deed_has_no_statement(with_guarantor):
    dossier, person = guaranteed(with_guarantor, None)
    with pytest.raises(InvalidMessage, match="has given no guarantee"):
        guarantor_page(dossier, person)


def test_each_guarantor_s_statement_is_in_the_file_beside_the_whole_one():
    files = _made(LEA, ZOE)
    own = text_of(files["J18-decompte-de-la-caution-P-3.docx"])
    assert "Décompte propre à la caution" in own
    assert "J17-decompte-de-creance.docx" in files


def _made(*parties):
    world = world_of(released(30, parties))
    world.carry_out()
    return world.files
