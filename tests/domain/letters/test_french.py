from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from recouvrement.domain.letters import french
from recouvrement.domain.money import Money


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0.00", "0,00 €"),
        ("9.50", "9,50 €"),
        ("1234.56", "1 234,56 €"),
        ("1234567.80", "1 234 567,80 €"),
        ("-300.00", "−300,00 €"),
    ],
)
def test_amounts_are_grouped_by_three_with_a_comma_and_never_break(amount, written):
    assert french.euros(Money(amount)) == written.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("rate", "written"), [("5.9", "5,90 %"), ("5.90", "5,90 %"), ("8", "8,00 %"), ("3.125", "3,125 %")]
)
def test_rates_keep_the_decimals_they_were_given_with_and_at_least_two(rate, written):
    assert french.percent(Decimal(rate)) == written.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2026, 11, 23), "23 novembre 2026"),
        (date(2026, 12, 1), "1er décembre 2026"),
        (date(2028, 2, 29), "29 février 2028"),
        (date(2026, 8, 11), "11 août 2026"),
    ],
)
def test_dates_are_written_out_and_the_first_of_a_month_is_an_ordinal(value, written):
    assert french.day(value) == written.replace(" ", "\u00a0", 1)


def test_dates_in_tables_are_short():
    assert french.short_day(date(2026, 10, 5)) == "05/10/2026"


def test_ordinals_agree():
    assert [french.ordinal(1), french.ordinal(2), french.feminine_ordinal(1), french.feminine_ordinal(3)] == [
        "1er",
        "2e",
        "1re",
        "3e",
    ]


@pytest.mark.parametrize(("count", "written"), [(0, "0 échéance"), (1, "1 échéance"), (2, "2 échéances")])
def test_the_plural_starts_at_two(count, written):
    assert french.plural(count, "échéance", "échéances") == written.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("names", "written"), [((), ""), (("A",), "A"), (("A", "B"), "A et B"), (("A", "B", "C"), "A, B et C")]
)
def test_names_are_listed_as_a_sentence_does(names, written):
    assert french.listing(names) == written


def test_an_account_number_is_cut_in_groups_of_four_that_stay_together():
    assert french.account_number("FR7600000000000000000000097") == "FR76 0000 0000 0000 0000 0000 097".replace(
        " ", "\u00a0"
    )


@pytest.mark.parametrize(
    ("words", "written"),
    [([], ()), (["un report"], ("un report.",)), (["un report", "un plan"], ("un report ;", "un plan."))],
)
def test_the_items_of_a_list_end_with_semicolons_and_a_full_stop(words, written):
    assert tuple(item.replace("\u00a0", " ") for item in french.items(words)) == written
