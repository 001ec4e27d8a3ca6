"""Steps, decisions of named people, the judiciary file."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from infra.local.report.alarm_words import ALARMS
from infra.local.report.words import ACTS, LEVELS, step_name
from recouvrement.clock import PARIS
from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.events.procedure import (
    ActApproved,
    ActRefused,
    AlarmRaised,
    ApprovalAsked,
    CommandRefused,
    ExhibitFiled,
    ExhibitWaived,
    FileHandedOver,
    ForbearanceProposed,
    HandoverExpired,
    HandoverRecalled,
    HandoverReleased,
    HandoverWithdrawn,
    LinkUsed,
    ProcedureEvent,
    StepCompleted,
    StepsUndone,
    StepWaived,
)
from recouvrement.domain.judiciary.pieces import exhibit_title
from recouvrement.domain.letters.french import day, euros, listing

if TYPE_CHECKING:
    from infra.local.report.people import Cast
    from recouvrement.domain.case.handover.record import Exhibit


def procedure_sentence(event: ProcedureEvent, cast: Cast) -> str:
    match event:
        case StepCompleted(step, on):
            return f"Étape faite : {step_name(step)}, le {day(on)}."
        case StepWaived(step, _, by, reason):
            return f"{by} renonce à l’étape « {step_name(step)} » : {reason}"
        case StepsUndone(steps):
            return f"À reprendre : {listing([step_name(step) for step in steps])}."
        case ForbearanceProposed(letter_id):
            return f"Mesures proposées à {cast.person(cast.letter(letter_id).party_id)} (C. conso. L312-35-1)."
        case ExhibitFiled(exhibit):
            return f"Pièce {_exhibit(exhibit, cast)} : versée au dossier."
        case ExhibitWaived(exhibit):
            return f"Pièce {_exhibit(exhibit, cast)} : {exhibit.waived_by} y renonce ({exhibit.reason})."
        case ApprovalAsked():
            wanted = f"Décision attendue : {ACTS[event.act]}, pour {cast.people(event.parties)}"
            asked = "" if event.by is None else f" {event.by} la demande : {event.reason}"
            return f"{wanted} (créance de {euros(event.amount)}).{asked}"
        case ActApproved():
            decided = f"{event.by} ({LEVELS[event.level]}) décide : {ACTS[event.act]}"
            return f"{decided}, pour {cast.people(event.parties)} (créance de {euros(event.amount)})."
        case ActRefused(act, _, by, reason):
            return f"{by} refuse : {ACTS[act]}. {reason}"
        case HandoverReleased(_, bailiff, parties):
            return f"Le dossier judiciaire de {cast.people(parties)} peut partir, étude {bailiff}."
        case HandoverWithdrawn(_, reason):
            return f"Le dossier judiciaire est retenu ({reason})."
        case HandoverExpired():
            return "La journée est passée : le dossier judiciaire n’est pas parti."
        case FileHandedOver():
            return "Le dossier judiciaire est remis au commissaire de justice."
        case HandoverRecalled(_, reason):
            return f"Le dossier est rappelé, l’accès du commissaire de justice est fermé ({reason})."
        case LinkUsed(_, at, address):
            local = at.astimezone(PARIS)
            return f"Le commissaire de justice ouvre le dossier à {local:%H} h {local:%M}, depuis {address}."
        case AlarmRaised():
            return f"Alerte : {_alarm(event)}."
        case CommandRefused(command, code, told):
            return f"Demande refusée : {command}, {code} ({told})."
        case _:
            assert_never(event)


def _exhibit(exhibit: Exhibit, cast: Cast) -> str:
    return f"{exhibit.code} ({exhibit_title(exhibit.code, cast.case.terms.product)})"


def _alarm(alarm: AlarmRaised) -> str:
    name = ALARMS[alarm.kind]
    return f"{name} ({alarm.key.partition(':')[2]})" if alarm.kind is CaseAlarm.EXHIBITS_MISSING else name
