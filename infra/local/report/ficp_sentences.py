"""The national file of credit incidents, as a reader of the report is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.events.ficp import (
    FicpDeclarationExpired,
    FicpDeclarationPrepared,
    FicpDeclared,
    FicpEvent,
    FicpIncidentSolved,
    FicpLifted,
    FicpLiftingPrepared,
)
from recouvrement.domain.letters.french import day, euros

if TYPE_CHECKING:
    from infra.local.report.people import Cast


def ficp_sentence(event: FicpEvent, cast: Cast) -> str:
    match event:
        case FicpDeclarationPrepared(party_id, incident, amount):
            about = f"incident du {day(incident.on)}, {euros(amount)} impayés"
            return f"Déclaration de {cast.person(party_id)} au FICP préparée ({about})."
        case FicpDeclarationExpired(party_id):
            return f"Déclaration de {cast.person(party_id)} non transmise ce jour : elle sera décidée à nouveau."
        case FicpDeclared(party_id, reference, on):
            return f"{cast.person(party_id)} : déclaration au FICP transmise le {day(on)} (remise {reference})."
        case FicpLiftingPrepared(party_id):
            return f"Tout est payé : la radiation de {cast.person(party_id)} du FICP est demandée."
        case FicpLifted(party_id, reference, on):
            return f"{cast.person(party_id)} : radiation du FICP faite le {day(on)} (remise {reference})."
        case FicpIncidentSolved():
            return "L’incident annoncé est réglé avant toute déclaration au FICP."
        case _:
            assert_never(event)
