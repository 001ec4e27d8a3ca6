"""What a letter says otherwise: number, posture, body of law, debtor; and what it must never say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from infra.local.letters.reading import parts_of, text_of
from infra.local.letters.sample_parts import (
    COMPANY,
    FILE,
    GUARDIAN,
    ONE_INSTALMENT,
    PARTIES,
    PROFESSIONAL_RECOURSE,
)
from infra.local.letters.sample_statements import STATEMENT
from infra.local.letters.samples import complete, every_wording, usual
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.domain.letters.catalogue import CATALOGUE, LetterCode
from recouvrement.domain.letters.parts import Letter, Posture

if TYPE_CHECKING:
    from typing import Any

TEMPLATES = Path(__file__).parents[2] / "templates"
LETTERS = DocxLetters(TEMPLATES)
POSTED = [code for code in LetterCode if issubclass(CATALOGUE[code].context, Letter)]
INFORMING = [LetterCode.L01, LetterCode.L01_M, LetterCode.L03, LetterCode.L05, LetterCode.L06, LetterCode.L16]
NOTICES = [LetterCode.L10, LetterCode.L10_T, LetterCode.L10_C, LetterCode.L10_D, LetterCode.L10_F, LetterCode.L10_P]


def written(code: LetterCode, **changes: Any) -> str:
    """The usual letter, but for these fields."""
    return text_of(LETTERS.render(code, replace(usual(code), **changes)))


def test_the_judicial_formal_notice_never_speaks_of_acceleration():
    for context in every_wording(LetterCode.L10_T):
        for content in parts_of(LETTERS.render(LetterCode.L10_T, context)).values():
            assert "déchéance du terme" not in content.decode("utf-8", "ignore").lower().replace("\u00a0", " ")


@pytest.mark.parametrize("posture", Posture)
@pytest.mark.parametrize("code", NOTICES)
def test_the_cure_period_is_a_length_and_never_a_calendar_date(code, posture):
    text = written(code, **({"posture": posture} if hasattr(usual(code), "posture") else {}))
    assert "jours à compter de la première présentation de cette lettre" in text
    assert "23 décembre 2026" not in text
    assert not any(f"{word} {digit}" in text for word in ("avant le", "jusqu’au", "au plus tard le") for digit in "123")


def test_the_acceleration_holds_its_statement_and_encloses_none():
    assert "décompte joint" not in written(LetterCode.L11)
    assert "Pièce jointe" not in written(LetterCode.L11)


@pytest.mark.parametrize("code", [LetterCode.L15A, LetterCode.L15C])
def test_what_was_not_paid_is_never_called_a_discharge(code):
    assert "soldée" not in written(code)
    assert "quittance" not in written(code).lower()


def test_the_overdraft_reminder_never_cites_the_article_on_loans():
    assert "312-36" not in written(LetterCode.L02_D)


@pytest.mark.parametrize("code", [LetterCode.L03, LetterCode.L12, LetterCode.L15C, LetterCode.L16, LetterCode.L17])
def test_a_letter_that_informs_carries_no_account_to_pay(code):
    assert "IBAN" not in written(code)


def test_one_instalment_is_written_in_the_singular_and_several_in_the_plural():
    one = written(LetterCode.L01, arrears=ONE_INSTALMENT, debit_represented_on=None)
    assert "les échéances suivantes n’ont pas été entièrement réglées" in written(LetterCode.L01)
    assert "l’échéance suivante n’a pas été entièrement réglée" in one
    assert "ne sera pas présenté à nouveau" in one


def test_one_measure_and_one_payment_of_a_plan_are_written_in_the_singular():
    measures, plan = usual(LetterCode.L08).measures, usual(LetterCode.L09).instalments
    assert "la mesure suivante, adaptée" in written(LetterCode.L08, measures=measures[:1])
    assert "un versement :" in written(LetterCode.L09, instalments=plan[:1])


def test_an_account_is_back_within_its_limit_where_a_loan_goes_on():
    account = written(LetterCode.L15A, next_instalment=None)
    assert "le compte est revenu dans sa limite" in account
    assert "le prêt continue" in written(LetterCode.L15A)
    assert "le prêt continue" not in account


def test_a_long_table_of_instalments_repeats_its_headings_and_never_splits_a_row():
    context = usual(LetterCode.L10)
    many = replace(context, arrears=replace(context.arrears, rows=context.arrears.rows * 40))
    document = parts_of(LETTERS.render(LetterCode.L10, many))["word/document.xml"].decode()
    assert text_of(LETTERS.render(LetterCode.L10, many)).count("12/09/2026") == 40
    table = document[document.rindex("<w:tbl>", 0, document.index("Échéance du")) : document.index("Somme à payer")]
    assert table.count("<w:tblHeader/>") == 1
    assert table.count("<w:cantSplit/>") == table.count("<w:tr>") == 1 + 3 * 40 + 1


@pytest.mark.parametrize(
    ("code", "gentle", "firm"),
    [
        (LetterCode.L02, "trouvons une solution ensemble", "relance avant mise en demeure"),
        (LetterCode.L02_D, "Il peut s’agir d’un simple décalage", "Ce dépassement n’est pas autorisé"),
        (LetterCode.L10, "Nous aurions préféré", "Malgré nos courriers"),
        (LetterCode.L10_T, "Nous aurions préféré", "Malgré nos courriers"),
        (LetterCode.L10_P, "Nous aurions préféré", "Malgré nos courriers"),
        (LetterCode.L14, "nous souhaitons qu’il aille à son terme", "Vous devez payer cette somme immédiatement"),
    ],
)
def test_each_posture_has_its_own_words(code, gentle, firm):
    softly, firmly = written(code, posture=Posture.GENTLE), written(code, posture=Posture.FIRM)
    assert (gentle in softly, firm in softly) == (True, False)
    assert (gentle in firmly, firm in firmly) == (False, True)


@pytest.mark.parametrize("code", INFORMING)
def test_whoever_has_filed_for_over_indebtedness_is_informed_and_asked_for_nothing(code):
    text = written(code, over_indebtedness=FILE)
    assert "Votre dossier de surendettement a été déclaré recevable le 3 novembre 2026" in text
    assert "il ne vous demande aucun paiement" in text
    for demand in ("IBAN", "merci de payer", "Vous pouvez payer", "il suffit que"):
        assert demand not in text


@pytest.mark.parametrize("code", [LetterCode.L01, LetterCode.L01_M])
def test_the_risks_are_told_to_the_over_indebted_too(code):
    text = written(code, over_indebtedness=FILE)
    for mention in ("12/09/2026", "600,00 €", "déchéance du terme", "5,90 %", "40 jours", "FICP"):
        assert mention in text


@pytest.mark.parametrize("code", POSTED)
def test_a_guardian_reads_whom_he_is_written_for_and_under_which_measure(code):
    text = written(code, recipient=GUARDIAN)
    assert "en qualité de tutrice de Monsieur Paul Lefèvre (tutelle, jugement du 3 mars 2025)" in text
    assert "tutrice" not in written(code)


@pytest.mark.parametrize("code", POSTED)
def test_a_professional_is_sent_to_no_consumer_mediator(code):
    text = written(code, recipient=COMPANY, recourse=PROFESSIONAL_RECOURSE)
    assert "Contester ou réclamer" in text
    assert "Médiation du crédit aux entreprises" in text
    for consumer_only in ("médiateur", "616-1", "Points conseil budget"):
        assert consumer_only not in text


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        (LetterCode.L02, {"forbearance_article": None}),
        (LetterCode.L02_D, {"forbearance_article": None}),
        (LetterCode.L07, {"shorter_notice_reason": None, "twelve_instalments": None, "notice_article": "article 1"}),
        (LetterCode.L10_D, {"offer_outcome": None}),
        (LetterCode.L10_P, {}),
        (
            LetterCode.L11,
            {"acceleration_article": None, "indemnity_article": None, "delay_article": None, "ficp_position": None},
        ),
    ],
)
def test_a_professional_reads_neither_consumer_law_nor_ficp(code, changes):
    text = written(code, recipient=COMPANY, recourse=PROFESSIONAL_RECOURSE, **changes)
    assert "code de la consommation" not in text
    assert "FICP" not in text


def test_a_mortgage_is_called_for_sixty_days_under_its_own_articles():
    text = written(
        LetterCode.L10,
        cure_days="60",
        acceleration_article="article L. 313-51 du code de la consommation",
        indemnity_article="article R. 313-28 du code de la consommation",
        indemnity_base="du capital non encore échu et des intérêts échus non versés",
        rate_increase="3 points",
        forbearance_article=None,
    )
    for mention in ("60 jours à compter", "L. 313-50", "L. 313-51", "R. 313-28", "intérêts échus non versés"):
        assert mention in text
    assert "312-39" not in text


def test_a_revolving_credit_can_be_drawn_no_more():
    line = "votre réserve de crédit"
    assert f"mettre fin à {line}" in written(LetterCode.L10, credit_line=line)
    assert f"il est mis fin à {line}" in written(LetterCode.L11, credit_line=line)
    assert line not in written(LetterCode.L10) + written(LetterCode.L11)


def test_an_incident_without_schedule_is_told_by_its_sixty_days_and_its_sum():
    notice = complete(LetterCode.L04).notice_test
    text = written(LetterCode.L04, reason_code="F2", instalment_test=None, notice_test=notice)
    for mention in ("au moins 500,00 €", "60 jours", "23 septembre 2026", "22 novembre 2026"):
        assert mention in text
    assert "Échéance comparée" not in text


def test_a_subrogated_institution_is_named_by_its_own_article():
    text = written(LetterCode.L15D, subrogation_article="article 2309 du code civil")
    assert "subrogée dans nos droits" in text
    assert "1324" not in text


def test_a_guarantee_without_term_may_be_ended():
    assert "vous pouvez y mettre fin à tout moment" in written(LetterCode.L16, until=None)


def test_one_debtor_alone_is_not_asked_jointly():
    alone = written(LetterCode.ORDER_REQUEST, parties=PARTIES[:1])
    assert "enjoint au débiteur de payer" in alone
    assert "solidairement" not in alone
    assert "aux débiteurs, solidairement," in written(LetterCode.ORDER_REQUEST)


def test_a_plan_signed_by_hand_says_so_and_a_plan_that_restarts_nothing_too():
    text = written(LetterCode.L09, electronic_signature=None, time_bar_article=None, ficp_article=None, guarantors=())
    assert "lu et approuvé" in text
    assert "2240 du code civil" in text
    assert "9. Signature" in text
    assert "312-35" not in text


def test_a_statement_without_interest_stands_beside_the_claim():
    text = text_of(LETTERS.render(LetterCode.STATEMENT, replace(STATEMENT, principal_due_from_judgment=None)))
    assert "Variante sans intérêts" in text
    assert "7 339,60 €" in text
