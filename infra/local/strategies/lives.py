"""A case that is lived by the real core, day after day, with a post and an approver that always answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands.acts import ApproveAct, Person
from recouvrement.domain.case.commands.claim import ReportPosition
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.ficp import ReportFicpDeclared
from recouvrement.domain.case.commands.files import ReportHandedOver, WaiveExhibit
from recouvrement.domain.case.commands.letters import ReportDelivery, ReportSent, ReportWritten
from recouvrement.domain.case.commands.tasks import FinishTask
from recouvrement.domain.case.decide import decide
from recouvrement.domain.case.effects import HandOverFile, ReportToFicp, SendNotice, WriteLetter
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.ficp.entries import FicpAct
from recouvrement.domain.case.handover.exhibits import missing_exhibits
from recouvrement.domain.case.letters.record import Channel, Delivery
from recouvrement.domain.case.opening import Before, opened_case
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.procedure import Situation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.strategies.contracts import Contract
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.case.effects import Effect
    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.position import Party, Receipt
    from recouvrement.domain.procedure import Procedure

DECIDER: Final = Person(PersonName("Hélène Exemple"), Level.COMMITTEE)
REQUESTER: Final = PersonName("Paul Exemple")
_POST: Final = timedelta(days=2)
_DAY: Final = timedelta(days=1)
_LOOKED_AT: Final = frozenset({TaskKind.WARN_OF_INSTITUTION, TaskKind.REVIEW_VULNERABILITY, TaskKind.CHECK_INSURANCE})


@dataclass(frozen=True, slots=True)
class Life:
    """A case on the evening of a day. `disturbance` None: the post, the approver and the debtor are as usual."""

    contract: Contract
    procedure: Procedure
    case: Case
    today: date
    parties: tuple[Party, ...]
    on_the_way: tuple[tuple[date, Command], ...] = ()
    money: tuple[Receipt, ...] = ()
    disturbance: str | None = None
    is_spent: bool = False  # its one disturbance has begun
    post_is_silent: bool = False
    is_refused: bool = False  # every act that waits for a named person

    @property
    def situation(self) -> Situation:
        yesterday = self.today - _DAY
        return Situation(self.today, yesterday, yesterday)

    @property
    def view(self) -> View:
        return View(self.case, self.procedure, self.situation)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event, with the case as it stood before and on which day."""

    event: Event
    before: Life


def opened(contract: Contract, procedure: Procedure) -> Life | None:
    """None: the strategy opens no case on it."""
    as_of = contract.opens_on
    today = as_of + _DAY
    position = contract.position(as_of, (), contract.parties)
    opening = opened_case(position, Before(), procedure, Situation(today, as_of, as_of))
    return None if opening is None else Life(contract, procedure, fold([opening]), today, contract.parties)


def told(life: Life, command: Command) -> tuple[Life, tuple[Happened, ...]]:
    """Decide, then let the functions and the post do what was decided."""
    known = life.situation
    if isinstance(command, ReportPosition):
        known = Situation(life.today, known.newest_feed, command.position.as_of - _DAY)
    decision = decide(life.case, command, life.procedure, known)
    happened = tuple(Happened(event, life) for event in decision.events)
    life = replace(life, case=decision.case)
    for _, effect in decision.effects:
        for answer in _answers(life, effect):
            life, more = told(life, answer)
            happened += more
        life = _posted(life, effect)
    return life, happened


def _answers(life: Life, effect: Effect) -> Iterator[Command]:
    match effect:
        case WriteLetter(letter_id, _):
            yield ReportWritten(letter_id, "0" * 64)
        case SendNotice(letter_id, _, _):
            yield ReportSent(letter_id, life.today, "ref")
        case HandOverFile(file_id, _, _):
            yield ReportHandedOver(file_id, "1" * 64, "2" * 64, life.today)
        case ReportToFicp(FicpAct.DECLARE, party_id, _):
            yield ReportFicpDeclared(party_id, life.today, "BDF")
        case _:
            return


def _posted(life: Life, effect: Effect) -> Life:
    if not isinstance(effect, SendNotice) or life.post_is_silent:
        return life
    letter = life.case.letter(effect.letter_id)
    if letter is None or letter.channel is Channel.EMAIL:
        return life
    on = life.today + _POST
    return replace(life, on_the_way=(*life.on_the_way, (on, ReportDelivery(letter.letter_id, Delivery.PRESENTED, on))))


def next_day(life: Life) -> tuple[Life, tuple[Happened, ...]]:
    """Live the next day on which the case looks, something falls due or something comes."""
    agenda = next_action_on(life.case, ReachDay(Slot.CONTACT_HOURS), life.procedure, life.situation)
    dates = [life.contract.next_due_on(life.today) + _DAY, *(on for on, _ in life.on_the_way)]
    if agenda is not None:
        dates.append(agenda)
    life = replace(life, today=max(life.today + _DAY, min(dates)))
    return _lived(life)


def _lived(life: Life) -> tuple[Life, tuple[Happened, ...]]:
    position = life.contract.position(life.today - _DAY, life.money, life.parties)
    life, happened = told(life, ReportPosition(position))
    arrived = [command for on, command in life.on_the_way if on <= life.today]
    life = replace(life, on_the_way=tuple(one for one in life.on_the_way if one[0] > life.today))
    for command in (*arrived, ReachDay(Slot.MORNING)):
        life, more = told(life, command)
        happened += more
    for command in tuple(_people(life)):
        life, more = told(life, command)
        happened += more
    life, more = told(life, ReachDay(Slot.CONTACT_HOURS))
    return life, happened + more


def _people(life: Life) -> Iterator[Command]:
    if any(alarm.startswith("exhibits:") for alarm in life.case.alarms):
        for code in missing_exhibits(life.case):
            yield WaiveExhibit(code, DECIDER.name, "not filed")
    for task in life.case.tasks:
        if task.is_open and task.kind in _LOOKED_AT:
            yield FinishTask(task.task_id, life.today, DECIDER.name, "done")
    for act in (Act.ACCELERATION, Act.HANDOVER):
        asked = life.case.approval(act)
        if not life.is_refused and asked is not None and asked.approved_on is None and asked.refused_on is None:
            is_near = life.view.is_barred_within(life.procedure.parameters.time_limits.service_margin_days)
            yield ApproveAct(act, DECIDER, REQUESTER, is_urgent=is_near)
