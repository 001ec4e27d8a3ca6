"""What becomes of an overdrawn account: of its twelve instalments, of its overrun, of the account itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.overdraft.limit_ending import ShorterNotice
from recouvrement.domain.case.overdraft.twelve_instalments import OverdraftDue
from recouvrement.domain.identifiers import PersonName


@dataclass(frozen=True, slots=True)
class TwelveInstalmentsAccepted:
    schedule: tuple[OverdraftDue, ...]
    on: date


@dataclass(frozen=True, slots=True)
class TwelveInstalmentsRefused:
    on: date


@dataclass(frozen=True, slots=True)
class TwelveInstalmentsBreached:
    """One was not paid: what is left, not what was first owed, may be claimed (domain §3.4)."""

    due_on: date
    on: date


@dataclass(frozen=True, slots=True)
class OverrunEnded:
    """The account went back within its limit on a night that nobody reported, and beyond it again since.

    The overrun that follows is another case's: nothing done for this one counts for it (domain §3.4).
    """

    next_since: date
    on: date


@dataclass(frozen=True, slots=True)
class AccountClosed:
    """The notice of L19 is over: the limit is gone, the whole balance is due (CMF L312-1-1)."""

    on: date


@dataclass(frozen=True, slots=True)
class LimitEndingDecided:
    """By name, asked for by somebody else: L07 says so, with its notice (CCo L312-90)."""

    by: PersonName
    requested_by: PersonName
    shorter: ShorterNotice | None
    on: date


@dataclass(frozen=True, slots=True)
class LimitEnded:
    """That notice is over: what stood within the limit is due too."""

    on: date


OverdraftEvent = (
    TwelveInstalmentsAccepted
    | TwelveInstalmentsRefused
    | TwelveInstalmentsBreached
    | OverrunEnded
    | AccountClosed
    | LimitEndingDecided
    | LimitEnded
)
