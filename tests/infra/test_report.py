import json
import re
from collections import Counter
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from infra.local.report import Told, report
from infra.local.report.chart import chart_of
from infra.local.report.histories import DatedEvent, History
from infra.local.report.phases import PhaseCount, Span, phases_of
from infra.local.report.summary import contracts_in
from recouvrement.domain.case.state import Phase
from support.contracts import LEA
from support.stories import Story

FIRST, LAST = date(2025, 8, 1), date(2026, 1, 31)
NAME = "Mme Zoé D'Été & Fils <bât. B>"


@pytest.fixture(scope="module")
def history():
    desk = Story().until(LAST)
    return History(desk.case, tuple(DatedEvent(on, event) for on, event in desk.journal), {LEA.party_id: NAME})


@pytest.fixture(scope="module")
def page(history, tmp_path_factory):
    letter = next(letter for letter in history.case.letters if letter.code == "L10")
    files = {f"cases/{history.case.case_id}/letters/{letter.letter_id}.docx": "letters/LOAN 1 & L10.docx"}
    return report([history], Told(FIRST, LAST, tmp_path_factory.mktemp("feed"), files))


class Outline(HTMLParser):
    """Checks that what is opened is closed, and remembers headings, links and captions."""

    VOID = ("meta", "input", "link", "br")

    def __init__(self):
        super().__init__()
        self.open, self.links, self.sources, self.tags = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        self.sources += [value for name, value in attrs if name in ("src", "srcset", "data", "action")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def outline(page):
    outline = Outline()
    outline.feed(page)
    assert outline.open == []
    return outline


def test_names_are_escaped_wherever_they_stand(page):
    assert "<bât" not in page
    assert NAME in unescape(page)


def test_the_page_needs_nothing_but_itself(page, outline):
    assert outline.sources == []
    assert all(link.startswith(("#", "letters/", "judiciary/")) for link in outline.links)
    assert not re.search(r"https?://|url\(|@import|<script", page)


def test_every_case_is_in_the_table_and_told_under_its_own_heading(page, history, outline):
    case_id = history.case.case_id
    assert f"#{case_id}" in outline.links
    assert f'id="{case_id}"' in page
    assert page.count(f"{case_id} : prêt à la consommation") == 1


def test_a_letter_that_left_can_be_opened(outline):
    assert "letters/LOAN%201%20%26%20L10.docx" in outline.links


def test_every_table_has_a_caption_and_the_page_one_title(outline):
    assert outline.tags.count("table") == outline.tags.count("caption") == 3
    assert outline.tags.count("h1") == 1
    assert outline.tags.index("h2") < outline.tags.index("h3")


def test_a_run_without_a_case_says_so(tmp_path):
    assert "Aucun dossier n’a été ouvert" in report([], Told(FIRST, LAST, tmp_path, {}))


def test_the_phase_of_a_day_is_that_of_its_evening(history):
    counted = {count.on: count.cases for count in phases_of([history], Span(FIRST, LAST))}
    notice = next(letter for letter in history.case.letters if letter.code == "L10")
    assert counted[FIRST] == {}
    assert counted[history.case.opened_on] == {Phase.AMICABLE: 1}
    assert counted[notice.sent_on] == {Phase.FORMAL_NOTICE: 1}
    assert counted[LAST] == {history.case.phase: 1}


def test_a_stack_reaches_the_sum_of_its_phases():
    cases = Counter({Phase.CLOSED: 1, Phase.AMICABLE: 2})
    chart = chart_of([PhaseCount(date(2026, 1, day), cases) for day in (1, 2)])
    assert [area.name for area in chart.areas] == ["Phase amiable", "Clos"]
    assert [tick.label for tick in chart.graduations] == ["0", "1", "2", "3"]
    assert chart.areas[1].points.split()[0].endswith(f",{chart.graduations[-1].at:.1f}")


def test_a_chart_needs_a_day():
    with pytest.raises(ValueError, match="needs a day"):
        chart_of([])


def test_the_contracts_are_counted_by_the_newest_manifest(tmp_path):
    for night, lines in (("2026-01-30", 3), ("2026-01-31", 5)):
        (tmp_path / night).mkdir()
        (tmp_path / night / "manifest.json").write_text(json.dumps({"files": [{"lines": lines}, {"lines": 1}]}))
    assert contracts_in(tmp_path) == 6
    assert contracts_in(tmp_path / "2026-01-30") is None
