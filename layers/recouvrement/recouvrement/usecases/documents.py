"""Whatever a case asks to be written: a letter, or a remittance to the Banque de France."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.effects import ReportToFicp
from recouvrement.usecases.declare_ficp import remit
from recouvrement.usecases.write_letters import write_letter

if TYPE_CHECKING:
    from recouvrement.messages.effects import EffectMessage
    from recouvrement.usecases.write_letters import WritingRoom


def write_document(message: EffectMessage, room: WritingRoom) -> str:
    """Return what came of it. Raises InvalidMessage for an effect that asks for no document."""
    if isinstance(message.effect, ReportToFicp):
        return remit(message, message.effect, room)
    report = write_letter(message, room)
    told = (report.data.get("reason"), *report.data.get("left_out", ()))
    return ": ".join((report.short_type, *filter(None, told)))
