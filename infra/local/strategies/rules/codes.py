"""The letters as the file writes them, whoever may get them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.strategy import SendLetters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.letters.catalogue import LetterCode
    from recouvrement.domain.strategy import Step, Strategy


def codes_of(step: Step) -> tuple[LetterCode, ...]:
    """Each once, in the order of the file; none for a hand-over."""
    if not isinstance(step.action, SendLetters):
        return ()
    return tuple(dict.fromkeys(choice.code for choice in step.action.letters))


def sent_by(strategy: Strategy) -> Iterator[tuple[str, LetterCode]]:
    """By the ladder and the duties, with the name of the step or of the duty."""
    for step in strategy.ladder:
        yield from ((step.name, code) for code in codes_of(step))
    yield from ((duty.name, duty.letter.code) for duty in strategy.duties)
