"""What each sentence that expects something asks of what was lived: a fault in French, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from infra.local.report.alarm_words import ALARMS
from recouvrement.domain.case.enforcement.choice import procedure_of
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.state import Case, Phase
from recouvrement.domain.case.view import View
from recouvrement.domain.procedure import Situation
from support.desk import procedure
from support.scenario_contract import A_DAY
from support.scenario_facts import TASKS
from support.scenario_language import chosen

if TYPE_CHECKING:
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.money import Money
    from support.scenario_facts import Scenario
    from support.scenario_language import Line

PHASES: Final = {
    "amiable": Phase.AMICABLE,
    "plan": Phase.PLAN,
    "mise en demeure": Phase.FORMAL_NOTICE,
    "déchéance": Phase.ACCELERATED,
    "contentieux": Phase.LITIGATION,
    "exécution": Phase.ENFORCEMENT,
    "clos": Phase.CLOSED,
}
WAYS: Final = {
    "petite créance": JudicialProcedure.SMALL_CLAIM,
    "injonction de payer": JudicialProcedure.PAYMENT_ORDER,
    "assignation": JudicialProcedure.SUMMONS,
    "acte notarié": JudicialProcedure.NOTARIAL_DEED,
    "organisme de caution": JudicialProcedure.INSTITUTION_CLAIM,
}
ALARM_WORDS: Final = {word: kind for kind, word in ALARMS.items()}
WORDS: Final[dict[str, tuple[str, Iterable[str]]]] = {
    "phase": ("phase inconnue", PHASES),
    "procedure": ("voie inconnue", WAYS),
    "to_do": ("tâche inconnue", TASKS),
    "not_to_do": ("tâche inconnue", TASKS),
    "warned": ("alerte inconnue", ALARM_WORDS),
}
NEAR_BAR: Final = "time_bar.near"
Sent = tuple[date, str, str]


@dataclass
class Lived:
    scenario: Scenario
    evenings: dict[date, Case | None]
    letters: dict[Sent, list[Letter]]
    alerts: list[tuple[date, str]]

    def view(self, day: date) -> View:
        case = self.evenings[day]
        if case is None:
            raise NoCaseError
        return View(case, procedure(case.terms.product), Situation(day, day - A_DAY, day - A_DAY))

    def debtor(self, line: Line, place: int = 1) -> Debtor:
        return self.view(line.day()).case.debtor(self.scenario.person(line.filled[place]).party_id)

    @property
    def sent(self) -> Counter[Sent]:
        return Counter({sent: len(letters) for sent, letters in self.letters.items()})

    @property
    def announced(self) -> Counter[Sent]:
        return Counter(_announced(line) for line in self.scenario.lines if line.name == "leaves")


class NoCaseError(Exception):
    """An expectation about a case that does not exist."""


def check(line: Line, scenario: Scenario) -> None:
    """Raises NotUnderstoodError for words and people that do not exist."""
    assert line.days is not None  # each of them is a day that exists
    if line.name in WORDS:
        what, words = WORDS[line.name]
        chosen(line.filled[1], dict.fromkeys(words, what), what)
    for word in line.filled:
        if word.startswith(("Mme ", "M. ", "la société ")):
            scenario.person(word)


def faults(line: Line, lived: Lived) -> list[str]:
    expectation = EXPECTATIONS.get(line.name)
    try:
        return [] if expectation is None else list(expectation(line, lived))
    except NoCaseError:
        return ["attendu : un dossier ; aucun n’est ouvert"]


def _leaves(line: Line, lived: Lived) -> Iterator[str]:
    wanted = _announced(line)
    if lived.sent[wanted] < lived.announced[wanted]:
        others = [_said(one) for one in sorted(lived.sent) if one[1:] == wanted[1:]]
        others = others or [_said(one) for one in sorted(lived.sent)]
        yield f"attendu : {_said(wanted)} ; parti : {', '.join(others) or 'rien'}"


def _asks(line: Line, lived: Lived) -> Iterator[str]:
    sent = (line.day(1), line.filled[0], line.filled[2])
    found = {str(letter.amount) for letter in lived.letters.get(sent, [])}
    if str(line.money(3)) not in found:
        yield f"attendu : {line.money(3)} ; trouvé : {', '.join(found) or 'rien'}"


def _nothing_else(line: Line, lived: Lived) -> Iterator[str]:
    for one in sorted(lived.sent - lived.announced):
        if one[0] <= line.day():
            yield f"une lettre de trop : {_said(one)}"


def _no_case(line: Line, lived: Lived) -> Iterator[str]:
    case = lived.evenings[line.day()]
    if case is not None:
        yield f"attendu : aucun dossier ; il y a {case.case_id}, ouvert"


def _phase(line: Line, lived: Lived) -> Iterator[str]:
    return _same(line.filled[1], _word(PHASES, lived.view(line.day()).case.phase))


def _procedure(line: Line, lived: Lived) -> Iterator[str]:
    return _same(line.filled[1], _word(WAYS, procedure_of(lived.view(line.day())).procedure))


def _arrears(line: Line, lived: Lived) -> Iterator[str]:
    return _same(line.money(1), lived.view(line.day()).arrears.total)


def _owed(line: Line, lived: Lived) -> Iterator[str]:
    return _same(line.money(1), lived.view(line.day()).outstanding)


def _last_day(line: Line, lived: Lived) -> Iterator[str]:
    return _same(line.day(1), lived.view(line.day()).last_day_to_sue)


def _no_last_day(line: Line, lived: Lived) -> Iterator[str]:
    return _same(None, lived.view(line.day()).last_day_to_sue)


def _cure(line: Line, lived: Lived) -> Iterator[str]:
    notice = lived.debtor(line).notice
    return _same(line.day(2), None if notice is None else notice.cure_ends_on)


def _no_cure(line: Line, lived: Lived) -> Iterator[str]:
    notice = lived.debtor(line).notice
    return _same(None, None if notice is None else notice.cure_ends_on)


def _accelerated(line: Line, lived: Lived) -> Iterator[str]:
    if lived.debtor(line).accelerated_on is None:
        yield f"la déchéance ne vise pas {line.filled[1]}"


def _not_accelerated(line: Line, lived: Lived) -> Iterator[str]:
    return _same(None, lived.debtor(line).accelerated_on)


def _to_do(line: Line, lived: Lived) -> Iterator[str]:
    found = _open_tasks(line.day(), lived)
    if line.filled[1] not in found:
        yield f"attendu : {line.filled[1]} ; à faire : {', '.join(found) or 'rien'}"


def _not_to_do(line: Line, lived: Lived) -> Iterator[str]:
    if line.filled[1] in _open_tasks(line.day(), lived):
        yield f"à faire : {line.filled[1]}"


def _open_tasks(day: date, lived: Lived) -> list[str]:
    kinds = {task.kind for task in lived.view(day).case.tasks if task.is_open}
    return [word for word, kind in TASKS.items() if kind in kinds]


def _alerted(line: Line, lived: Lived) -> Iterator[str]:
    silent = [day for day in _days(line) if (day, NEAR_BAR) not in lived.alerts]
    if silent:
        yield f"aucune alerte le {', le '.join(f'{day:%d/%m/%Y}' for day in silent)}"


def _warned(line: Line, lived: Lived) -> Iterator[str]:
    days = [day for day, kind in lived.alerts if ALARM_WORDS.get(line.filled[1]) == kind]
    yield from _same(line.day(), min(days, default=None))


def _silent(line: Line, lived: Lived) -> Iterator[str]:
    for day in _days(line):
        if (day, NEAR_BAR) in lived.alerts:
            yield f"une alerte le {day:%d/%m/%Y}"


def _declared(line: Line, lived: Lived) -> Iterator[str]:
    entry = lived.debtor(line).ficp
    return _same(line.day(), None if entry is None else entry.declared_on)


def _lifted(line: Line, lived: Lived) -> Iterator[str]:
    entry = lived.debtor(line).ficp
    return _same(line.day(), None if entry is None else entry.lifted_on)


def _not_declared(line: Line, lived: Lived) -> Iterator[str]:
    case = lived.view(line.day()).case
    if any(debtor.ficp is not None and not debtor.ficp.is_over for debtor in case.debtors):
        yield "quelqu’un est inscrit au FICP"


def _days(line: Line) -> Iterator[date]:
    for number in range((line.day(1) - line.day(0)).days + 1):
        yield line.day() + timedelta(days=number)


def _same(wanted: str | date | Money | None, found: str | date | Money | None) -> Iterator[str]:
    if wanted != found:
        yield f"attendu : {_shown(wanted)} ; trouvé : {_shown(found)}"


def _shown(value: str | date | Money | None) -> str:
    if value is None:
        return "rien"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _word(words: dict[str, Phase] | dict[str, JudicialProcedure], meaning: object) -> str:
    return next(word for word, known in words.items() if known is meaning)


def _announced(line: Line) -> Sent:
    return line.day(), line.filled[1], line.filled[2]


def _said(one: Sent) -> str:
    return f"{one[1]} à {one[2]} le {one[0]:%d/%m/%Y}"


EXPECTATIONS: Final[dict[str, Callable[[Line, Lived], Iterator[str]]]] = {
    "leaves": _leaves,
    "asks": _asks,
    "nothing_else": _nothing_else,
    "no_case": _no_case,
    "phase": _phase,
    "procedure": _procedure,
    "arrears": _arrears,
    "owed": _owed,
    "last_day": _last_day,
    "no_last_day": _no_last_day,
    "cure": _cure,
    "no_cure": _no_cure,
    "accelerated": _accelerated,
    "not_accelerated": _not_accelerated,
    "to_do": _to_do,
    "not_to_do": _not_to_do,
    "warned": _warned,
    "alerted": _alerted,
    "silent": _silent,
    "declared": _declared,
    "not_declared": _not_declared,
    "lifted": _lifted,
}

__all__ = ["EXPECTATIONS", "Lived", "check", "faults"]
