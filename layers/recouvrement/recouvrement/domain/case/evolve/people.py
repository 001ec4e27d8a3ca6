from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from recouvrement.domain.case.events.people import (
    AccelerationSent,
    AddressInvalidated,
    CurePeriodOpened,
    DebtorAccelerated,
    DebtorChanged,
    DebtorDied,
    DebtorFrozen,
    DebtorUnfrozen,
    HoldLifted,
    HoldPlaced,
    NoticeExtinguished,
    NoticeGiven,
    PeopleEvent,
    SearchDecided,
)
from recouvrement.domain.case.evolve.stops import with_freeze, with_stops
from recouvrement.domain.case.people.debtors import Debtor, Notice
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, InsolvencyStage
from recouvrement.domain.case.stops.holds import lifted

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import PartyId


def evolve_people(case: Case, event: PeopleEvent) -> Case:
    match event:
        case DebtorChanged(debtor):
            return _with_debtor(case, debtor)
        case AddressInvalidated(party_id, on):
            return _debtor(case, party_id, address_invalid_on=on)
        case SearchDecided(party_id, decision):
            return _debtor(case, party_id, search=decision)
        case DebtorDied(party_id, on):
            return _debtor(case, party_id, deceased_on=on)
        case DebtorFrozen() | DebtorUnfrozen():
            return with_freeze(case, _freeze(event))
        case NoticeGiven(party_id, letter_id, cure_amount, cure_days, _, on):
            letter = case.letter(letter_id)
            counted = () if letter is None else letter.counted
            return _debtor(case, party_id, notice=Notice(letter_id, cure_amount, cure_days, counted, on))
        case AccelerationSent(party_id, letter_id, on):
            return _debtor(case, party_id, acceleration_sent_on=on, acceleration_letter=letter_id)
        case CurePeriodOpened(party_id, _, presented_on, ends_on):
            return _with_cure_period(case, party_id, presented_on, ends_on)
        case NoticeExtinguished(_):
            return _without_notice(case)
        case DebtorAccelerated(party_id, _, on):
            return _debtor(case, party_id, accelerated_on=on)
        case HoldPlaced(hold, _):
            return with_stops(case, holds=(*case.stops.holds, hold))
        case HoldLifted(hold_id, _, on, said_on):
            return with_stops(case, changes=(*case.stops.changes, lifted(hold_id, on, said_on or on)))
        case _:
            assert_never(event)


def _with_debtor(case: Case, debtor: Debtor) -> Case:
    if all(known.party_id != debtor.party_id for known in case.debtors):
        return replace(case, debtors=(*case.debtors, debtor))
    return replace(
        case, debtors=tuple(debtor if known.party_id == debtor.party_id else known for known in case.debtors)
    )


def _debtor(case: Case, party_id: PartyId, **changes: Any) -> Case:  # noqa: ANN401 - fields of Debtor
    return _with_debtor(case, replace(case.debtor(party_id), **changes))


def _with_cure_period(case: Case, party_id: PartyId, presented_on: date, ends_on: date) -> Case:
    notice = case.debtor(party_id).notice
    if notice is None:
        return case
    return _debtor(case, party_id, notice=replace(notice, presented_on=presented_on, cure_ends_on=ends_on))


def _without_notice(case: Case) -> Case:
    """What fell due since follows the cadence again: the formal notice is to be given anew (domain §7)."""
    void = {debtor.notice.letter_id for debtor in case.debtors if debtor.notice is not None}
    steps = {letter.step for letter in case.letters if letter.letter_id in void}
    return replace(
        case,
        debtors=tuple(replace(debtor, notice=None) for debtor in case.debtors),
        letters=tuple(replace(letter, is_void=True) if letter.letter_id in void else letter for letter in case.letters),
        done=tuple(done for done in case.done if done.step not in steps),
    )


def _freeze(event: DebtorFrozen | DebtorUnfrozen) -> Freeze:
    match event:
        case DebtorFrozen():
            return Freeze(
                party_id=event.party_id,
                reason=event.reason,
                stage=event.stage,
                on=event.on,
                schedule=event.schedule,
                starts_on=event.starts_on,
                published_on=event.published_on,
                loan_months=event.loan_months,
                is_abroad=event.is_abroad,
            )
        case DebtorUnfrozen(party_id, stage, on):
            is_insolvency = stage == InsolvencyStage.ENDED
            reason = FreezeReason.INSOLVENCY if is_insolvency else FreezeReason.OVER_INDEBTEDNESS
            return Freeze(party_id, reason, stage, on)
