"""From a decision to what is saved: journal entries with their hashes, effects with their messages, particulars."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from recouvrement.domain.case.agenda import next_action_on
from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.claim import ReportPosition
from recouvrement.domain.case.commands.people import ChangeDebtor
from recouvrement.domain.case.effects import effect_id, effects_of
from recouvrement.domain.case.events.people import DebtorChanged
from recouvrement.domain.case.evolve import fold
from recouvrement.domain.case.journal import GENESIS, Cause, Entry, written
from recouvrement.domain.identifiers import CaseId, MessageId
from recouvrement.domain.procedure import Situation
from recouvrement.messages.effects import EffectMessage, effect_envelope
from recouvrement.usecases.ports import ContractPointer, PendingEffect, StoredParty, Transition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recouvrement.domain.case.decide import Decision
    from recouvrement.domain.case.effects import Effect
    from recouvrement.domain.case.events import Event
    from recouvrement.domain.case.events.claim import CaseOpened
    from recouvrement.domain.identifiers import EffectId
    from recouvrement.domain.position import Party, Position
    from recouvrement.domain.procedure import Procedure
    from recouvrement.usecases.ports import StoredCase


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why and when something is decided. `message_id` None: harmless to decide again, no trace of it is kept."""

    message_id: MessageId | None
    cause: MessageId
    today: date
    at: datetime
    businessday: date | None


@dataclass(frozen=True, slots=True)
class Bookkeeping:
    """What is saved beside the folded state."""

    as_of: date | None
    next_action_on: date | None
    worklist_rank: str | None
    pointer: tuple[ContractPointer, ContractPointer] | None  # as read and as it becomes, when the case closes


def opening(
    event: CaseOpened, position: Position, pointer: ContractPointer, occasion: Occasion, procedure: Procedure
) -> Transition:
    case = fold([event])
    situation = Situation(occasion.today, None, position.as_of)
    effects = tuple(
        (effect_id(case.case_id, 1, ordinal), effect) for ordinal, effect in enumerate(effects_of(case, event))
    )
    return Transition(
        before=None,
        after=case,
        as_of=position.as_of,
        entries=_entries((event,), 0, GENESIS, (occasion, procedure)),
        effects=_pending(case.case_id, effects, occasion),
        parties=tuple(StoredParty(party, 1) for party in position.parties),
        next_action_on=next_action_on(case, ReportPosition(position), procedure, situation),
        worklist_rank=None,
        message_id=occasion.message_id,
        pointer=(pointer, replace(pointer, open_case=case.case_id, cases=pointer.cases + 1, waiting=(), last=None)),
    )


def continuing(
    stored: StoredCase, decision: Decision, command: Command, told: tuple[Occasion, Procedure], kept: Bookkeeping
) -> Transition:
    occasion, _ = told
    return Transition(
        before=stored,
        after=decision.case,
        as_of=kept.as_of,
        entries=_entries(decision.events, stored.case.version, stored.head, told),
        effects=_pending(decision.case.case_id, decision.effects, occasion),
        parties=tuple(_parties(decision.events, command)),
        next_action_on=kept.next_action_on,
        worklist_rank=kept.worklist_rank,
        message_id=occasion.message_id,
        pointer=kept.pointer,
    )


def _entries(events: tuple[Event, ...], version: int, head: str, told: tuple[Occasion, Procedure]) -> tuple[Entry, ...]:
    occasion, procedure = told
    cause = Cause(occasion.cause, occasion.today, occasion.at, procedure.strategy.reference)
    entries: list[Entry] = []
    for number, event in enumerate(events, start=version + 1):
        entries.append(written(number, event, cause, entries[-1].hash if entries else head))
    return tuple(entries)


def _pending(
    case_id: CaseId, effects: Iterable[tuple[EffectId, Effect]], occasion: Occasion
) -> tuple[PendingEffect, ...]:
    return tuple(
        PendingEffect(
            effect_id=identifier,
            effect=effect,
            body=effect_envelope(
                EffectMessage(identifier, case_id, effect, occasion.at, occasion.businessday)
            ).to_json(),
            created_at=occasion.at,
        )
        for identifier, effect in effects
    )


def _parties(events: Iterable[Event], command: Command) -> Iterable[StoredParty]:
    """The particulars behind each new version, from the command that brought them."""
    told: tuple[Party, ...] = ()
    if isinstance(command, ReportPosition):
        told = command.position.parties
    elif isinstance(command, ChangeDebtor):
        told = (command.party,)
    for event in events:
        if isinstance(event, DebtorChanged):
            party = next(party for party in told if party.party_id == event.debtor.party_id)
            yield StoredParty(party, event.debtor.version)
