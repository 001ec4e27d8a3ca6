"""A declaration to the FICP, or its lifting: one remittance each, on the day it was decided or not at all."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.ficp.entries import FicpAct
from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.reports import Occasion, ficp_expired
from recouvrement.usecases.ports import remittance_key

if TYPE_CHECKING:
    from recouvrement.domain.case.effects import ReportToFicp
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.position import Party
    from recouvrement.messages.effects import EffectMessage
    from recouvrement.usecases.write_letters import WritingRoom

FUNCTION: Final = "write_letters"
COLUMNS: Final = (
    "act",
    "reference",
    "contract",
    "party",
    "product",
    "last_name",
    "first_name",
    "born_on",
    "birth_place",
    "ground",
    "incident_on",
    "amount",
)


def remit(message: EffectMessage, effect: ReportToFicp, room: WritingRoom) -> str:
    """Return `remitted` or `expired`. Raises InvalidMessage when the file would not say who it is about.

    Done again, it finds the remittance that is there. A declaration that was paid since, or that comes back on a later
    day, is not remitted: the case hears of it and decides again. A lifting is never too late.
    """
    stored = room.store.case(message.case_id)
    if stored is None:
        raise InvalidMessage(f"there is no case {message.case_id}")
    key = remittance_key(message.effect_id)
    if not room.evidence.has(key):
        if effect.act is FicpAct.DECLARE and not _is_still_wanted(stored.case, effect, message, room):
            room.inbox.send([ficp_expired(_occasion(message, room), effect.party_id)])
            return "expired"
        room.evidence.store(key, _remittance(stored.case, effect, message, room))
    return "remitted"


def _is_still_wanted(case: Case, effect: ReportToFicp, message: EffectMessage, room: WritingRoom) -> bool:
    entry = case.debtor(effect.party_id).ficp
    today = room.clock.today(message.businessday)
    return case.is_open and entry is not None and entry.prepared_on == today


def _remittance(case: Case, effect: ReportToFicp, message: EffectMessage, room: WritingRoom) -> bytes:
    debtor = case.debtor(effect.party_id)
    party = room.store.party(case.case_id, debtor.party_id, debtor.version)
    if party is None or debtor.ficp is None:
        raise InvalidMessage(f"the particulars or the incident of {debtor.party_id} are missing")
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";")
    rows.writerow(COLUMNS)
    about = (effect.act, message.effect_id, case.contract_id, debtor.party_id, case.terms.product)
    incident = (debtor.ficp.incident.ground, debtor.ficp.incident.on.isoformat(), str(debtor.ficp.amount))
    rows.writerow((*about, *_identity(party), *incident))
    return written.getvalue().encode()


def _identity(party: Party) -> tuple[str, str, str, str]:
    if party.born_on is None or not party.birth_place or not party.first_name:
        raise InvalidMessage(f"the FICP asks for the name, date and place of birth of {party.party_id}")
    return party.last_name, party.first_name, party.born_on.isoformat(), party.birth_place


def _occasion(message: EffectMessage, room: WritingRoom) -> Occasion:
    return Occasion(
        function=FUNCTION,
        cause_id=message.effect_id,
        case_id=message.case_id,
        at=room.clock.now(message.businessday, message.time),
        businessday=message.businessday,
    )
