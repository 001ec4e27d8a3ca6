"""What is wrong with a strategy, where, and the shortest way there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    place: str  # a step, a duty, "[closing]", "[apology]"
    sentence: str  # what is wrong, and the article or rule that says so
    facts: tuple[str, ...] = ()  # the shortest sequence of facts that leads there; empty: no fact is needed
