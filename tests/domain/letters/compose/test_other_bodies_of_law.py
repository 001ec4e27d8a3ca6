"""Letters composed from cases that another body of law, another product or another fact makes different."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recouvrement.domain.case.stops.disputes import Dispute, Grievance, Outcome, Resolution
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.stops.record import Stops
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.compose.by_code import code_of, compose
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind, Product
from support.contracts import LEA, NOE, ZOE, account, receipt
from support.correspondence import RENDERER, asked, people, text_of, writing_desk
from support.desk import Desk
from support.stories import Story

PARTIES = (LEA, NOE)


@pytest.fixture(scope="module")
def borrowed() -> Desk:
    """A loan of two borrowers until its formal notice."""
    return Story(PARTIES).until(date(2025, 10, 20))


@pytest.fixture(scope="module")
def guaranteed() -> Desk:
    return Story((LEA, ZOE)).until(date(2026, 1, 15))


@pytest.fixture(scope="module")
def overdrawn() -> Desk:
    since = date(2026, 2, 12)
    desk = Desk(account(date(2026, 2, 16), "-735.20", since))
    while desk.today < date(2026, 10, 1):
        desk.day(account(desk.today, "-735.20", since))
    return desk


def written(desk, code, *, base=None, step=None, parties=PARTIES, party_id="P-1", **changes):
    """The letter of that code, from the case as the letter `base` found it, but for these facts."""
    letter, case = asked(desk, base or code, party_id)
    letter, case = replace(letter, code=code, step=step or letter.step), replace(case, **changes)
    return text_of(RENDERER.render(code_of(letter), compose(letter, case, people(letter, parties), writing_desk(desk))))


def test_a_mortgage_is_called_under_its_own_articles(borrowed):
    text = written(borrowed, "L10", regime=LegalRegime.MORTGAGE_CREDIT)
    for said in ("L. 313-50", "L. 313-51", "R. 313-28", "et des intérêts échus non versés", "3 points"):
        assert said in text
    assert "312-39" not in text


def test_a_revolving_credit_ends_with_its_notice(borrowed):
    _, case = asked(borrowed, "L10")
    text = written(borrowed, "L10", terms=replace(case.terms, product=Product.REVOLVING_CREDIT))
    assert "mettre fin à votre réserve de crédit" in text


def test_a_professional_is_called_by_his_contract_and_sent_to_no_consumer_mediator(borrowed):
    _, case = asked(borrowed, "L10")
    debtors = tuple(replace(one, kind=DebtorKind.PROFESSIONAL) for one in case.debtors)
    text = written(borrowed, "L10-P", base="L10", regime=LegalRegime.PROFESSIONAL, debtors=debtors)
    assert "saisir le tribunal de commerce" in text
    assert "Médiation du crédit aux entreprises" in text
    for consumer_only in ("code de la consommation", "FICP", "médiateur"):
        assert consumer_only not in text


def test_a_guarantor_who_is_a_consumer_keeps_his_mediator_whatever_the_loan(guaranteed):
    text = written(guaranteed, "L03", parties=(LEA, ZOE), party_id="P-3", regime=LegalRegime.PROFESSIONAL)
    assert "médiateur" in text


@pytest.mark.parametrize(
    ("stage", "said"), [(Stage.FILED, "déposé le 1er août 2025"), (Stage.ADMISSIBLE, "déclaré recevable le 1er août")]
)
def test_whoever_has_filed_is_informed_and_asked_for_nothing(borrowed, stage, said):
    freeze = Freeze(LEA.party_id, FreezeReason.OVER_INDEBTEDNESS, stage, date(2025, 8, 1))
    text = written(borrowed, "L01", stops=Stops(freezes=(freeze,)))
    assert said in text
    assert "il ne vous demande aucun paiement" in text
    assert "IBAN" not in text
    assert "IBAN" in written(borrowed, "L01", stops=Stops(freezes=(replace(freeze, party_id=NOE.party_id),)))


def test_the_yearly_letter_tells_what_was_owed_on_31_december_and_no_later_money(guaranteed):
    letter, case = asked(guaranteed, "L03", "P-3")
    year = replace(letter, code="L16", requested_on=date(2026, 3, 16))
    late = receipt(date(2026, 2, 3), "100.00", "T-late")
    later = replace(case, receipts=(*case.receipts, late))
    documents = [
        compose(
            replace(year, amount=_outstanding(each)),
            each,
            people(year, (LEA, ZOE)),
            writing_desk(guaranteed),
        )
        for each in (case, later)
    ]
    assert documents[0].lines == documents[1].lines
    assert documents[0].year_end == "31\u00a0décembre 2025"
    assert documents[0].until == "au remboursement complet du contrat"


def _outstanding(case):
    return sum((one.amount for one in case.instalments), start=Money("0.00")) - sum(
        (one.amount for one in case.receipts), start=Money("0.00")
    )


def test_an_erased_debt_is_acknowledged_and_frees_nobody_else(borrowed):
    _, case = asked(borrowed, "L10")
    freed, other = (
        replace(one, discharged_on=date(2025, 9, 30)) if one.party_id == "P-1" else one for one in case.debtors
    )
    text = written(borrowed, "L15c", base="L10", debtors=(freed, other))
    assert "par décision du 30 septembre 2025" in text
    assert "Elle ne libère pas Monsieur Noé Martin" in text
    with pytest.raises(InvalidMessage, match="was not erased"):
        written(borrowed, "L15c", base="L10")


@pytest.mark.parametrize(
    ("outcome", "decided", "goes_on"),
    [
        (Outcome.REJECTED, "nous ne pouvons pas retenir", True),
        (Outcome.PARTLY_UPHELD, "fondée en partie", True),
        (Outcome.UPHELD, "Votre contestation est fondée.", False),
    ],
)
def test_a_dispute_is_answered_with_its_facts_and_what_resumes(borrowed, outcome, decided, goes_on):
    dispute = Dispute("D-1", date(2025, 9, 1), Grievance.PAYMENT_NOT_COUNTED, LEA.party_id)
    facts = "le virement du 12 août est arrivé sur un autre compte"
    resolution = Resolution("D-1", date(2025, 9, 20), outcome, facts, date(2025, 10, 1))
    text = written(
        borrowed, "L17", base="L10", step="answer:D-1", stops=Stops(disputes=(dispute,), resolutions=(resolution,))
    )
    assert "un de vos paiements n’a pas été compté" in text
    assert facts in text
    assert decided in text
    assert ("à compter du 1er octobre 2025" in text) is goes_on


def test_a_dispute_that_nobody_decided_is_not_answered(borrowed):
    with pytest.raises(InvalidMessage, match="no dispute"):
        written(borrowed, "L17", base="L10")


def test_an_account_is_closed_two_months_from_the_sending_and_recalls_the_offer(overdrawn):
    text = written(overdrawn, "L19", base="L10-D", parties=(LEA,))
    assert "préavis de 2 mois, qui court à compter de l’envoi" in text
    assert "proposé de le rembourser en douze mensualités égales" in text
    assert "−735,20 €" in text


@pytest.mark.parametrize("code", ["MANDATE", "ORDER_REQUEST", "STATEMENT"])
def test_a_paper_of_the_judiciary_file_is_no_letter_of_a_step(borrowed, code):
    with pytest.raises(InvalidProcedure, match="paper of the judiciary file"):
        written(borrowed, code, base="L10")
