"""What happens to a person (domain §10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.answers.claim import change_debtor
from recouvrement.domain.case.commands.people import (
    ChangeDebtor,
    DecideSearch,
    InvalidateAddress,
    NotifyStage,
    PeopleCommand,
    RecordDeath,
    ReviewFreeze,
)
from recouvrement.domain.case.events.people import AddressInvalidated, DebtorDied, DebtorFrozen, DebtorUnfrozen
from recouvrement.domain.case.events.stops import FreezeReviewed
from recouvrement.domain.case.letters.returned_mail import decide_search, return_letters
from recouvrement.domain.case.stops.freezes import Freeze, Review, standing
from recouvrement.domain.errors import Refusal

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import PartyId, PersonName


def answer(draft: Draft, command: PeopleCommand) -> None:
    match command:
        case ChangeDebtor(party):
            _debtor(draft.case, party.party_id)
            change_debtor(draft, party)
        case InvalidateAddress(party_id, on):
            if _debtor(draft.case, party_id).address_invalid_on is None:
                draft.record(AddressInvalidated(party_id, on))
                return_letters(draft, party_id, on)
                draft.alarm(CaseAlarm.ADDRESS_UNKNOWN, f"address:{party_id}:{on}", f"search the address of {party_id}")
        case DecideSearch(party_id):
            decide_search(draft, _debtor(draft.case, party_id), command)
        case RecordDeath(party_id, on):
            if _debtor(draft.case, party_id).deceased_on is None:
                draft.record(DebtorDied(party_id, on))
                draft.alarm(
                    CaseAlarm.DEBTOR_DECEASED, f"death:{party_id}", f"{party_id} died: every letter to him stops"
                )
        case NotifyStage(freeze):
            _debtor(draft.case, freeze.party_id)
            if freeze.as_kept not in draft.case.stops.freezes:
                _stage(draft, freeze)
        case ReviewFreeze(party_id, on, by):
            _review(draft, Review(party_id, on), by)
        case _:
            assert_never(command)


def _stage(draft: Draft, freeze: Freeze) -> None:
    if freeze.is_end:
        draft.record(DebtorUnfrozen(freeze.party_id, freeze.stage, freeze.on))
        draft.alarm(CaseAlarm.FREEZE_ENDED, f"unfrozen:{freeze.party_id}:{freeze.on}", "a person decides how to resume")
        return
    draft.record(
        DebtorFrozen(
            party_id=freeze.party_id,
            reason=freeze.reason,
            stage=freeze.stage,
            on=freeze.on,
            schedule=freeze.schedule,
            starts_on=freeze.starts_on,
            published_on=freeze.published_on,
            loan_months=freeze.loan_months,
            is_abroad=freeze.is_abroad,
        )
    )
    sentence = f"{freeze.party_id} is frozen: he is told what the law orders, and asked for nothing"
    draft.alarm(CaseAlarm.DEBTOR_FROZEN, f"freeze:{freeze.party_id}", sentence)


def _review(draft: Draft, review: Review, by: PersonName) -> None:
    """Only a procedure that has ended leaves something to look at."""
    _debtor(draft.case, review.party_id)
    course = standing(draft.case.stops.freezes, draft.case.stops.reviews, review.party_id)
    if course is None or course.ended_on is None:
        raise Refusal("not_ended", f"no procedure of {review.party_id} has ended and waits for a person")
    draft.record(FreezeReviewed(review.party_id, review.on, by))


def check_debtor(case: Case, party_id: PartyId | None) -> None:
    """Raise a Refusal for somebody who is no debtor; None is everybody."""
    if party_id is not None:
        _debtor(case, party_id)


def _debtor(case: Case, party_id: PartyId) -> Debtor:
    found = case.find_debtor(party_id)
    if found is None:
        raise Refusal("unknown_debtor", f"{party_id} is no debtor of {case.case_id}")
    return found
