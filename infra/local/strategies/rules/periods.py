"""A step that does not open the period which its letters give, so that nothing would wait for its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.codes import codes_of
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.strategy import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Strategy

_NOTICES: Final = (
    LetterCode.L10,
    LetterCode.L10_C,
    LetterCode.L10_D,
    LetterCode.L10_F,
    LetterCode.L10_P,
    LetterCode.L10_T,
)
_OPENED_BY: Final[dict[LetterCode, Period]] = {
    **dict.fromkeys(_NOTICES, Period.CURE),
    LetterCode.L11: Period.NOTIFICATION,
    LetterCode.L11_C: Period.NOTIFICATION,
    LetterCode.L07: Period.OVERDRAFT_NOTICE,
    LetterCode.L19: Period.ACCOUNT_CLOSURE,
}
_WHY: Final = {
    Period.CURE: "a notice leaves time to pay, and says how long (Cass. 1re civ. 22 June 2017 no 16-18.418)",
    Period.NOTIFICATION: "an acceleration takes effect when it is notified, not when it leaves (domain §7)",
    Period.OVERDRAFT_NOTICE: "thirty days' notice, then the time to answer the twelve instalments (CCo L312-93)",
    Period.ACCOUNT_CLOSURE: "two months before the balance is due (CMF L312-1-1)",
}


def unopened_periods(strategy: Strategy, _: LegalParameters) -> Iterator[Finding]:
    for step in strategy.ladder:
        given = {_OPENED_BY[code] for code in codes_of(step) if code in _OPENED_BY}
        for period in sorted(given - {step.opens}):
            yield Finding(step.name, f'opens = "{period}" is missing: {_WHY[period]}')
        if step.opens is not None and step.opens not in given:
            yield Finding(step.name, f'opens = "{step.opens}", which none of its letters gives: it would never end')


def short_periods(strategy: Strategy, parameters: LegalParameters) -> Iterator[Finding]:
    """The figures stand in `infra/parameters`; their floors are the law's, or the bank's prudence (domain §6)."""
    opened = {step.opens: step.name for step in strategy.ladder if step.opens is not None}
    for period, what, days, floor, source in _floors(parameters):
        if period in opened and days < floor:
            yield Finding(opened[period], f"{what} is {days}, less than {floor} ({source})")


def _floors(parameters: LegalParameters) -> Iterator[tuple[Period, str, int, int, str]]:
    notice, overdraft = parameters.notice, parameters.overdraft
    void = "Cass. 1re civ. 22 March 2023 no 21-16.044: shorter is unfair"
    yield Period.CURE, "consumer_cure_days", notice.consumer_cure_days, 30, void
    yield Period.CURE, "mortgage_cure_days", notice.mortgage_cure_days, 60, void
    yield Period.CURE, "professional_cure_days", notice.professional_cure_days, 15, "domain §6"
    yield Period.OVERDRAFT_NOTICE, "overrun_notice_days", overdraft.overrun_notice_days, 30, "CCo L312-93"
    yield Period.OVERDRAFT_NOTICE, "authorised_notice_months", overdraft.authorised_notice_months, 2, "CCo L312-90"
    yield Period.OVERDRAFT_NOTICE, "professional_notice_days", overdraft.professional_notice_days, 60, "CMF L313-12"
    yield Period.OVERDRAFT_NOTICE, "answer_days", overdraft.answer_days, 30, "domain §3.4"
    yield Period.ACCOUNT_CLOSURE, "closure_notice_months", overdraft.closure_notice_months, 2, "CMF L312-1-1"
