"""From the written letter to the proof of its presentation. Before it leaves, the case is decided again."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.answers.people import answer as answer_person
from recouvrement.domain.case.commands.letters import (
    LetterReport,
    ReportDelivery,
    ReportExpired,
    ReportFailed,
    ReportInDoubt,
    ReportSent,
    ReportUnwritable,
    ReportWritten,
    Settlement,
    SettleSend,
)
from recouvrement.domain.case.commands.people import InvalidateAddress
from recouvrement.domain.case.events.letters import (
    LetterCrossed,
    LetterDelivered,
    LetterExpired,
    LetterReleased,
    LetterSent,
    LetterWithdrawn,
    SendFailed,
    SendInDoubt,
)
from recouvrement.domain.case.letters.proof_tasks import is_to_be_served
from recouvrement.domain.case.letters.proofs import draw_from_delivery, draw_from_sending, open_again
from recouvrement.domain.case.letters.record import Channel, Delivery, Letter, LetterState
from recouvrement.domain.case.letters.wanted import wanted
from recouvrement.domain.errors import Refusal

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import LetterId

_UNSENT = frozenset({LetterState.RELEASED, LetterState.RECALLED, LetterState.UNKNOWN})
_NO_PROOF = frozenset({Delivery.UNKNOWN_ADDRESS, Delivery.SERVED})  # of the post's own


def answer(draft: Draft, report: LetterReport) -> None:
    """A report about a letter that has already got its answer changes nothing: it was told twice."""
    letter = _letter(draft, report.letter_id)
    match report:
        case ReportWritten(letter_id, sha256):
            if letter.state is LetterState.REQUESTED:
                _release_or_withdraw(draft, letter_id, sha256)
        case ReportUnwritable(letter_id, reason):
            if letter.state is LetterState.REQUESTED:
                draft.record(LetterWithdrawn(letter_id, f"unwritable: {reason}", draft.situation.today))
                draft.alarm(CaseAlarm.LETTER_UNWRITABLE, f"unwritable:{letter_id}", reason)
        case ReportSent(letter_id, on, reference):
            if letter.state in _UNSENT:
                _sent(draft, letter, LetterSent(letter_id, on, reference))
        case ReportExpired(letter_id):
            if letter.state in _UNSENT:
                draft.record(LetterExpired(letter_id))
        case ReportFailed(letter_id, reason):
            if letter.state in _UNSENT:
                draft.record(SendFailed(letter_id, reason))
                draft.alarm(CaseAlarm.SEND_FAILED, f"failed:{letter_id}", reason)
        case ReportInDoubt(letter_id, reason):
            if letter.state in (LetterState.RELEASED, LetterState.RECALLED):
                draft.record(SendInDoubt(letter_id, reason))
                draft.alarm(CaseAlarm.SEND_UNKNOWN, f"unknown:{letter_id}", f"did {letter_id} leave? {reason}")
        case _:
            assert_never(report)


def answer_proof(draft: Draft, command: ReportDelivery | SettleSend) -> None:
    letter = _letter(draft, command.letter_id)
    match command:
        case ReportDelivery(letter_id, delivery, on):
            if _is_news(draft, letter, delivery):
                _delivered(draft, letter, LetterDelivered(letter_id, delivery, letter.presented_on or on))
        case SettleSend(letter_id, outcome, on, by):
            if letter.state is not LetterState.UNKNOWN:
                raise Refusal("not_in_doubt", f"nobody doubts whether {letter_id} left")
            if outcome is Settlement.LEFT:
                _sent(draft, letter, LetterSent(letter_id, on, f"settled by {by}"))
            else:
                draft.record(SendFailed(letter_id, f"settled by {by}"))


def release(draft: Draft, letter_id: LetterId, sha256: str | None) -> None:
    draft.record(LetterReleased(letter_id, draft.situation.today, sha256))


def _release_or_withdraw(draft: Draft, letter_id: LetterId, sha256: str) -> None:
    letter = _letter(draft, letter_id)
    is_of_today = letter.requested_on == draft.situation.today
    if is_of_today and any(one.is_still(letter) for one in wanted(draft.view)):
        release(draft, letter_id, sha256)
    else:
        draft.record(LetterWithdrawn(letter_id, "no longer wanted when it was written", draft.situation.today))


def _sent(draft: Draft, letter: Letter, event: LetterSent) -> None:
    """A letter that was withdrawn too late has left: what it would have opened, it does not open.

    A message without amount asks for nothing that would have to be taken back.
    """
    draft.record(event)
    was_recalled = letter.state is LetterState.RECALLED and letter.channel is not Channel.EMAIL
    opens_nothing = was_recalled and _opens_a_period(draft, letter)
    if was_recalled:
        draft.record(LetterCrossed(letter.letter_id, draft.situation.today, opens_nothing))
    if not opens_nothing:
        draw_from_sending(draft, letter.letter_id)


def _opens_a_period(draft: Draft, letter: Letter) -> bool:
    step = draft.view.strategy.step(letter.step)
    return step is not None and step.opens is not None


def _delivered(draft: Draft, letter: Letter, event: LetterDelivered) -> None:
    draft.record(event)
    if event.delivery is Delivery.UNKNOWN_ADDRESS:
        debtor = draft.case.debtor(letter.party_id)
        if debtor.version == letter.party_version:
            answer_person(draft, InvalidateAddress(letter.party_id, event.on))
        return
    if letter.came_back:
        open_again(draft, letter.letter_id)
    draw_from_delivery(draft, letter.letter_id)


def _is_news(draft: Draft, letter: Letter, delivery: Delivery) -> bool:
    """What came back is only ever served, and only when a named person had it served.

    What was only presumed to be lost is not, once the post proves it: whichever fact is heard of first.
    """
    if letter.is_presumed and delivery not in _NO_PROOF and not _is_sent_again(draft.case, letter):
        return True
    if letter.came_back:
        debtor = draft.case.debtor(letter.party_id)
        return delivery is Delivery.SERVED and is_to_be_served(letter, debtor, draft.view)
    return letter.delivery in (None, Delivery.PRESENTED) and letter.delivery is not delivery


def _is_sent_again(case: Case, letter: Letter) -> bool:
    since = case.letters[case.letters.index(letter) + 1 :]
    same = (one for one in since if (one.step, one.party_id) == (letter.step, letter.party_id))
    return any(one.is_in_flight or one.is_sent for one in same)


def _letter(draft: Draft, letter_id: LetterId) -> Letter:
    letter = draft.case.letter(letter_id)
    if letter is None:
        raise Refusal("unknown_letter", f"{draft.case.case_id} has no letter {letter_id}")
    return letter
