"""The twelve instalments of a cut overdraft, once their offer was answered (CCo L312-93, L312-90)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recouvrement.domain.money import Money


class OfferAnswer(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class OverdraftDue:
    """One instalment: once it is paid, no more than `balance` is left beyond the limit."""

    due_on: date
    payment: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class TwelveInstalments:
    answer: OfferAnswer
    answered_on: date
    schedule: tuple[OverdraftDue, ...] = ()  # empty: refused
    breached_on: date | None = None

    @property
    def runs(self) -> bool:
        """Accepted and kept: nothing is enforced meanwhile. It restarts no time bar (domain §9)."""
        return self.answer is OfferAnswer.ACCEPTED and self.breached_on is None
