"""What each sentence that tells a fact means: a circumstance of the scenario, or a command on its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands.acts import ApproveAct
from recouvrement.domain.case.commands.claim import RecordPayment, ReversePayment
from recouvrement.domain.case.commands.endings import DecideTimeBar
from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments
from recouvrement.domain.case.commands.people import ChangeDebtor, NotifyStage, RecordDeath
from recouvrement.domain.case.commands.plans import AgreePlan
from recouvrement.domain.case.commands.stops import LiftHold, PlaceHold, RaiseDispute, ResolveDispute
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.disputes import Dispute, Grievance, Outcome, Resolution
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.time_bar.decisions import BarOutcome
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.position import DebtorRole, Receipt
from support.contracts import LEA, NOE, ZOE, loan_terms
from support.desk import ANNE, PAUL
from support.plans import conditions, signature
from support.products import BAKERY, BILL, INSTITUTION, MORTGAGE, PROFESSIONAL
from support.scenario_bailiff import ACTS
from support.scenario_contract import Answered, Done, Facts, Proof, Told
from support.scenario_dialogue import DIALOGUE
from support.scenario_language import NotUnderstoodError, chosen

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.position import Party
    from support.scenario_language import Line

CONTRACTS: Final = {"à la consommation": loan_terms(), "immobilier": MORTGAGE, "professionnel": PROFESSIONAL}
ROLES: Final = {"borrower": LEA, "co_borrower": NOE, "guarantor": ZOE, "institution": INSTITUTION}
TASKS: Final = {
    "interroger La Poste": TaskKind.ASK_POST,
    "faire signifier la lettre": TaskKind.SERVE_LETTER,
    "rechercher l’adresse": TaskKind.FIND_ADDRESS,
    "vérifier l’assurance": TaskKind.CHECK_INSURANCE,
    "examiner la situation": TaskKind.REVIEW_VULNERABILITY,
    "répondre à la contestation": TaskKind.ANSWER_DISPUTE,
    "appeler": TaskKind.CALL,
    "rechercher le versement": TaskKind.SEARCH_PAYMENT,
    "rattacher ou renvoyer le versement": TaskKind.PLACE_PAYMENT,
    "établir l’accord": TaskKind.WRITE_AGREEMENT,
    "décider avant la forclusion": TaskKind.DECIDE_TIME_BAR,
    "prévenir avant l’appel de l’organisme": TaskKind.WARN_OF_INSTITUTION,
}


@dataclass
class Scenario:
    name: str
    lines: list[Line] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    people: dict[str, Party] = field(default_factory=dict)
    known: list[Receipt] = field(default_factory=list)  # paid, whether the feed shows it or not

    def person(self, who: str) -> Party:
        return chosen(who, self.people, "personne inconnue")

    def learn(self, line: Line) -> None:
        """Raises NotUnderstoodError for a line that says something impossible."""
        if line.name in CIRCUMSTANCES:
            CIRCUMSTANCES[line.name](self, line)
        elif line.name in COMMANDS:
            self.facts.told.append(Told(line.number, line.day(), COMMANDS[line.name](self, line)))


def _contract(scenario: Scenario, line: Line) -> None:
    terms = CONTRACTS[line.filled[0]]
    scenario.facts.terms = replace(terms, clause_cure_days=line.count(1))


def _bill(scenario: Scenario, _line: Line) -> None:
    scenario.facts.terms = BILL


def _balance(scenario: Scenario, line: Line) -> None:
    scenario.facts.balances[line.day()] = line.money(1)


def _named(scenario: Scenario, line: Line) -> None:
    [who] = line.filled
    party = ROLES[line.name]
    if who.startswith("la société "):
        company = INSTITUTION if party is INSTITUTION else BAKERY
        scenario.people[who] = replace(company, last_name=who.removeprefix("la société "))
    else:
        civility, first, *last = who.split(" ")
        scenario.people[who] = replace(party, civility=civility, first_name=first, last_name=" ".join(last))
    scenario.facts.parties += (scenario.people[who],)


def _post(scenario: Scenario, line: Line) -> None:
    scenario.facts.post_days = line.count(0)


def _no_proof(scenario: Scenario, line: Line) -> None:
    scenario.facts.unreported.add(scenario.person(line.filled[0]).party_id)


def _unclaimed(scenario: Scenario, line: Line) -> None:
    scenario.facts.unclaimed.add((line.filled[0], scenario.person(line.filled[1]).party_id))


def _unswept(scenario: Scenario, line: Line) -> None:
    scenario.facts.unswept.append((line.day(0), line.day(1)))


def _no_approval(scenario: Scenario, _: Line) -> None:
    scenario.facts.approves = False


CIRCUMSTANCES: Final[dict[str, Callable[[Scenario, Line], None]]] = {
    "loan": _contract,
    "bill": _bill,
    "overdrawn": _balance,
    **dict.fromkeys(ROLES, _named),
    "post": _post,
    "no_proof": _no_proof,
    "unclaimed": _unclaimed,
    "unswept": _unswept,
    "no_approval": _no_approval,
}


def _money(scenario: Scenario, line: Line, on: date) -> Receipt:
    payer = scenario.person(line.filled[1])
    is_institution = payer.role is DebtorRole.GUARANTOR_INSTITUTION
    return Receipt(ReceiptId(f"T-{line.number}"), on, line.money(2), payer.party_id if is_institution else None)


def _paid(scenario: Scenario, line: Line) -> Command:
    receipt = _money(scenario, line, line.day())
    scenario.facts.receipts += (receipt,)
    scenario.known.append(receipt)
    return RecordPayment(receipt)


def _learnt(scenario: Scenario, line: Line) -> Command:
    scenario.known.append(_money(scenario, line, line.day(3)))
    return RecordPayment(scenario.known[-1])


def _reversed(scenario: Scenario, line: Line) -> Command:
    known = [one for one in scenario.known if one.received_on == line.day(1)]
    if not known:
        raise NotUnderstoodError(f"aucun paiement du {line.day(1):%d/%m/%Y} n’est écrit plus haut")
    return ReversePayment(known[0].receipt_id, line.day())


def _freeze(stage: Stage) -> Callable[[Scenario, Line], Command]:
    def told(scenario: Scenario, line: Line) -> Command:
        party = scenario.person(line.filled[1])
        return NotifyStage(Freeze(party.party_id, FreezeReason.OVER_INDEBTEDNESS, stage, line.day()))

    return told


def _returned(scenario: Scenario, line: Line) -> Proof:
    code, party = line.filled[1], scenario.person(line.filled[2])
    scenario.facts.returned[code, party.party_id] = line.day()
    return Proof(code, party.party_id, Delivery.UNKNOWN_ADDRESS)


def _found(scenario: Scenario, line: Line) -> Command:
    party = scenario.person(line.filled[1])
    assert party.address is not None
    party = replace(party, address=replace(party.address, line1="18 avenue du Port"))
    scenario.facts.moved.append((line.day(), party))
    return ChangeDebtor(party)


def _disputed(scenario: Scenario, line: Line) -> Command:
    due_on, party = line.day(2), scenario.person(line.filled[1])
    number = (due_on.year - 2025) * 12 + due_on.month - 6
    return RaiseDispute(Dispute("D-1", line.day(), Grievance.AMOUNT, party.party_id, (number,)), PAUL)


def _rejected(_: Scenario, line: Line) -> Command:
    facts = "La mensualité contestée figure au tableau d’amortissement."
    return ResolveDispute(Resolution("D-1", line.day(), Outcome.REJECTED, facts), ANNE.name)


def _suspended(_: Scenario, line: Line) -> Command:
    return PlaceHold(Hold(f"H-{line.day(1)}", HoldReason.OTHER, line.day(1), line.day(2)), PAUL)


def _resumed(_: Scenario, line: Line) -> Command:
    return LiftHold(f"H-{line.day(2)}", line.day(1), line.day(0), PAUL)


def _plan(scenario: Scenario, line: Line) -> Command:
    agreed = conditions(str(line.money(3)), line.count(2), line.day(4))
    signed = signature(scenario.person(line.filled[1]).party_id, line.day())
    return AgreePlan(f"PLAN-{line.number}", agreed, line.day(), ANNE, PAUL, (signed,))


def _bar_decided(_: Scenario, line: Line) -> Command:
    return DecideTimeBar(BarOutcome.SUE, line.day(1), ANNE, PAUL, "assignation prête")


COMMANDS: Final[dict[str, Callable[[Scenario, Line], Command | Done | Proof | Answered]]] = {
    "paid": _paid,
    "learnt": _learnt,
    "reversed": _reversed,
    "death": lambda told, line: RecordDeath(told.person(line.filled[1]).party_id, line.day()),
    "filed": _freeze(Stage.FILED),
    "admitted": _freeze(Stage.ADMISSIBLE),
    "returned": _returned,
    "served_letter": lambda told, line: Proof(line.filled[1], told.person(line.filled[2]).party_id, Delivery.SERVED),
    "found": _found,
    "disputed": _disputed,
    "rejected": _rejected,
    "hands_over": lambda told, line: ApproveAct(Act.HANDOVER, ANNE, PAUL, (told.person(line.filled[1]).party_id,)),
    "accelerates": lambda told, line: ApproveAct(Act.ACCELERATION, ANNE, PAUL, (told.person(line.filled[1]).party_id,)),
    "suspended": _suspended,
    "resumed": _resumed,
    "plan": _plan,
    "twelve_accepted": lambda _, line: AnswerTwelveInstalments(OfferAnswer.ACCEPTED, line.day()),
    "twelve_refused": lambda _, line: AnswerTwelveInstalments(OfferAnswer.REFUSED, line.day()),
    "bar_decided": _bar_decided,
    "done": lambda _, line: Done(chosen(line.filled[1], TASKS, "tâche inconnue")),
    **DIALOGUE,
    **ACTS,
}

__all__ = ["TASKS", "Scenario"]
