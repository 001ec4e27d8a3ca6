"""A step that would come too early: before what must precede it, or sooner than the law's delay (domain §6, §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.possible import possible_cases, rungs
from recouvrement.domain.case.steps.act_guards import is_for_consumers
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.strategy import HandOver, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.strategies.rules.possible import Rung
    from recouvrement.domain.case.view import View
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Step, Strategy

_NOTICES: Final = frozenset({LetterCode.L10, LetterCode.L10_T, LetterCode.L10_P, LetterCode.L10_D, LetterCode.L10_F})
_FIRST_INFORMATION: Final = {
    LegalRegime.CONSUMER_CREDIT: LetterCode.L01,
    LegalRegime.MORTGAGE_CREDIT: LetterCode.L01_M,
    LegalRegime.COMMON_LAW: LetterCode.L01_M,
    LegalRegime.OVERDRAFT: LetterCode.L02_D,
    LegalRegime.PROFESSIONAL: LetterCode.L02,
}
_INFORMED_WITHIN_DAYS: Final = 30  # "at the first unpaid instalment" (CCo L312-36): before the next one falls due
_AFTER_A_PERIOD: Final = {  # days before the hand-over, from the end of what the step above opened
    Period.NOTIFICATION: (15, "fifteen days after the acceleration was notified (domain §14)"),
    Period.CURE: (15, "fifteen days after the period to cure (domain §14)"),
    Period.ACCOUNT_CLOSURE: (1, "the day after the account closes (CMF L312-1-1)"),
}


def early_steps(strategy: Strategy, parameters: LegalParameters) -> Iterator[Finding]:
    found = (finding for view in possible_cases(strategy, parameters) for finding in _early(view))
    yield from dict.fromkeys(found)


def _early(view: View) -> Iterator[Finding]:
    ladder = rungs(view)
    for place, rung in enumerate(ladder):
        before = ladder[:place]
        if rung.to_borrowers & {LetterCode.L01, LetterCode.L01_M}:
            yield from _first_information(rung.step, before)
        if rung.to_borrowers & _NOTICES:
            yield from _formal_notice(rung.step, before, view)
        if LetterCode.L10_D in rung.to_borrowers:
            yield from _after_the_offer(rung.step, _opened_above(before))
        if LetterCode.L11 in rung.to_borrowers:
            yield from _acceleration(rung.step, _opened_above(before))
        if LetterCode.L13 in rung.codes and not any(isinstance(one.step.action, HandOver) for one in before):
            yield Finding(rung.step.name, "L13 before the hand-over: it tells that the file has left (domain §4.6)")
        if isinstance(rung.step.action, HandOver):
            yield from _hand_over(rung.step, before, view)


def _first_information(step: Step, before: tuple[Rung, ...]) -> Iterator[Finding]:
    days = [step.day, *(day for _, day in step.day_when)]
    if any(day is None or day > _INFORMED_WITHIN_DAYS for day in days):
        sentence = (
            "the borrower is informed at the first unpaid instalment (CCo L312-36): no `day`, or one after the month"
        )
        yield Finding(step.name, sentence)
    if any(one.to_borrowers for one in before):
        sentence = "the borrower is informed before he is asked: a letter stands above it (CCo L312-36)"
        yield Finding(step.name, sentence)


def _formal_notice(step: Step, before: tuple[Rung, ...], view: View) -> Iterator[Finding]:
    """Of a bill, for which the law orders no information, the reminder comes first."""
    wanted = LetterCode.L02 if view.case.terms.is_bill else _FIRST_INFORMATION[view.case.regime]
    if not any(wanted in rung.to_borrowers for rung in before):
        yield Finding(
            step.name, f"a formal notice that {wanted} does not precede (domain §14, first information letter)"
        )
    if is_for_consumers(view) and not any(rung.step.proposes_forbearance for rung in before):
        yield Finding(step.name, "a formal notice to a consumer before any step proposes measures (CCo L312-35-1)")


def _after_the_offer(step: Step, opened: Period | None) -> Iterator[Finding]:
    if opened is not Period.OVERDRAFT_NOTICE:
        yield Finding(step.name, "L10-D waits for the end of the notice of L07 and of its offer (CCo L312-93)")
    elif step.gap_days < 1:
        yield Finding(step.name, "gap_days is under 1: L10-D leaves the day after L07 and its offer end (CCo L312-93)")


def _acceleration(step: Step, opened: Period | None) -> Iterator[Finding]:
    if opened is not Period.CURE:
        yield Finding(step.name, "L11 waits for the period to cure: the formal notice stands just above it (CC 1225)")
    elif step.gap_days < 1:
        yield Finding(step.name, "gap_days is under 1: L11 leaves the day after the period to cure ends (C-06)")


def _hand_over(step: Step, before: tuple[Rung, ...], view: View) -> Iterator[Finding]:
    if not any(rung.to_borrowers & _NOTICES for rung in before):
        yield Finding(step.name, "a hand-over that no formal notice precedes (CC 1344)")
        return
    opened = _opened_above(before)
    if opened is None or opened not in _AFTER_A_PERIOD:
        yield Finding(step.name, "a hand-over waits for the end of the period of the step above: that one opens none")
        return
    if view.case.overdraft is not None and opened is not Period.ACCOUNT_CLOSURE:
        yield Finding(step.name, "a hand-over of an account that was not closed: its balance is not due (CMF L312-1-1)")
        return
    days, since = _AFTER_A_PERIOD[opened]
    if step.gap_days < days:
        yield Finding(step.name, f"gap_days is {step.gap_days}: the file leaves no sooner than {since}")


def _opened_above(before: tuple[Rung, ...]) -> Period | None:
    """What the next step counts from: the period that the step just above opened."""
    return before[-1].step.opens if before else None
