"""What docxtpl mends after it has rendered the body, and that must therefore not depend on what is rendered.

It gives each table as many columns as its widest row, and numbers the drawings. Both are done once, here, if no choice
and no loop can change them; otherwise the template is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from infra.local.letters.passages import Choice, Count, Loop, Text, Value, branches, every
from infra.local.letters.scope import denied_by, shown_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from infra.local.letters.passages import Passage, Path

_MAYBE: Final = "maybe"  # processing instructions around what may be left out or repeated
_DRAWING: Final = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*"')
_FIRST_DRAWING: Final = 1001


def number_drawings(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Number the drawings of a body as docxtpl does."""
    numbers = iter(range(_FIRST_DRAWING, _FIRST_DRAWING + 10_000))
    return tuple(
        Text(_DRAWING.sub(lambda drawing: f'{drawing.group(1)}{next(numbers)}"', each.xml), each.line)
        if isinstance(each, Text)
        else each
        for each in passages
    )


def moving_drawings(passages: Sequence[Passage]) -> Iterator[tuple[str, int]]:
    """Yield the drawings that may be left out or repeated, with their line."""
    for passage in passages:
        if isinstance(passage, Choice | Loop):
            for branch in branches(passage):
                for inner in every(branch):
                    if isinstance(inner, Text) and _DRAWING.search(inner.xml):
                        yield "a picture that may be left out or repeated: let it stand always", inner.line


def shaky_tables(passages: Sequence[Passage]) -> list[str]:
    """Say which tables may change their columns. The passages must be sound."""
    reading = _Reading()
    reading.parser.Parse("".join(_unfolded(passages)).encode(), True)  # noqa: FBT003 - the last piece
    return reading.problems


def _unfolded(passages: Sequence[Passage], known: frozenset[Path] = frozenset()) -> Iterator[str]:
    """Write every branch once, between marks; without, what is repeated at least once: its list holds something."""
    for passage in passages:
        match passage:
            case Text(xml):
                yield xml
            case Value(place) | Count(place):
                yield str(place)
            case Choice(test, then, otherwise):
                yield from _maybe(_unfolded(then, known | shown_by(test)))
                yield from _maybe(_unfolded(otherwise, known | denied_by(test)))
            case Loop(items, body):
                repeated = _unfolded(body, known)
                yield from repeated if items.path in known else _maybe(repeated)


def _maybe(branch: Iterable[str]) -> Iterator[str]:
    yield f"<?{_MAYBE} begins?>"
    yield from branch
    yield f"<?{_MAYBE} ends?>"


@dataclass(slots=True)
class _Table:
    depth: int  # of choices and loops around it
    columns: int = 0
    is_full: bool = False  # a row that is always there fills the columns
    heading: str = ""


@dataclass(slots=True)
class _Row:
    depth: int
    cells: int = 0
    span: int = 0


@dataclass(slots=True)
class _Reading:
    depth: int = 0
    tables: list[_Table] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)

    def __post_init__(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._read
        self.parser.ProcessingInstructionHandler = self._mark

    def _mark(self, target: str, data: str) -> None:
        if target == _MAYBE:
            self.depth += 1 if data == "begins" else -1

    def _read(self, text: str) -> None:
        for table in self.tables:
            table.heading += text

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "w:tbl":
                self.tables.append(_Table(self.depth))
            case "w:gridCol" if self.tables:
                self.tables[-1].columns += 1
            case "w:tr":
                self.rows.append(_Row(self.depth))
            case "w:tc" if self.rows:
                self._cell(self.rows[-1])
            case "w:gridSpan" if self.rows:
                self.rows[-1].span += int(attributes["w:val"]) - 1

    def _cell(self, row: _Row) -> None:
        row.cells += 1
        row.span += 1
        if self.depth != row.depth:
            self._tell("a column that comes and goes: write two tables and choose between them")

    def _end(self, name: str) -> None:
        match name:
            case "w:tr":
                self._weigh(self.rows.pop())
            case "w:tbl":
                if not self.tables[-1].is_full:
                    self._tell("a table that may have no row: put it between {%p if list %} and {%p endif %}")
                self.tables.pop()

    def _weigh(self, row: _Row) -> None:
        """A row counts for the table it is in, and for those around it, as docxtpl counts."""
        for table in self.tables:
            if row.cells > table.columns:
                self._tell(f"a row of {row.cells} cells in a table of {table.columns} columns")
            if row.depth == table.depth and row.span >= table.columns:
                table.is_full = True

    def _tell(self, problem: str) -> None:
        self.problems.append(f"{problem}, in « {' '.join(self.tables[-1].heading.split())[:120]} »")
