from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from recouvrement.domain.case.events.ficp import (
    FicpDeclarationExpired,
    FicpDeclarationPrepared,
    FicpDeclared,
    FicpEvent,
    FicpIncidentSolved,
    FicpLifted,
    FicpLiftingPrepared,
)
from recouvrement.domain.case.ficp.entries import FicpEntry

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import PartyId


def evolve_ficp(case: Case, event: FicpEvent) -> Case:
    match event:
        case FicpDeclarationPrepared(party_id, incident, amount, on):
            return _with_entry(case, party_id, FicpEntry(incident, amount, on))
        case FicpDeclared(party_id, reference, on):
            return _changed(case, party_id, declared_on=on, reference=reference)
        case FicpDeclarationExpired(party_id):
            return _with_entry(case, party_id, None)
        case FicpLiftingPrepared(party_id, on):
            return _solved(_changed(case, party_id, lifting_on=on), on)
        case FicpLifted(party_id, _, on):
            return _changed(case, party_id, lifted_on=on)
        case FicpIncidentSolved(on):
            return _solved(case, on)
        case _:
            assert_never(event)


def _solved(case: Case, on: date) -> Case:
    """By the payment, not by the answer of the Banque de France; two borrowers are lifted for one incident."""
    known = case.ficp_solved_on
    return case if on in known else replace(case, ficp_solved_on=(*known, on))


def _changed(case: Case, party_id: PartyId, **changes: Any) -> Case:  # noqa: ANN401 - fields of FicpEntry
    entry = case.debtor(party_id).ficp
    return case if entry is None else _with_entry(case, party_id, replace(entry, **changes))


def _with_entry(case: Case, party_id: PartyId, entry: FicpEntry | None) -> Case:
    return replace(
        case,
        debtors=tuple(
            replace(debtor, ficp=entry) if debtor.party_id == party_id else debtor for debtor in case.debtors
        ),
    )
