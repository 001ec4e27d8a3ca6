"""What happens to a person, and what keeps the bank from chasing (domain §10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.claim_facts import change_debtor
from recouvrement.domain.case.commands.holds import LiftHold, PlaceHold
from recouvrement.domain.case.commands.people import (
    ChangeDebtor,
    InvalidateAddress,
    NotifyOverIndebtedness,
    OpenInsolvency,
    RecordDeath,
    Stage,
)
from recouvrement.domain.case.debtors import Debtor, FreezeReason
from recouvrement.domain.case.events.people import (
    AddressInvalidated,
    DebtorDied,
    DebtorFrozen,
    DebtorUnfrozen,
    HoldLifted,
    HoldPlaced,
)
from recouvrement.domain.errors import Refusal

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import PartyId

PersonFact = ChangeDebtor | InvalidateAddress | RecordDeath | NotifyOverIndebtedness | OpenInsolvency


def answer(draft: Draft, command: PersonFact) -> None:
    match command:
        case ChangeDebtor(party):
            _debtor(draft.case, party.party_id)
            change_debtor(draft, party)
        case InvalidateAddress(party_id, on):
            if _debtor(draft.case, party_id).address_invalid_on is None:
                draft.record(AddressInvalidated(party_id, on))
                draft.alarm("address.unknown", f"address:{party_id}:{on}", f"search the address of {party_id}")
        case RecordDeath(party_id, on):
            if _debtor(draft.case, party_id).deceased_on is None:
                draft.record(DebtorDied(party_id, on))
                draft.alarm("debtor.deceased", f"death:{party_id}", f"{party_id} died: every letter to him stops")
        case NotifyOverIndebtedness():
            _over_indebtedness(draft, command)
        case OpenInsolvency(party_id, on):
            if _debtor(draft.case, party_id).frozen is None:
                draft.record(DebtorFrozen(party_id, FreezeReason.INSOLVENCY, "opened", on))
                _tell_freeze(draft, party_id)
        case _:
            assert_never(command)


def answer_hold(draft: Draft, command: PlaceHold | LiftHold) -> None:
    match command:
        case PlaceHold(hold, by):
            if all(known.hold_id != hold.hold_id for known in draft.case.holds):
                draft.record(HoldPlaced(hold, by))
        case LiftHold(hold_id, on, by):
            found = next((hold for hold in draft.case.holds if hold.hold_id == hold_id), None)
            if found is None:
                raise Refusal("unknown_hold", f"no hold {hold_id} was placed on {draft.case.case_id}")
            if found.lifted_on is None:
                draft.record(HoldLifted(hold_id, by, on))


def _over_indebtedness(draft: Draft, command: NotifyOverIndebtedness) -> None:
    debtor = _debtor(draft.case, command.party_id)
    if command.stage is Stage.ENDED:
        if debtor.frozen is FreezeReason.OVER_INDEBTEDNESS:
            draft.record(DebtorUnfrozen(command.party_id, command.stage, command.on))
            draft.alarm("freeze.ended", f"unfrozen:{command.party_id}:{command.on}", "a person decides how to resume")
        return
    draft.record(DebtorFrozen(command.party_id, FreezeReason.OVER_INDEBTEDNESS, command.stage, command.on))
    _tell_freeze(draft, command.party_id)


def _tell_freeze(draft: Draft, party_id: PartyId) -> None:
    draft.alarm("debtor.frozen", f"freeze:{party_id}", f"{party_id} is frozen: what the law orders, a person writes")


def _debtor(case: Case, party_id: PartyId) -> Debtor:
    found = case.find_debtor(party_id)
    if found is None:
        raise Refusal("unknown_debtor", f"{party_id} is no debtor of {case.case_id}")
    return found
