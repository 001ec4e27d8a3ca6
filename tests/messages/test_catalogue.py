"""Every type of message: one real example that is read, one schema that its sender can check it with."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.stops import PlaceHold, RaiseDispute
from recouvrement.domain.case.stops.disputes import Dispute, Grievance
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.identifiers import CaseId, PartyId, PersonName
from recouvrement.domain.money import Money
from recouvrement.messages.data import Addressee
from recouvrement.messages.functions import DAY_REACHED
from recouvrement.messages.reader import CATALOGUE, Message, Tick, read_message
from recouvrement.messages.schemas import schema_files

EVENTS = Path(__file__).parents[1] / "events"
SCHEMAS = Path(__file__).parents[2] / "infra" / "schemas"
NAMES = sorted([*CATALOGUE, DAY_REACHED])


def example(name: str, **data: Any) -> str:
    event = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return json.dumps(event | {"data": event["data"] | data})


def command(body: str) -> Command:
    return read_message(body).command


@pytest.mark.parametrize("name", NAMES)
def test_each_type_has_a_real_example_that_is_read(name: str):
    read = read_message((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(read, Tick) == (name == DAY_REACHED)
    if isinstance(read, Message):
        assert read.type == name


def test_there_is_no_example_of_a_type_that_nobody_reads():
    assert {path.stem for path in EVENTS.glob("*.json") if not path.stem.startswith("effect.")} == set(NAMES)


def test_the_commands_of_the_examples_are_all_different_in_kind_or_content():
    read = [command((EVENTS / f"{name}.json").read_text(encoding="utf-8")) for name in NAMES]
    assert len(set(map(repr, read))) == len(NAMES)


def test_the_schemas_are_those_of_the_models():
    kept = {str(path.relative_to(SCHEMAS)): path.read_text("utf-8") for path in SCHEMAS.glob("*/*.json")}
    assert kept == dict(schema_files()), "run: python -m recouvrement.messages.schemas infra/schemas"


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*/*.json")), ids=lambda path: path.stem)
def test_each_example_satisfies_its_schema_and_a_gutted_one_does_not(path: Path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    event = json.loads((EVENTS / path.name).read_text(encoding="utf-8"))
    jsonschema.validate(event, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(event | {"data": {}}, schema)


@pytest.mark.parametrize("name", NAMES)
def test_data_that_is_missing_is_refused_by_the_name_of_its_field(name: str):
    event = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    with pytest.raises(InvalidMessage) as refused:
        read_message(json.dumps(event | {"data": {}}))
    fields = [field for field, value in event["data"].items() if value is not None]
    assert any(field in str(refused.value) for field in fields)


@pytest.mark.parametrize("name", NAMES)
def test_what_we_do_not_know_is_ignored(name: str):
    assert read_message(example(name, something_new=[1, 2])) == read_message(example(name))


@pytest.mark.parametrize("amount", ["0.00", "-5.00", "12.5", "12,50", 12.5, 12, "1e3", "١٢.٥٠", "", None])
def test_an_amount_is_a_text_with_two_decimals_above_zero(amount: object):
    with pytest.raises(InvalidMessage, match="amount"):
        read_message(example("payment.received", amount=amount))


def test_a_payment_is_read_to_the_cent():
    read = command(example("payment.received", amount="1234567.89"))
    assert isinstance(read, RecordPayment)
    assert read.receipt.amount == Money("1234567.89")


def test_a_payment_of_tomorrow_is_refused():
    with pytest.raises(InvalidMessage, match="received_on"):
        read_message(example("payment.received", received_on="2025-10-03"))


def test_a_date_is_that_of_paris():
    event = json.loads(example("hold.placed")) | {"time": "2025-10-06T22:30:00Z"}
    read = command(json.dumps(event))
    assert isinstance(read, PlaceHold)
    assert read.hold.placed_on == date(2025, 10, 7)


def test_a_dispute_names_what_it_contests_and_why():
    raised = Dispute("D-1", date(2025, 10, 7), Grievance.PAYMENT_NOT_COUNTED, PartyId("P-1787"), (3,))
    assert command(example("dispute.raised")) == RaiseDispute(raised, PersonName("Paul Exemple"))


def test_a_dispute_that_names_no_part_is_about_the_whole_claim():
    read = command(example("dispute.raised", instalments=[], party_id=None))
    assert isinstance(read, RaiseDispute)
    assert read.dispute.is_whole


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("hold.extended", {"until": "2025-11-02"}),
        ("dispute.resolved", {"resumes_on": "2025-10-20"}),
        ("grace_period.granted", {"until": "2026-01-14"}),
        ("dispute.raised", {"instalments": [0]}),
        ("insolvency.opened", {"loan_months": -1}),
    ],
)
def test_a_day_before_its_cause_or_a_number_below_one_is_refused(name: str, wrong: dict[str, Any]):
    with pytest.raises(InvalidMessage, match=next(iter(wrong))):
        read_message(example(name, **wrong))


@pytest.mark.parametrize("by", ["", "   ", None, 7, {"name": "x"}])
def test_a_decision_names_a_person(by: object):
    for name in ("hold.placed", "exhibit.waived", "acceleration.refused", "acceleration.approved", "step.waived"):
        with pytest.raises(InvalidMessage, match="by"):
            read_message(example(name, by=by))


def test_an_approver_has_a_known_level():
    with pytest.raises(InvalidMessage, match=r"by\.level"):
        read_message(example("handover.approved", by={"name": "Anne", "level": "friend"}))


def test_the_contract_of_a_position_is_that_of_its_subject():
    event = json.loads(example("position.reported")) | {"subject": "LOAN-1"}
    with pytest.raises(InvalidMessage, match="subject"):
        read_message(json.dumps(event))


def test_a_ticket_names_between_one_and_ten_cases():
    read = read_message(example("day.reached"))
    assert isinstance(read, Tick)
    assert read.case_ids == (CaseId("LOAN-5314-01"), CaseId("ACCOUNT-77-02"))
    for cases in ([], [f"L-{n}" for n in range(11)]):
        with pytest.raises(InvalidMessage, match="case_ids"):
            read_message(example("day.reached", case_ids=cases))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{}",
        "\x00",
        '{"specversion": "0.3"}',
        json.dumps(json.loads(example("hold.lifted")) | {"type": "fr.recouvrement.hold.forgotten"}),
        json.dumps(json.loads(example("hold.lifted")) | {"type": "com.example.hold.lifted"}),
        json.dumps(json.loads(example("hold.lifted")) | {"time": "2025-10-20T11:00:00"}),
        json.dumps(json.loads(example("hold.lifted")) | {"data": None}),
        json.dumps(json.loads(example("hold.lifted")) | {"data": "text"}),
    ],
    ids=range(11),
)
def test_what_is_no_message_of_ours_is_refused(body: str):
    with pytest.raises(InvalidMessage):
        read_message(body)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("debtor.changed", {"role": "Monsieur Secret", "last_name": 12345}),
        ("position.reported", {"agency": 12345, "parties": [{"last_name": "Monsieur Secret"}]}),
        ("hold.placed", {"reason": "Monsieur Secret", "by": 12345}),
    ],
)
def test_the_trace_of_a_refusal_repeats_no_value(name: str, wrong: dict[str, Any]):
    body = example(name, **wrong)
    with pytest.raises(InvalidMessage) as refused:
        read_message(body)
    assert any(field in str(refused.value) for field in wrong)
    told = str(refused.value) + str(refused.value.__cause__)
    assert "Secret" not in told
    assert "12345" not in told


def test_bank_types_name_a_contract_and_those_of_the_functions_and_the_post_a_case():
    addressees = {message_type.name: message_type.addressee for message_type in CATALOGUE.values()}
    assert addressees["payment.received"] is Addressee.CONTRACT
    assert addressees["letter.sent"] is addressees["letter.delivery_reported"] is Addressee.CASE
    assert addressees["hold.placed"] is Addressee.EITHER
