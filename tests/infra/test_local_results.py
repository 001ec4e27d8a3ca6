import io
import json
from datetime import date
from types import SimpleNamespace

from infra.local.call_counter import CallCounter
from infra.local.documents import copy_documents
from infra.local.figures import Figures
from infra.local.progress import Progress
from infra.local.results import CaseResult, JournalLine, LetterResult, as_json, as_table

CASE = CaseResult(
    case_id="LOAN-1-01",
    contract_id="LOAN-1",
    product="consumer_loan",
    phase="amicable",
    opened_on="2025-09-01",
    closed_on=None,
    outstanding="230.40",
    letters=(
        LetterResult("L01", "P-1", "2025-09-02", "2025-09-02", "letters/LOAN-1-01.000003.0.docx"),
        LetterResult("L02", "P-1", "2025-09-12", None, None),
    ),
    journal=(JournalLine("2025-09-01", "CaseOpened"),),
)


def test_programs_are_told_the_whole_case():
    [told] = json.loads(as_json([CASE]))
    assert set(told) == {
        *("case_id", "contract_id", "product", "phase", "opened_on", "closed_on", "outstanding", "letters", "journal")
    }
    assert set(told["letters"][0]) == {"code", "party_id", "written_on", "sent_on", "file"}
    assert told["journal"] == [{"on": "2025-09-01", "type": "CaseOpened"}]


def test_people_are_shown_what_left_and_what_is_owed():
    head, line = as_table([CASE]).splitlines()
    assert head.split() == ["case", "product", "phase", "opened", "closed", "outstanding", "letters", "sent"]
    assert line.split() == ["LOAN-1-01", "consumer_loan", "amicable", "2025-09-01", "230.40", "L01"]


def counting(*days):
    """A counter and a world, and what each day adds: calls of advance_case, transactions of it, the runner's own."""
    counter, figures = CallCounter(), Figures()
    world = SimpleNamespace(counter=counter)
    for number, (reads, transactions, own) in enumerate(days, start=1):
        counter.calls["advance_case", "dynamodb", "GetItem"] += reads
        counter.calls["advance_case", "dynamodb", "TransactWriteItems"] += transactions
        counter.calls["runner", "sqs", "ReceiveMessage"] += own
        figures(date(2025, 9, number), world)
    return figures.summary(world, 2)


def test_the_cost_of_a_quiet_day_is_that_of_days_without_transition():
    summary = counting((10, 2, 50), (3, 0, 50), (5, 0, 50))
    assert summary["quiet_days"] == 2
    assert summary["aws_calls_per_quiet_day"] == 4.0
    assert summary["aws_calls"] == 20
    assert summary["aws_calls_per_transition"] == 10.0


def test_without_a_transition_there_is_no_cost_of_one():
    assert counting((1, 0, 0))["aws_calls_per_transition"] is None


def test_progress_is_one_line_per_month_where_there_is_no_terminal():
    screen, counter = io.StringIO(), CallCounter()
    progress = Progress(date(2025, 10, 2), screen)
    world = SimpleNamespace(counter=counter)
    for day in (date(2025, 9, 29), date(2025, 9, 30), date(2025, 10, 1), date(2025, 10, 2)):
        counter.invocations["scan_positions"] += 1
        progress(day, world)
    lines = screen.getvalue().splitlines()
    assert [line.split()[:4] for line in lines] == [["2025-09", "2", "days", "2"], ["2025-10", "2", "days", "2"]]


def test_documents_are_copied_by_kind(tmp_path):
    keys = ["cases/C/letters/C.1.docx", "cases/C/judiciary/C.2.zip", "cases/C/notes.txt"]
    pages = SimpleNamespace(paginate=lambda **_: [{"Contents": [{"Key": key} for key in keys]}])
    s3 = SimpleNamespace(
        get_paginator=lambda _: pages, get_object=lambda **request: {"Body": io.BytesIO(request["Key"].encode())}
    )
    world = SimpleNamespace(clients=SimpleNamespace(s3=s3), bucket_name=lambda name: name)
    files = copy_documents(world, tmp_path, {keys[0]: "L01"})
    assert files == {keys[0]: "letters/C.1_L01.docx", keys[1]: "judiciary/C.2.zip"}
    assert (tmp_path / "judiciary" / "C.2.zip").read_text() == keys[1]
