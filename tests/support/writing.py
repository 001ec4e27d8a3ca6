"""A story's journal and people as they would be stored, and the effect that asks for a letter of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from recouvrement.domain.case.effects import WriteLetter, effect_id
from recouvrement.domain.case.events.letters import LetterRequested
from recouvrement.domain.case.journal import GENESIS, Cause, Entry, written
from recouvrement.domain.identifiers import MessageId
from recouvrement.messages.effects import EffectMessage

if TYPE_CHECKING:
    from support.desk import Desk


def journal(desk: Desk) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    head = GENESIS
    for number, (on, event) in enumerate(desk.journal, start=1):
        at = datetime(on.year, on.month, on.day, 6, tzinfo=UTC)
        entry = written(number, event, Cause(MessageId("m"), on, at, desk.procedure.strategy.reference), head)
        entries.append(entry)
        head = entry.hash
    return tuple(entries)


def request_of(desk: Desk, code: str, party_id: str = "P-1") -> EffectMessage:
    """The effect that asked for the first letter of that code."""
    for number, (on, event) in enumerate(desk.journal, start=1):
        if isinstance(event, LetterRequested) and (event.code, event.party_id) == (code, party_id):
            time = datetime(on.year, on.month, on.day, 6, tzinfo=UTC)
            asked = WriteLetter(event.letter_id, number)
            return EffectMessage(effect_id(desk.case.case_id, number), desk.case.case_id, asked, time, on)
    raise AssertionError(f"no {code} was asked for")
