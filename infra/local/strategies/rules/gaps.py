"""A case that would stop there for ever: its next step has no letter for those whom it must reach (design §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.codes import sent_by
from infra.local.strategies.rules.possible import chosen, possible_cases, rungs
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.strategy import SendLetters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infra.local.strategies.rules.possible import Rung
    from recouvrement.domain.case.view import View
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Strategy

_FOR_GUARANTORS: Final = {
    LetterCode.L10: LetterCode.L10_C,
    LetterCode.L10_P: LetterCode.L10_C,
    LetterCode.L10_T: LetterCode.L10_C,
    LetterCode.L11: LetterCode.L11_C,
}


def gaps(strategy: Strategy, parameters: LegalParameters) -> Iterator[Finding]:
    cases = possible_cases(strategy, parameters)
    yield from dict.fromkeys(finding for view in cases for finding in _gaps_of(view))
    yield from _never_chosen(strategy, cases)


def _gaps_of(view: View) -> Iterator[Finding]:
    ladder = rungs(view)
    if not ladder:
        yield Finding(
            view.segment.name, f"no step of the ladder is for {_kind(view)}: it would be written to by nobody"
        )
    for rung in ladder:
        if isinstance(rung.step.action, SendLetters):
            yield from _unreached(rung, view)


def _unreached(rung: Rung, view: View) -> Iterator[Finding]:
    if not rung.to_borrowers:
        sentence = f"no letter for the borrowers of {_kind(view)}: it would stop there for ever"
        yield Finding(rung.step.name, sentence)
    if any(debtor.is_guarantor for debtor in view.case.debtors):
        for code in sorted(rung.to_borrowers & _FOR_GUARANTORS.keys()):
            wanted = _FOR_GUARANTORS[code]
            if wanted not in rung.to_guarantors:
                sentence = (
                    f"{code} to the borrowers without {wanted} to their guarantors, each noticed apart (CC 1305-5)"
                )
                yield Finding(rung.step.name, sentence)


def _never_chosen(strategy: Strategy, cases: tuple[View, ...]) -> Iterator[Finding]:
    used = {(place, code) for view in cases for place, _, code in chosen(view)}
    for place, code in sent_by(strategy):
        if (place, code) not in used:
            yield Finding(place, f"{code} is sent to nobody: no case fits it, or a letter above takes them all")


def _kind(view: View) -> str:
    lent = "" if view.case.terms.is_loan or view.case.overdraft is not None else ", nothing lent"
    return f"a case under {view.case.regime} ({view.case.route}, segment {view.segment.name}{lent})"
