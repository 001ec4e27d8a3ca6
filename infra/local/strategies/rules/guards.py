"""A step or a duty whose guard is not the one that the law gives to its letters (domain §14, §4.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.codes import codes_of
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.strategy import Guard, HandOver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Step, Strategy

_WHY: Final = {
    Guard.REMINDER: "it asks for money, and stops on a hold, a dispute and a plan (domain §4.7)",
    Guard.TOLERANCE_ENDING: "no tolerance ends for an overrun that is not significant (CCo L311-1, L312-93)",
    Guard.LEGAL_INFORMATION: "the law orders it: no hold stops it (domain §4.7)",
    Guard.YEARLY_INFORMATION: "the law orders it each year: no sum is too small for it (CC 2302)",
    Guard.FICP_INFORMATION: "it goes before any declaration, and not while the claim is held (order of 26 Oct 2010)",
    Guard.MEASURES_OFFER: "it is a help (CCo L312-35-1)",
    Guard.PLAN_OFFER: "the debtor asked for it: a hold does not stop it (domain §5)",
    Guard.PLAN_BREACH: "it leaves while the plan is in force (domain §5)",
    Guard.ACKNOWLEDGEMENT: "it takes note, and asks for nothing (domain §4.6)",
    Guard.FORMAL_NOTICE: "measures are proposed first, and the sum is worth a notice (CC 1344, CCo L312-35-1)",
    Guard.ACCELERATION: "the notice is proven and its period has ended (Cass. 1re civ. 22 June 2017 no 16-18.418)",
}
_GUARDS: Final[dict[LetterCode, Guard]] = {
    **dict.fromkeys((LetterCode.L02, LetterCode.L02_D, LetterCode.L13), Guard.REMINDER),
    **dict.fromkeys(
        (LetterCode.L01, LetterCode.L01_M, LetterCode.L03, LetterCode.L05, LetterCode.L06, LetterCode.L12),
        Guard.LEGAL_INFORMATION,
    ),
    **dict.fromkeys(
        (
            LetterCode.L10,
            LetterCode.L10_C,
            LetterCode.L10_D,
            LetterCode.L10_F,
            LetterCode.L10_P,
            LetterCode.L10_T,
            LetterCode.L19,
        ),
        Guard.FORMAL_NOTICE,
    ),
    **dict.fromkeys((LetterCode.L11, LetterCode.L11_C), Guard.ACCELERATION),
    **dict.fromkeys((LetterCode.L15C, LetterCode.L17), Guard.ACKNOWLEDGEMENT),
    LetterCode.L07: Guard.TOLERANCE_ENDING,
    LetterCode.L04: Guard.FICP_INFORMATION,
    LetterCode.L08: Guard.MEASURES_OFFER,
    LetterCode.L09: Guard.PLAN_OFFER,
    LetterCode.L14: Guard.PLAN_BREACH,
    LetterCode.L16: Guard.YEARLY_INFORMATION,
}


def wrong_guards(strategy: Strategy, _: LegalParameters) -> Iterator[Finding]:
    for step in strategy.ladder:
        yield from _unfit(step.name, step.guard, codes_of(step))
        if isinstance(step.action, HandOver) and step.guard is not Guard.HANDOVER:
            yield Finding(
                step.name, f"a hand-over under the guard {step.guard}: it needs {Guard.HANDOVER} (domain §14)"
            )
    for duty in strategy.duties:
        yield from _unfit(duty.name, duty.guard, (duty.letter.code,))


def unapproved_acts(strategy: Strategy, _: LegalParameters) -> Iterator[Finding]:
    """Nobody accelerates a loan or hands a file over but a named person (GDPR 22, domain §4.9)."""
    for step in strategy.ladder:
        wanted = _act(step)
        if wanted is not None and step.approval is not wanted:
            yield Finding(
                step.name, f'approval = "{wanted}" is missing: a named person decides it (GDPR 22, domain §4.9)'
            )


def _unfit(place: str, guard: Guard, codes: tuple[LetterCode, ...]) -> Iterator[Finding]:
    for code in codes:
        wanted = _GUARDS.get(code)
        if wanted is not None and guard is not wanted:
            yield Finding(place, f"{code} under the guard {guard}: it needs {wanted}, because {_WHY[wanted]}")


def _act(step: Step) -> Act | None:
    """None: no named person need decide it."""
    if isinstance(step.action, HandOver):
        return Act.HANDOVER
    accelerates = any(_GUARDS.get(code) is Guard.ACCELERATION for code in codes_of(step))
    return Act.ACCELERATION if accelerates else None
