"""What the sending of a letter, and the proof that it came, bring about. In either order, the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.events.people import AccelerationSent, CurePeriodOpened, DebtorAccelerated, NoticeGiven
from recouvrement.domain.case.events.procedure import ForbearanceProposed, StepCompleted
from recouvrement.domain.case.steps.ladder import in_flight, missing
from recouvrement.domain.law.deadlines import cure_period
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.position import DebtorKind, Product
from recouvrement.domain.strategy import Period

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View
    from recouvrement.domain.identifiers import LetterId
    from recouvrement.domain.strategy import Step


def draw_from_sending(draft: Draft, letter_id: LetterId) -> None:
    letter = _letter(draft, letter_id)
    step = draft.view.strategy.step(letter.step)
    if letter.sent_on is None:
        return
    if _proposes_forbearance(letter, step, draft.case):
        draft.record(ForbearanceProposed(letter_id, letter.sent_on))
    if step is None:
        return
    _open_period(draft, letter, step)
    if letter.presented_on is not None:
        draw_from_delivery(draft, letter_id)
    complete(draft, step)


def _proposes_forbearance(letter: Letter, step: Step | None, case: Case) -> bool:
    """The reminder that lists the measures; where a person waived it, the measures themselves (CCo L312-35-1)."""
    if step is None:
        return letter.code == LetterCode.L08 and case.forbearance_proposed_on is None
    return step.proposes_forbearance


def complete(draft: Draft, step: Step) -> None:
    """Done on the day the last of its letters left; a letter for somebody found later does not move that day."""
    case = draft.case
    if case.completed(step.name) is None and not missing(draft.view, step) and not in_flight(case, step):
        sent = [letter.sent_on for letter in case.letters if letter.step == step.name and letter.stands]
        draft.record(StepCompleted(step.name, max((day for day in sent if day), default=draft.situation.today)))


def draw_from_delivery(draft: Draft, letter_id: LetterId) -> None:
    letter = _letter(draft, letter_id)
    debtor, presented_on = draft.case.debtor(letter.party_id), letter.presented_on
    step = draft.view.strategy.step(letter.step)
    if presented_on is None or step is None:
        return
    notice = debtor.notice
    if notice is not None and notice.letter_id == letter_id and notice.presented_on is None:
        ends_on = cure_period(presented_on, notice.cure_days, debtor.region).end
        draft.record(CurePeriodOpened(debtor.party_id, letter_id, presented_on, ends_on))
    if step.opens is Period.NOTIFICATION and debtor.accelerated_on is None and letter.stands:
        draft.record(DebtorAccelerated(debtor.party_id, letter_id, presented_on))


def open_again(draft: Draft, letter_id: LetterId) -> None:
    """What came back was void; served, it opens its period like any other."""
    letter = _letter(draft, letter_id)
    step = draft.view.strategy.step(letter.step)
    if step is not None:
        _open_period(draft, letter, step)


def _open_period(draft: Draft, letter: Letter, step: Step) -> None:
    if letter.sent_on is None:
        return
    if step.opens is Period.CURE:
        days = cure_days(draft.view, letter)
        draft.record(
            NoticeGiven(letter.party_id, letter.letter_id, letter.amount, days, letter.received, letter.sent_on)
        )
    if step.opens is Period.NOTIFICATION:
        draft.record(AccelerationSent(letter.party_id, letter.letter_id, letter.sent_on))


def cure_days(view: View, letter: Letter) -> int:
    """The bank's floor, or more when the contract grants more (domain §6)."""
    rules, debtor = view.parameters.notice, view.case.debtor(letter.party_id)
    borrowed_for_business = view.case.regime is LegalRegime.PROFESSIONAL and debtor.is_borrower
    if view.case.terms.product is Product.MORTGAGE:
        floor = rules.mortgage_cure_days
    elif borrowed_for_business or debtor.kind is DebtorKind.PROFESSIONAL:
        floor = rules.professional_cure_days
    else:
        floor = rules.consumer_cure_days
    return max(floor, view.case.terms.clause_cure_days or 0)


def _letter(draft: Draft, letter_id: LetterId) -> Letter:
    letter = draft.case.letter(letter_id)
    if letter is None:
        raise KeyError(letter_id)
    return letter
