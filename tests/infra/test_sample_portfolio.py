import json
from datetime import date, timedelta

import pytest

from infra.local.sample import SCENARIO, contracts_of, write_feed
from infra.local.sample.amortisation import schedule
from infra.local.sample.loans import SampleLoan
from infra.local.sample.portfolio import read_portfolio
from infra.local.sample.specimen import specimen
from infra.local.scenario import read_scenario
from recouvrement.domain.judiciary.pages import page_count
from recouvrement.domain.money import Money, total
from recouvrement.messages.feed import read_position
from recouvrement.messages.feed_manifest import MANIFEST, read_manifest
from recouvrement.messages.reader import read_message


@pytest.fixture(scope="module")
def portfolio():
    return read_portfolio()


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return write_feed(tmp_path_factory.mktemp("sample"))


def loan(portfolio, contract_id):
    return SampleLoan(next(entry for entry in portfolio.loans if entry.contract_id == contract_id))


def test_no_line_of_the_feed_would_be_set_aside(sample):
    nights = sorted(sample.feed.iterdir())
    lines = [line for night in nights for line in (night / "positions.jsonl").read_bytes().splitlines()]
    assert len({read_position(line).contract_id for line in lines}) == 24
    assert len(lines) == 24 * len(nights)


def test_every_night_before_a_day_of_the_run_is_there_and_says_what_it_holds(sample):
    nights = sorted(folder.name for folder in sample.feed.iterdir())
    assert nights[0] == str(sample.first - timedelta(days=1))
    assert nights[-1] == str(sample.last - timedelta(days=1))
    assert len(nights) == (sample.last - sample.first).days + 1
    manifest = read_manifest((sample.feed / nights[0] / MANIFEST).read_bytes())
    assert (str(manifest.as_of), manifest.files[0].lines) == (nights[0], 24)


def test_the_same_portfolio_gives_the_same_feed(sample, tmp_path):
    night = "2026-01-31/positions.jsonl"
    assert (write_feed(tmp_path).feed / night).read_bytes() == (sample.feed / night).read_bytes()


def test_an_earlier_feed_is_replaced(tmp_path):
    old = tmp_path / "feed" / "1999-01-01"
    old.mkdir(parents=True)
    write_feed(tmp_path)
    assert not old.exists()


def test_a_loan_is_repaid_to_the_cent_by_payments_that_are_equal_but_the_last(portfolio):
    for entry in portfolio.loans:
        instalments = schedule(entry)
        assert total(one.principal for one in instalments) == Money(entry.principal)
        assert len({one.amount for one in instalments[:-1]}) == 1
        assert abs((instalments[-1].amount - instalments[0].amount).cents) < entry.months


def test_the_interest_of_an_instalment_is_that_of_a_month_on_what_is_left(portfolio):
    first, second, *_ = loan(portfolio, "LOAN-1001").instalments
    assert first.interest == Money("49.00")  # 12 000.00 at 4.90 % for a twelfth of a year
    assert second.interest == (Money("12000.00") - first.principal).times(
        loan(portfolio, "LOAN-1001").entry.rate / 1200
    )


def test_a_healthy_loan_owes_nothing_on_any_evening(portfolio):
    healthy = loan(portfolio, "LOAN-1001")
    assert all(healthy.position(day).overdue == Money("0.00") for day in (date(2025, 9, 5), date(2026, 4, 29)))


def test_cents_are_short_every_month_and_never_reach_a_letter(portfolio):
    assert loan(portfolio, "LOAN-1010").position(date(2026, 4, 29)).overdue == Money("0.98")


def test_arrears_paid_by_hand_are_all_that_was_overdue_that_evening(portfolio):
    late = loan(portfolio, "LOAN-1004")
    assert late.position(date(2026, 1, 7)).overdue == total(one.amount for one in late.instalments[8:11])
    assert late.position(date(2026, 1, 8)).overdue == Money("0.00")


def test_an_overrun_begins_on_the_evening_that_passes_the_limit_and_ends_with_it(portfolio):
    positions = contracts_of(portfolio)
    account = next(one for one in positions if one(date(2025, 9, 1)).contract_id == "ACCOUNT-2002")
    assert account(date(2025, 10, 19)).overdraft.overrun_since is None
    assert account(date(2025, 11, 3)).overdraft.overrun_since == date(2025, 10, 20)
    assert account(date(2025, 12, 5)).overdraft.overrun_since is None


def test_an_account_has_no_position_before_its_first_balance(portfolio):
    with pytest.raises(ValueError, match="no balance on 2020-01-01"):
        contracts_of(portfolio)[-1](date(2020, 1, 1))


def test_the_new_address_is_in_the_feed_from_the_evening_it_is_known(portfolio):
    moved = loan(portfolio, "LOAN-1013")
    cities = [moved.position(day).parties[0].address.city for day in (date(2025, 11, 24), date(2025, 11, 25))]
    assert cities == ["Nice", "Fréjus"]


def test_the_clause_of_a_third_of_the_consumer_loans_grants_eight_days(portfolio):
    loans = [entry for entry in portfolio.loans if entry.product == "consumer_loan"]
    assert sum(entry.clause_cure_days == 8 for entry in loans) * 3 >= len(loans)


def test_nobody_has_the_particulars_of_somebody_else(portfolio):
    people = [person for contract in (*portfolio.loans, *portfolio.accounts) for person in contract.people]
    assert len({person.party_id for person in people}) == len(people)
    assert all(person.email is None or person.email.endswith(("@example.org", "@example.fr")) for person in people)


def test_every_message_of_the_scenario_can_be_read_and_names_a_contract_of_the_portfolio(portfolio, sample):
    for dated in read_scenario(SCENARIO):
        message = read_message(json.dumps(dated.message))
        assert message.subject.removesuffix("-01") in portfolio.stories
        assert sample.first <= dated.on <= sample.last
        assert message.time.date() == dated.on


def test_a_specimen_is_a_page_that_says_what_it_is():
    page = specimen(("Pièce (J02) : contrat signé",))
    assert page_count(page) == 1
    assert "Pièce \\(J02\\) : contrat signé".encode("cp1252") in page
