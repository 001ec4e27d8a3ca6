"""What the code cites stands in infra/reference, and what that says of messages and letters is what the code has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from recouvrement.domain.letters.catalogue import CATALOGUE as LETTERS
from recouvrement.domain.letters.catalogue import Channel, LetterCode
from recouvrement.messages.feed import read_position
from recouvrement.messages.feed_manifest import read_manifest
from recouvrement.messages.functions import DAY_REACHED
from support.message_table import message_table
from support.templates import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REFERENCE = CHECKOUT / "infra" / "reference"
PAGES = {name: (REFERENCE / f"{name}.md").read_text("utf-8") for name in ("domain", "design")}
SOURCES = ("layers/recouvrement", "functions", "infra", "tests", "benchmarks")
KINDS = {".py", ".toml", ".yaml", ".md"}

# "domain §4.7", and every section after it in the same breath: "domain §4.6 and §11.4".
CITED = re.compile(r"\b(domain|design)(?:\.md)? (§\d+(?:\.\d+)?(?:(?:,| and| to) §\d+(?:\.\d+)?)*)")
CONVENTION = re.compile(r"\bC-\d\d\b")
MENTION = re.compile(r"\bL\d\d(?:-[A-Z])?[a-d]?\.\d+\b")


def sources() -> Iterator[Path]:
    for folder in SOURCES:
        yield from (
            path
            for path in sorted((CHECKOUT / folder).rglob("*"))
            if path.suffix in KINDS and path.is_file() and "__pycache__" not in path.parts
        )


def sections(page: str) -> set[str]:
    return set(re.findall(r"^#{2,3} (\d+(?:\.\d+)?)\.? ", PAGES[page], re.MULTILINE))


def cited(path: Path) -> Iterator[tuple[str, str]]:
    """Page and section of each citation; a line break inside a citation is a space."""
    text = re.sub(r"\s+#?\s*", " ", path.read_text("utf-8"))
    for page, numbers in CITED.findall(text):
        yield from ((page, number) for number in re.findall(r"\d+(?:\.\d+)?", numbers))


def all_sources(pattern: re.Pattern[str]) -> set[str]:
    return {found for path in sources() for found in pattern.findall(path.read_text("utf-8"))}


def test_every_section_that_the_code_cites_is_a_heading_of_the_reference() -> None:
    found = {(page, number, path.name) for path in sources() for page, number in cited(path)}
    assert len(found) > 50, "the citations were not found"
    assert {one for one in found if one[1] not in sections(one[0])} == set()


@pytest.mark.parametrize("folder", ["layers/recouvrement", "functions"])
def test_no_section_is_cited_without_its_page(folder: str) -> None:
    for path in sorted((CHECKOUT / folder).rglob("*.py")):
        assert "§" not in CITED.sub("", path.read_text("utf-8")), path


def test_sections_are_numbered_without_a_gap_or_a_repetition() -> None:
    for page in PAGES.values():
        chapters = [int(number) for number in re.findall(r"^## (\d+)\. ", page, re.MULTILINE)]
        assert chapters == list(range(1, len(chapters) + 1))


def test_every_convention_that_the_code_cites_is_one_of_section_14() -> None:
    written = re.findall(r"^- \*\*(C-\d\d) ", PAGES["domain"], re.MULTILINE)
    assert written == [f"C-{number:02d}" for number in range(1, 17)]
    assert all_sources(CONVENTION) <= set(written)


def test_every_mention_that_anything_cites_is_one_of_section_4_6() -> None:
    written = set(re.findall(r"^- \*\*(L[^*]+\.\d+)\*\* ", PAGES["domain"], re.MULTILINE))
    assert all_sources(MENTION) - written == set()


def test_every_letter_of_the_catalogue_has_its_mentions_and_no_other_is_marked_as_written() -> None:
    marked = set(re.findall(r"^#### (\S+) ●", PAGES["domain"], re.MULTILINE))
    posted = {code.value for code in LetterCode if LETTERS[code].channel is not Channel.FILED}
    assert marked == posted
    papers = {code.value for code in LetterCode} - posted
    assert all(f"`{code}`" in PAGES["domain"] for code in papers)


def test_registered_letters_are_said_to_be() -> None:
    titles = re.findall(r"^#### (\S+) ●(.*)$", PAGES["domain"], re.MULTILINE)
    said = {code for code, title in titles if "registered" in title}
    assert said == {code.value for code in LetterCode if LETTERS[code].channel is Channel.REGISTERED}


def test_the_table_of_messages_is_that_of_the_reader() -> None:
    assert message_table() in PAGES["design"]
    assert f"`{DAY_REACHED}`" in PAGES["design"]


def test_the_samples_of_the_feed_are_read_as_the_feed_is() -> None:
    manifest, line = re.findall(r"```json\n(.*?)```", PAGES["design"], re.DOTALL)
    assert read_manifest(manifest.encode()).files[0].lines == 48211
    assert read_position(line.encode()).contract_id == "PRET-0001"


@pytest.mark.parametrize("group", ["state", "EVENT#", "EFFECT#", "LETTER#", "FILE#", "PARTY#", "DONE#", "GRANT#"])
def test_the_keys_of_the_table_are_told(group: str) -> None:
    assert group in PAGES["design"]


@pytest.mark.parametrize("name", sorted(path.stem for path in (CHECKOUT / "infra" / "parameters").glob("*.toml")))
def test_every_file_of_parameters_is_in_section_15(name: str) -> None:
    assert name == "version" or f"| `{name}` |" in PAGES["domain"]
