"""Lives a scenario and compares: what it announced against what the program did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.claim import arrears
from recouvrement.domain.case.commands.claim import RecordPayment, ReversePayment
from recouvrement.domain.case.commands.people import NotifyStage, RecordDeath
from recouvrement.domain.case.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.state import Case, Phase
from support.contracts import LEA, NOE, ZOE, receipt
from support.desk import procedure
from support.scenario_life import Facts, Life
from support.scenario_sentences import Line, NotUnderstoodError, days_of, read_day, read_line

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.position import Party

ROLES: Final = {"borrower": LEA, "co_borrower": NOE, "guarantor": ZOE}
STAGES: Final = {"filed": Stage.FILED, "admitted": Stage.ADMISSIBLE}
PHASES: Final = {
    "amiable": Phase.AMICABLE,
    "plan": Phase.PLAN,
    "mise en demeure": Phase.FORMAL_NOTICE,
    "déchéance": Phase.ACCELERATED,
    "contentieux": Phase.LITIGATION,
    "exécution": Phase.ENFORCEMENT,
    "clos": Phase.CLOSED,
}
FIRST_NIGHT: Final = date(2025, 7, 13)
Sent = tuple[date, str, str]


@dataclass
class Scenario:
    name: str
    lines: list[Line]
    facts: Facts = field(default_factory=Facts)
    people: dict[str, Party] = field(default_factory=dict)


def run(name: str, text: str) -> list[str]:
    """What does not hold, a sentence each: file, line, what was expected, what happened instead."""
    scenario, faults = Scenario(name, []), []
    for number, written in enumerate(text.splitlines(), start=1):
        if not written.strip() or written.startswith("#"):
            continue
        try:
            line = read_line(number, written.strip())
            _learn(scenario, line)
        except NotUnderstoodError as fault:
            faults.append(f"{name}, ligne {number} : {fault}")
        else:
            scenario.lines.append(line)
    return faults or [f"{name}, ligne {line.number} : {fault}" for line, fault in _compare(scenario)]


def _learn(scenario: Scenario, line: Line) -> None:
    days, facts = days_of(line), scenario.facts
    match line.name, line.filled:
        case "loan", (cure_days,):
            facts.clause_cure_days = int(cure_days)
        case ("borrower" | "co_borrower" | "guarantor") as role, (who,):
            scenario.people[who] = _called(ROLES[role], who)
            facts.parties += (scenario.people[who],)
        case "post", (count,):
            facts.post_days = int(count)
        case "no_proof", (who,):
            facts.unreported.add(_person(scenario, who).party_id)
        case "no_approval", _:
            facts.approves = False
        case "unswept", _:
            facts.unswept.append((days[0], days[1]))
        case (("paid" | "learnt" | "reversed" | "death" | "filed" | "admitted"), _):
            facts.told.append((days[0], _told(scenario, line)))
        case "phase", (_, word) if word not in PHASES:
            raise NotUnderstoodError(f"phase inconnue : « {word} » ; il y a {', '.join(PHASES)}")
        case "leaves", (_, _, who):
            _person(scenario, who)
        case _:
            return


def _told(scenario: Scenario, line: Line) -> Command:
    days = days_of(line)
    match line.name, line.filled:
        case "paid", (_, who, amount):
            _person(scenario, who)
            money = receipt(days[0], _amount(amount), f"T-{days[0]}")
            scenario.facts.receipts += (money,)
            return RecordPayment(money)
        case "learnt", (_, who, amount, _):
            _person(scenario, who)
            money = receipt(days[1], _amount(amount), f"T-{days[1]}")
            return RecordPayment(money)
        case "reversed", _:
            known = [one for one in scenario.facts.receipts if one.received_on == days[1]]
            if not known:
                raise NotUnderstoodError(f"aucun paiement du {days[1]:%d/%m/%Y} n’est écrit plus haut")
            return ReversePayment(known[0].receipt_id, days[0])
        case "death", (_, who):
            return RecordDeath(_person(scenario, who).party_id, days[0])
        case stage, (_, who):
            party = _person(scenario, who)
            return NotifyStage(Freeze(party.party_id, FreezeReason.OVER_INDEBTEDNESS, STAGES[stage], days[0]))
    raise AssertionError(line)


def _called(party: Party, who: str) -> Party:
    civility, first, *last = who.split(" ")
    return replace(party, civility=civility, first_name=first, last_name=" ".join(last))


def _person(scenario: Scenario, who: str) -> Party:
    if who not in scenario.people:
        raise NotUnderstoodError(f"personne inconnue : « {who} » ; il y a {', '.join(scenario.people) or 'personne'}")
    return scenario.people[who]


def _amount(written: str) -> str:
    return str(Decimal(written.replace(" ", "").replace(",", ".")).quantize(Decimal("0.01")))


def _compare(scenario: Scenario) -> list[tuple[Line, str]]:
    if not scenario.facts.parties:
        return [(scenario.lines[0], "aucun emprunteur n’est nommé")] if scenario.lines else []
    evenings = _lived(scenario)
    final = evenings[max(evenings)]
    names = {party.party_id: who for who, party in scenario.people.items()}
    sent = Counter(
        (letter.sent_on, letter.code, names[letter.party_id])
        for letter in (final.letters if final else ())
        if letter.is_sent and letter.sent_on is not None
    )
    announced = Counter(_announced(line) for line in scenario.lines if line.name == "leaves")
    return [(line, fault) for line in scenario.lines for fault in _faults(line, evenings, sent, announced)]


def _lived(scenario: Scenario) -> dict[date, Case | None]:
    """The case each evening, to the last day that the scenario names."""
    life, today, evenings = Life(scenario.facts), FIRST_NIGHT, {}
    last = max((day for line in scenario.lines for day in days_of(line)), default=FIRST_NIGHT)
    while today <= last:
        life.day(today)
        evenings[today] = life.case
        today += timedelta(days=1)
    return evenings


def _announced(line: Line) -> Sent:
    day, code, who = line.filled
    return read_day(day), code, who


def _faults(line: Line, evenings: dict[date, Case | None], sent: Counter[Sent], announced: Counter[Sent]) -> list[str]:
    match line.name:
        case "leaves":
            wanted = _announced(line)
            return [] if sent[wanted] >= announced[wanted] else [_not_sent(wanted, sent)]
        case "nothing_else":
            until = days_of(line)[0]
            return [f"une lettre de trop : {_said(one)}" for one in sorted(sent - announced) if one[0] <= until]
        case "arrears" | "phase" | "no_case":
            return _evening_faults(line, evenings[days_of(line)[0]])
        case _:
            return []


def _not_sent(wanted: Sent, sent: Counter[Sent]) -> str:
    others = [_said(one) for one in sorted(sent) if one[1:] == wanted[1:]] or [_said(one) for one in sorted(sent)]
    return f"attendu : {_said(wanted)} ; parti : {', '.join(others) or 'rien'}"


def _said(one: Sent) -> str:
    return f"{one[1]} à {one[2]} le {one[0]:%d/%m/%Y}"


def _evening_faults(line: Line, case: Case | None) -> list[str]:
    if line.name == "no_case":
        return [] if case is None else [f"attendu : aucun dossier ; il y a {case.case_id}, ouvert"]
    if case is None:
        return ["attendu : un dossier ; aucun n’est ouvert"]
    if line.name == "phase":
        wanted = line.filled[1]
        found = next(word for word, phase in PHASES.items() if phase is case.phase)
    else:
        wanted = _amount(line.filled[1])
        found = str(arrears(case, procedure().parameters).total)
    return [] if wanted == found else [f"attendu : {wanted} ; trouvé : {found}"]


__all__ = ["run"]
