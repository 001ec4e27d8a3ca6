from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.enforcement.acts import BailiffReceipt
from recouvrement.domain.case.enforcement.record import Enforcement, OpenAgainst, Told
from recouvrement.domain.case.events.enforcement import (
    ActReceived,
    BailiffTold,
    EnforcementEvent,
    EnforcementOpened,
    EnforcementStopped,
    GrantRenewed,
    GrantRevoked,
    ProcedureChosen,
    Subject,
)
from recouvrement.domain.case.evolve.claim import with_receipts
from recouvrement.domain.identifiers import PartyId

if TYPE_CHECKING:
    from recouvrement.domain.case.enforcement.acts import BailiffAct
    from recouvrement.domain.case.handover.record import Handover
    from recouvrement.domain.case.state import Case


def evolve_enforcement(case: Case, event: EnforcementEvent) -> Case:
    if isinstance(event, ActReceived) and isinstance(event.act, BailiffReceipt):
        case = _credited(case, event.act)
    if isinstance(event, BailiffTold) and case.handover is not None:
        case = replace(case, handover=_restricted(case.handover, event))
    return replace(case, enforcement=_evolved(case.enforcement, event))


def _evolved(known: Enforcement, event: EnforcementEvent) -> Enforcement:
    match event:
        case ActReceived(act):
            return replace(known, acts=tuple(sorted((*known.acts, act), key=_by_day)))
        case ProcedureChosen(procedure):
            return replace(known, chosen=procedure)
        case EnforcementOpened(party_id, since, _):
            return replace(known, open_against=(*_others(known, party_id), OpenAgainst(party_id, since)))
        case EnforcementStopped(party_id, _, _):
            return replace(known, open_against=_others(known, party_id))
        case BailiffTold(key=key, on=on):
            return replace(known, told=(*known.told, Told(key, on)))
        case GrantRenewed(number=number, on=on):
            return replace(known, renewals=number, renewed_on=on)
        case GrantRevoked():
            return known
        case _:
            assert_never(event)


def _by_day(act: BailiffAct) -> tuple[str, str]:
    return act.on.isoformat(), act.reference


def _others(known: Enforcement, party_id: PartyId) -> tuple[OpenAgainst, ...]:
    return tuple(one for one in known.open_against if one.party_id != party_id)


def _restricted(file: Handover, event: BailiffTold) -> Handover:
    match event.subject:
        case Subject.STOP:
            return file.left_alone(PartyId(event.about))
        case Subject.RESUME:
            return file.resumed(PartyId(event.about))
        case Subject.PAYMENT | Subject.RELEASE:
            return file
        case _:
            assert_never(event.subject)


def _credited(case: Case, act: BailiffReceipt) -> Case:
    """The act takes the place of what the bank booked under the same reference: it counts once, gross (ADR 0069)."""
    others = tuple(receipt for receipt in case.receipts if receipt.receipt_id != act.receipt_id)
    return replace(case, receipts=with_receipts(others, (act.receipt,)))
