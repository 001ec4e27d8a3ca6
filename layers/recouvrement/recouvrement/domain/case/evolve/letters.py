from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from recouvrement.domain.case.events.letters import (
    LetterCrossed,
    LetterDelivered,
    LetterEvent,
    LetterExpired,
    LetterReleased,
    LetterRequested,
    LetterSent,
    LetterWithdrawn,
    SendFailed,
    SendInDoubt,
)
from recouvrement.domain.case.letters.record import Channel, Delivery, Letter, LetterState

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import LetterId


def evolve_letters(case: Case, event: LetterEvent) -> Case:
    match event:
        case LetterRequested():
            return replace(case, letters=(*case.letters, _requested(case, event)))
        case LetterReleased(letter_id, on, sha256):
            return _letter(case, letter_id, state=LetterState.RELEASED, released_on=on, sha256=sha256)
        case LetterWithdrawn(letter_id, _, _):
            return _letter(case, letter_id, state=_withdrawn(case, letter_id))
        case LetterExpired(letter_id):
            return _letter(case, letter_id, state=LetterState.WITHDRAWN)
        case LetterSent(letter_id, on, _):
            return _letter(case, letter_id, state=LetterState.SENT, sent_on=on)
        case SendFailed(letter_id, _):
            return _letter(case, letter_id, state=LetterState.FAILED)
        case SendInDoubt(letter_id, _):
            return _letter(case, letter_id, state=LetterState.UNKNOWN)
        case LetterDelivered():
            return _delivered(case, event)
        case LetterCrossed(letter_id, _, is_void):
            crossed = replace(case, crossed=(*case.crossed, letter_id))
            return _letter(crossed, letter_id, is_void=True) if is_void else crossed
        case _:
            assert_never(event)


def _requested(case: Case, event: LetterRequested) -> Letter:
    is_registered = event.channel is Channel.REGISTERED
    return Letter(
        letter_id=event.letter_id,
        code=event.code,
        step=event.step,
        party_id=event.party_id,
        party_version=event.party_version,
        channel=event.channel,
        amount=event.amount,
        received=event.received,
        requested_on=event.on,
        counted=tuple(one.receipt_id for one in case.receipts) if is_registered else (),
    )


def _letter(case: Case, letter_id: LetterId, **changes: Any) -> Case:  # noqa: ANN401 - fields of Letter
    return replace(
        case,
        letters=tuple(
            replace(letter, **changes) if letter.letter_id == letter_id else letter for letter in case.letters
        ),
    )


def _delivered(case: Case, event: LetterDelivered) -> Case:
    letter = case.letter(event.letter_id)
    if event.delivery is not Delivery.UNKNOWN_ADDRESS:
        is_void = letter is not None and letter.is_void and not letter.came_back
        told = {"delivery": event.delivery, "presented_on": event.on, "is_presumed": False, "is_void": is_void}
        return _letter(case, event.letter_id, **told)
    debtors = tuple(_without(debtor, letter) for debtor in case.debtors)
    lost = {"delivery": event.delivery, "is_presumed": event.is_presumed, "is_void": True}
    return _letter(replace(case, debtors=debtors), event.letter_id, **lost)


def _without(debtor: Debtor, letter: Letter | None) -> Debtor:
    """What the letter that came back had opened for him, it opened for nobody."""
    if letter is None or debtor.party_id != letter.party_id:
        return debtor
    if debtor.notice is not None and debtor.notice.letter_id == letter.letter_id:
        debtor = replace(debtor, notice=None)
    if debtor.acceleration_letter == letter.letter_id and debtor.accelerated_on is None:
        debtor = replace(debtor, acceleration_sent_on=None, acceleration_letter=None)
    return debtor


def _withdrawn(case: Case, letter_id: LetterId) -> LetterState:
    letter = case.letter(letter_id)
    released = letter is not None and letter.state is LetterState.RELEASED
    return LetterState.RECALLED if released else LetterState.WITHDRAWN
