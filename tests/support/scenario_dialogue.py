"""What each sentence about the dialogue means: a promise, a cause, an answer; and money that nobody recognises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from recouvrement.clock import PARIS
from recouvrement.domain.case.commands.dialogue import DeclareVulnerability, LogContact, MakePromise
from recouvrement.domain.case.commands.money import AttachPayment, ReturnPayment, SearchPayment
from recouvrement.domain.case.commands.stops import PlaceHold
from recouvrement.domain.case.dialogue.record import (
    Contact,
    ContactOutcome,
    DelayCause,
    FlagKind,
    Promise,
    ProposalAnswer,
)
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.position import Receipt
from support.desk import PAUL
from support.scenario_contract import Answered
from support.scenario_language import NotUnderstoodError, chosen

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from support.scenario_facts import Scenario
    from support.scenario_language import Line

CAUSES: Final = {
    "ses revenus ont baissé": DelayCause.LOSS_OF_INCOME,
    "sa trésorerie est à court": DelayCause.CASH_SHORTAGE,
    "une dépense est tombée": DelayCause.UNEXPECTED_EXPENSE,
    "il a oublié": DelayCause.FORGOTTEN,
}


def _promised(scenario: Scenario, line: Line) -> Command:
    party_id = scenario.person(line.filled[1]).party_id
    return MakePromise(Promise(f"P-{line.number}", party_id, line.money(2), line.day(), line.day(3)), PAUL)


def _called(scenario: Scenario, line: Line) -> Command:
    at = datetime.combine(line.day(), time(10), PARIS)
    cause = chosen(line.filled[2], CAUSES, "cause inconnue")
    party_id = scenario.person(line.filled[1]).party_id
    return LogContact(Contact(f"C-{line.number}", party_id, at, ContactOutcome.REACHED, cause), PAUL, "")


def _fraud(_: Scenario, line: Line) -> Command:
    return PlaceHold(Hold(f"H-{line.day()}", HoldReason.FRAUD, line.day(), None), PAUL)


def _unrecognised(_: Scenario, line: Line) -> Command:
    receipt = Receipt(ReceiptId(f"V-{line.day()}"), line.day(), line.money(1))
    return SearchPayment(receipt, line.day())


def _recognised(scenario: Scenario, line: Line) -> Command:
    [searched] = _searched(scenario, line)
    receipt = Receipt(ReceiptId(f"V-{line.day(1)}"), line.day(1), searched.money(1))
    scenario.known.append(replace(receipt))
    return AttachPayment(receipt, PAUL)


def _sent_back(scenario: Scenario, line: Line) -> Command:
    assert _searched(scenario, line)
    return ReturnPayment(ReceiptId(f"V-{line.day(1)}"), line.day(), PAUL)


def _searched(scenario: Scenario, line: Line) -> list[Line]:
    found = [one for one in scenario.lines if one.name == "unrecognised" and one.day() == line.day(1)]
    if not found:
        raise NotUnderstoodError(f"aucun versement sans référence du {line.day(1):%d/%m/%Y} n’est écrit plus haut")
    return found[:1]


DIALOGUE: Final[dict[str, Callable[[Scenario, Line], Command | Answered]]] = {
    "promised": _promised,
    "called": _called,
    "accepts_measures": lambda *_: Answered(ProposalAnswer.ACCEPTED),
    "refuses_measures": lambda *_: Answered(ProposalAnswer.REFUSED),
    "unemployed": lambda told, line: DeclareVulnerability(
        FlagKind.UNEMPLOYMENT, told.person(line.filled[1]).party_id, line.day(), None, PAUL
    ),
    "fraud": _fraud,
    "unrecognised": _unrecognised,
    "recognised": _recognised,
    "sent_back": _sent_back,
}

__all__ = ["DIALOGUE"]
