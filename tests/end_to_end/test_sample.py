"""The sample portfolio through the real handlers: every story of portfolio.toml ends as it promises."""

import io
import json
import re
import zipfile
from dataclasses import asdict
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from docx import Document

from infra.local.calendar_run import Plan, run_calendar
from infra.local.cast import cast
from infra.local.checkout import TEMPLATE
from infra.local.cli import main
from infra.local.documents import copy_documents
from infra.local.feed import Feed
from infra.local.order import Order
from infra.local.reading import read_blueprint
from infra.local.report import Told, write_report
from infra.local.results import as_json, letter_codes, read_results
from infra.local.sample import write_feed
from infra.local.sample.bailiff import Bailiff
from infra.local.sample.portfolio import read_portfolio
from infra.local.scenario import read_scenario
from infra.local.state import save_state
from infra.local.world import Options, World

TO_AN_INSTITUTION = "LOAN-1016"  # every other file goes to the bailiff
MESSAGE = "M01"  # by e-mail, without amount


def live(out):
    """Eight months, with everybody played; leaves in `out` what the tests look at."""
    sample = write_feed(out / "sample")
    scenario = read_scenario(sample.scenario)
    order = Order(sample.feed, sample.first, sample.last, out, sample.scenario, sample.post_days, sample.approver)
    actors = (*cast(order, scenario), *sample.actors)
    with World(read_blueprint(TEMPLATE), Options(instead={"CLOCK": "messages"})) as world:
        run_calendar(Plan(sample.first, sample.last, Feed(sample.feed), scenario, actors), world)
        files = copy_documents(world, out, letter_codes(world))
        (out / "cases.json").write_text(as_json(read_results(world, sample.last, files)), "utf-8")
        write_report(world, Told(sample.first, sample.last, sample.feed, files), out)
        save_state(world, out / "state")
        failures = [asdict(failure) for failure in world.failures]
    [bailiff] = [actor for actor in sample.actors if isinstance(actor, Bailiff)]
    seen = [[str(visit.on), visit.page_status, visit.asked_status, visit.key] for visit in bailiff.visits]
    (out / "told.json").write_text(json.dumps({"failures": failures, "visits": seen}), "utf-8")


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Where the run left its results: one run for all the stories."""
    folder = tmp_path_factory.mktemp("sample_run")
    live(folder)
    return folder


@pytest.fixture(scope="module")
def told(out):
    return json.loads((out / "told.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def cases(out):
    return {case["contract_id"]: case for case in json.loads((out / "cases.json").read_text("utf-8"))}


@pytest.fixture(scope="module")
def page(out):
    return unescape((out / "report.html").read_text("utf-8"))


def sent(case, party_id=None):
    """Codes of the letters in the order in which they left, those of one day by code; e-mails apart."""
    left = [one for one in case["letters"] if one["sent_on"] and party_id in (None, one["party_id"])]
    return [code for _, code in sorted((one["sent_on"], one["code"]) for one in left) if code != MESSAGE]


def has_message(case):
    return any(letter["code"] == MESSAGE and letter["sent_on"] for letter in case["letters"])


def sent_on(case, code):
    return date.fromisoformat(next(letter["sent_on"] for letter in case["letters"] if letter["code"] == code))


def journal(case, kind):
    """Days on which something of that type happened."""
    return [entry["on"] for entry in case["journal"] if entry["type"] == kind]


def text_of(out, case, code):
    file = next(letter["file"] for letter in case["letters"] if letter["code"] == code and letter["file"])
    document = Document(str(out / file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_no_function_failed(told):
    assert told["failures"] == []


def test_twenty_four_contracts_are_watched_and_twenty_one_have_a_case(cases):
    assert len(read_portfolio().stories) == 24
    assert len(cases) == 21


@pytest.mark.parametrize("contract_id", ["LOAN-1001", "LOAN-1002"])
def test_nobody_opens_a_case_on_a_healthy_loan(cases, contract_id):
    assert contract_id not in cases


def test_1003_pays_after_the_first_letter_and_without_e_mail_no_message_leaves(cases):
    case = cases["LOAN-1003"]
    assert not has_message(case)
    assert has_message(cases["LOAN-1004"])
    assert sent(case) == ["L01", "L15a"]
    assert case["phase"] == "closed"


def test_1004_pays_before_the_period_of_the_notice_ends(cases):
    case = cases["LOAN-1004"]
    assert sent(case) == ["L01", "L02", "L04", "L10", "L12", "L15a"]
    assert journal(case, "NoticeExtinguished") == [case["closed_on"]] == ["2026-01-09"]


def test_1005_goes_by_every_step_to_the_bailiff(cases):
    case = cases["LOAN-1005"]
    assert sent(case) == ["L01", "L02", "L04", "L10", "L12", "L11", "L13"]
    assert case["phase"] == "litigation"
    assert (sent_on(case, "L11") - sent_on(case, "L10")).days > 30
    assert len(journal(case, "ActApproved")) == 2
    assert len(journal(case, "ExhibitFiled")) == 9
    assert len(journal(case, "ExhibitWaived")) == 1


def test_the_bailiff_opens_the_judiciary_files_he_is_sent(cases, told):
    opened = [(on, page, asked) for on, page, asked, _ in told["visits"]]
    to_him = [case for name, case in cases.items() if name != TO_AN_INSTITUTION]
    handed_over = sorted(on for case in to_him for on in journal(case, "FileHandedOver"))
    assert opened == [(on, 200, 303) for on in handed_over]
    assert journal(cases["LOAN-1005"], "LinkUsed") == handed_over[:1]


def test_the_judiciary_file_holds_what_was_sent_the_statement_and_what_the_bank_filed(out):
    [file] = (out / "judiciary").glob("LOAN-1005*.zip")
    archive = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
    codes = {name.split("-")[0] for name in archive.namelist()}
    assert {f"J{number:02d}" for number in range(1, 22)} - codes == {"J04", "J11", "J16", "J18"}
    assert {"J01-mandat.docx", "requete-en-injonction-de-payer.docx"} <= set(archive.namelist())
    manifest = json.loads(archive.read("manifest.json"))
    assert "LOAN-1005" in json.dumps(manifest)


def test_1006_has_a_void_clause_and_goes_to_the_judge_without_acceleration(cases, out):
    case = cases["LOAN-1006"]
    assert sent(case) == ["L01", "L02", "L04", "L12", "L10-T", "L13"]
    assert case["phase"] == "litigation"
    assert journal(case, "DebtorAccelerated") == []
    assert "déchéance du terme" not in text_of(out, case, "L10-T").lower()


def test_1007_writes_to_each_joint_borrower_at_his_own_address(cases, out):
    case = cases["LOAN-1007"]
    assert sent(case, "P-1007") == sent(case, "P-1017") == ["L01", "L02", "L04", "L15a"]
    towns = {letter["party_id"]: _text(out / letter["file"]) for letter in case["letters"] if letter["code"] == "L02"}
    assert "44000 NANTES" in towns["P-1007"].upper()
    assert "49100 ANGERS" in towns["P-1017"].upper()


def _text(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def test_1008_tells_the_guarantor_apart_and_a_named_refusal_stops_the_hand_over(cases):
    case = cases["LOAN-1008"]
    assert sent(case, "P-1018") == ["L16", "L03", "L10-C", "L11-C"]
    assert sent(case, "P-1008") == ["L01", "L02", "L04", "L10", "L12", "L11"]
    assert sent_on(case, "L03") == date(2026, 1, 5)  # the month after the instalment of 5 December
    assert case["phase"] == "accelerated"
    assert journal(case, "ActRefused") == ["2026-04-02"]


def test_1009_has_its_odd_name_and_address_printed_as_they_are(cases, out, page):
    case = cases["LOAN-1009"]
    assert sent(case) == ["L01", "L02", "L15a"]
    printed = text_of(out, case, "L02").upper()
    assert "CHEZ DUPONT & FILS <BÂT. B>" in printed
    assert "D'ÉTÉ-NUÑEZ" in printed.replace("’", "'")
    assert "Mme Zoé D'Été-Nuñez" in page


def test_1010_is_a_few_cents_short_and_nobody_is_written_to(cases):
    assert "LOAN-1010" not in cases


def test_1011_pays_the_day_the_notice_leaves_and_gets_an_apology(cases):
    case = cases["LOAN-1011"]
    assert sorted(sent(case)[-3:]) == ["L10-T", "L15a", "L18"]
    assert sent_on(case, "L10-T") == date(2025, 11, 14)
    assert sent_on(case, "L18") == date(2025, 11, 17)
    assert len(journal(case, "LetterCrossed")) == 1


def test_1012_is_accelerated_in_spite_of_a_part_payment_and_then_pays_all(cases):
    case = cases["LOAN-1012"]
    assert sent(case) == ["L01", "L02", "L04", "L10", "L12", "L11", "L15b"]
    assert (case["phase"], case["outstanding"]) == ("closed", "0.00")
    assert journal(case, "NoticeExtinguished") == []


def test_1012_and_1004_are_declared_to_the_national_file_and_lifted_when_they_have_paid(cases):
    for name in ("LOAN-1004", "LOAN-1012"):
        [declared], [lifted] = journal(cases[name], "FicpDeclared"), journal(cases[name], "FicpLifted")
        assert declared < sent_on(cases[name], "L12").isoformat()
        assert lifted >= cases[name]["closed_on"]


def test_1013_gets_nothing_more_until_another_address_is_known(cases, out):
    case = cases["LOAN-1013"]
    [lost], [found] = journal(case, "AddressInvalidated"), journal(case, "DebtorChanged")
    assert [one for one in case["letters"] if one["sent_on"] and lost < one["sent_on"] < found] == []
    assert sent(case)[-3:] == ["L12", "L10-T", "L15a"]  # found late, he has the days between two letters like anybody
    assert "83600 FRÉJUS" in text_of(out, case, "L10-T").upper()


def test_1014_is_not_reminded_while_its_dispute_lasts_and_is_answered(cases):
    case = cases["LOAN-1014"]
    [raised], [answered] = journal(case, "DisputeRaised"), journal(case, "DisputeResolved")
    assert [one for one in case["letters"] if one["sent_on"] and raised <= one["sent_on"] <= answered] == []
    assert sent_on(case, "L17").isoformat() > answered
    assert sorted(sent(case)) == ["L01", "L02", "L04", "L15a", "L17"]


def test_1015_asks_nothing_more_of_who_filed_for_over_indebtedness(cases):
    case = cases["LOAN-1015"]
    [frozen] = journal(case, "DebtorFrozen")
    assert all(one["sent_on"] < frozen for one in case["letters"] if one["party_id"] == "P-1025")
    assert sent(case, "P-1015")[-2:] == ["L10-T", "L12"]
    assert case["phase"] == "formal_notice"


def test_1016_is_a_mortgage_whose_institution_is_asked_once_its_borrower_was_warned(cases, out):
    case = cases["LOAN-1016"]
    assert sent(case) == ["L01-M", "L02", "L04", "L10", "L12", "L11"]
    assert (sent_on(case, "L11") - sent_on(case, "L10")).days > 60
    [file] = [entry for entry in case["journal"] if entry["type"] == "HandoverReleased"]
    assert file["on"] >= "2026-02-03"  # the day on which a person said that the borrower was warned
    assert (case["phase"], sent(case, "CAUTION-EXEMPLE")) == ("litigation", [])
    assert "312-" not in text_of(out, case, "L10")


def test_1017_is_a_professional_whom_no_consumer_law_concerns(cases, out):
    case = cases["LOAN-1017"]
    assert sent(case) == ["L02", "L10-P", "L11", "L13"]
    for code in sent(case):
        assert "code de la consommation" not in text_of(out, case, code)
        assert "FICP" not in text_of(out, case, code)
    assert "15" in text_of(out, case, "L10-P")


def test_1018_is_a_revolving_credit_whose_incident_is_its_notice(cases, out):
    case = cases["LOAN-1018"]
    assert sent(case)[:4] == ["L01", "L02", "L10", "L04"]
    assert "réserve de crédit" in text_of(out, case, "L10")


def test_1019_is_proposed_measures_then_a_plan_that_is_broken(cases, out):
    case = cases["LOAN-1019"]
    assert sent(case) == ["L01", "L02", "L08", "L04", "L09", "L14", "L04", "L10", "L15a"]
    assert "baisse de revenus" in text_of(out, case, "L08")
    assert "428,46" in text_of(out, case, "L09")
    assert len(journal(case, "PlanLapsed")) == 1
    assert case["phase"] == "closed"


def test_1020_keeps_its_plan_and_hears_no_more_of_it(cases):
    case = cases["LOAN-1020"]
    assert sent(case) == ["L01", "L02", "L09", "L15a"]
    assert len(journal(case, "PlanKept")) == 1
    assert case["phase"] == "closed"


def test_2001_hears_once_of_an_overdraft_of_two_weeks(cases):
    case = cases["ACCOUNT-2001"]
    assert sent(case) == ["L02-D", "L15a"]
    assert case["closed_on"] == "2025-12-17"


def test_2002_is_informed_by_law_after_a_month(cases):
    case = cases["ACCOUNT-2002"]
    assert sent(case) == ["L02-D", "L05", "L15a"]
    assert sent_on(case, "L05") == date(2025, 11, 21)


def test_2003_goes_from_thirty_days_notice_to_the_formal_notice(cases):
    case = cases["ACCOUNT-2003"]
    assert sorted(sent(case)) == sorted(["L02-D", "L05", "L06", "L07", "L10-D", "L04", "L19"])
    assert (sent_on(case, "L10-D") - sent_on(case, "L07")).days > 60
    assert case["phase"] == "formal_notice"


def test_2004_is_closed_after_two_months_of_notice_then_handed_over_for_the_whole_balance(cases, out):
    case = cases["ACCOUNT-2004"]
    each = ["L02-D", "L05", "L06", "L07", "L10-D", "L19", "L04", "L12", "L13"]
    assert sorted(sent(case, "P-2004")) == sorted(sent(case, "P-2014")) == sorted(each)
    [closed], [handed_over] = journal(case, "AccountClosed"), journal(case, "FileHandedOver")
    assert closed < handed_over
    assert case["phase"] == "litigation"
    assert "clôturer votre compte" in text_of(out, case, "L19")
    assert "1\u00a0452,75" in text_of(out, case, "L13").replace("\u202f", "\u00a0")


def test_a_case_is_told_to_a_person_who_asks(out, capsys):
    assert main(["case", "show", "LOAN-1005-01", "--state", str(out / "state")]) == 0
    told = capsys.readouterr().out
    assert "Prêt à la consommation, contrat LOAN-1005" in told
    assert "déchéance du terme notifiée le" in told
    assert "dernier jour pour agir en justice" in told
    assert re.search(r"\d\d/\d\d/\d{4}  Lettre.*L10", told) or "Mise en demeure (L10)" in told


def test_a_case_that_nobody_knows_is_said_so(out, capsys):
    assert main(["case", "show", "LOAN-9999-01", "--state", str(out / "state")]) == 2
    assert "there is no case LOAN-9999-01" in capsys.readouterr().err


def test_every_case_is_what_its_journal_says_and_a_changed_letter_is_found(out, capsys):
    state = out / "state"
    assert main(["case", "audit", "--state", str(state)]) == 0
    assert "21 cases, 0 at fault" in capsys.readouterr().out
    [letters] = state.glob("buckets/*evidence*/cases/LOAN-1005-01/letters")
    letter = min(letters.glob("*.docx"))
    letter.write_bytes(letter.read_bytes() + b" ")
    assert main(["case", "audit", "LOAN-1005-01", "--state", str(state)]) == 1
    assert f"{letter.name} is not the document that the journal hashed" in capsys.readouterr().out


def test_every_story_of_the_portfolio_has_its_test():
    here = Path(__file__).read_text("utf-8")
    assert [name for name in read_portfolio().stories if name.partition("-")[2] not in here] == []


def test_the_report_names_every_case_and_every_letter_it_links_to_is_there(cases, out, page):
    assert all(f'id="{case["case_id"]}"' in page for case in cases.values())
    letters = [
        letter["file"] for case in cases.values() for letter in case["letters"] if letter["sent_on"] and letter["file"]
    ]
    assert all(f'href="{file}"' in page and (out / file).exists() for file in letters)
    assert len(letters) > 60
