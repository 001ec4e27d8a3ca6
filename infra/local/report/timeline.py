"""A case told day by day, and its line in the table of cases."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from infra.local.report.people import Cast
from infra.local.report.sentences import document_key, is_mechanism, sentence
from infra.local.report.words import CLOSE_REASONS, PHASES, PRODUCTS, ROLES
from recouvrement.domain.case.money.claim import outstanding
from recouvrement.domain.letters.french import day as long_day
from recouvrement.domain.letters.french import euros, short_day
from recouvrement.domain.position import Product

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from infra.local.report.histories import DatedEvent, History
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.parameters import LegalParameters


@dataclass(frozen=True, slots=True)
class Line:
    """One event. `file` is relative to the report; None: nothing to open."""

    text: str
    is_mechanism: bool
    file: str | None


@dataclass(frozen=True, slots=True)
class DayLines:
    on: str  # AAAA-MM-JJ, for machines
    label: str
    lines: tuple[Line, ...]

    @property
    def is_mechanism(self) -> bool:
        """Nothing happened that day but the program's own workings."""
        return all(line.is_mechanism for line in self.lines)


@dataclass(frozen=True, slots=True)
class CasePage:
    case_id: str
    contract_id: str
    product: str
    debtors: tuple[str, ...]  # their names
    parties: tuple[str, ...]  # their names, identifiers and roles
    phase: str
    opened_on: str
    closed_on: str | None
    close_reason: str | None
    outstanding: str
    letters: tuple[str, ...]  # codes of what was sent, in order: "L01", "L02 ×2"
    days: tuple[DayLines, ...]


def case_page(history: History, files: Mapping[str, str], at: tuple[date, LegalParameters]) -> CasePage:
    """`files` names the file of each document by its key; `at`: the day on which the debt is counted, and its law."""
    case = history.case
    cast = Cast(case, history.names)
    return CasePage(
        case_id=case.case_id,
        contract_id=case.contract_id,
        product=PRODUCTS[case.terms.product],
        debtors=tuple(history.names.get(debtor.party_id, debtor.party_id) for debtor in case.debtors),
        parties=tuple(_party(debtor, cast) for debtor in case.debtors),
        phase=PHASES[case.phase],
        opened_on=short_day(case.opened_on),
        closed_on=None if case.closed_on is None else short_day(case.closed_on),
        close_reason=None if case.close_reason is None else CLOSE_REASONS[case.close_reason],
        outstanding=euros(outstanding(case, *at)),
        letters=tuple(_codes(case)),
        days=tuple(_day(on, list(events), (cast, files)) for on, events in groupby(history.events, _on)),
    )


def _codes(case: Case) -> Iterator[str]:
    sent = sorted((letter for letter in case.letters if letter.sent_on), key=lambda letter: str(letter.sent_on))
    for code, count in Counter(letter.code for letter in sent).items():
        yield code if count == 1 else f"{code} ×{count}"


def _on(each: DatedEvent) -> date:
    return each.on


def _party(debtor: Debtor, cast: Cast) -> str:
    is_holder = cast.case.terms.product is Product.CURRENT_ACCOUNT and debtor.is_borrower
    return f"{cast.person(debtor.party_id)}, {'titulaire' if is_holder else ROLES[debtor.role]}"


def _day(on: date, events: list[DatedEvent], told_with: tuple[Cast, Mapping[str, str]]) -> DayLines:
    cast, files = told_with
    return DayLines(on.isoformat(), long_day(on), tuple(_line(each, cast, files) for each in events))


def _line(each: DatedEvent, cast: Cast, files: Mapping[str, str]) -> Line:
    key = document_key(each.event, cast.case.case_id)
    file = None if key is None else files.get(key)
    return Line(sentence(each.event, cast), is_mechanism(each.event), file)
