"""Lives a scenario and compares: what it announced against what the program did."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from support.scenario_evenings import Lived, check, faults
from support.scenario_facts import Scenario
from support.scenario_language import NotUnderstoodError
from support.scenario_life import Life
from support.scenario_sentences import read_line

if TYPE_CHECKING:
    from recouvrement.domain.case.letters.record import Letter
    from support.scenario_evenings import Sent

FIRST_NIGHT: Final = date(2025, 7, 13)


def run(name: str, text: str) -> list[str]:
    """What does not hold, a sentence each: file, line, what was expected, what happened instead."""
    scenario, found = Scenario(name), []
    for number, written in enumerate(text.splitlines(), start=1):
        if not written.strip() or written.startswith("#"):
            continue
        try:
            line = read_line(number, written.strip())
            scenario.learn(line)
            check(line, scenario)
        except NotUnderstoodError as fault:
            found.append(f"{name}, ligne {number} : {fault}")
        else:
            scenario.lines.append(line)
    return found or [f"{name}, ligne {number} : {fault}" for number, fault in _compared(scenario)]


def _compared(scenario: Scenario) -> list[tuple[int, str]]:
    if not scenario.facts.parties:
        return [(1, "aucun emprunteur n’est nommé")]
    life = Life(scenario.facts)
    lived = _lived(scenario, life)
    unmet = [(line.number, fault) for line in scenario.lines for fault in faults(line, lived)]
    return sorted(life.refused + unmet)


def _lived(scenario: Scenario, life: Life) -> Lived:
    """The case each evening, to the last day that the scenario names for something that happens or is seen."""
    today, evenings = FIRST_NIGHT, {}
    last = max((line.days[0] for line in scenario.lines if line.days), default=FIRST_NIGHT)
    last = max([last, *(line.day(1) for line in scenario.lines if line.name in ("alerted", "silent"))])
    while today <= last:
        life.day(today)
        evenings[today] = life.case
        today += timedelta(days=1)
    return Lived(scenario, evenings, _sent(scenario, life), life.alerts)


def _sent(scenario: Scenario, life: Life) -> dict[Sent, list[Letter]]:
    names, sent = {party.party_id: who for who, party in scenario.people.items()}, defaultdict(list)
    for letter in life.all_letters.values():
        if letter.is_sent and letter.sent_on is not None:
            sent[letter.sent_on, letter.code, names[letter.party_id]].append(letter)
    return sent


__all__ = ["run"]
