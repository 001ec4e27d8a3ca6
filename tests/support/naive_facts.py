"""The facts of one consumer loan, kept the naive way: nothing here knows how the program computes.

Plain decimals, one day asked at a time; every fact is heard as it was told, whatever the program answered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.commands.letters import ReportDelivery
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, NotifyStage, ReviewFreeze
from recouvrement.domain.case.commands.stops import LiftHold, PlaceHold, RaiseDispute, ResolveDispute
from recouvrement.domain.case.enforcement.acts import BailiffReceipt, Opposition, OrderGranted, ServiceDone
from recouvrement.domain.case.letters.record import Delivery
from recouvrement.domain.position import Receipt

INSTALMENT: Final = Decimal("216.50")
PAID: Final = Decimal("1.00")  # what is left counts as paid (domain §7)
_OFF: Final = (
    *("2025-08-15", "2025-11-01", "2025-11-11", "2025-12-25", "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08"),
    *("2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25", "2027-01-01"),
)
"""Public holidays of the days on which the loans live, from a wall calendar."""


def is_worked(day: date) -> bool:
    return day.weekday() < 5 and day.isoformat() not in _OFF


def rolled(day: date) -> date:
    while not is_worked(day):
        day += timedelta(days=1)
    return day


def months_later(day: date, months: int) -> date:
    """For days that every month has."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)


DUES: Final = tuple(months_later(date(2025, 7, 12), month) for month in range(36))


def fallen_due(as_of: date) -> Decimal:
    return INSTALMENT * sum(due <= as_of for due in DUES)


@dataclass
class Stretch:
    """A hold or a dispute; `party_id` None: it is everybody's."""

    first: date
    last: date | None = None
    party_id: str | None = None
    is_dispute: bool = False

    def holds(self, day: date, ends: list[date]) -> bool:
        """`ends`: days from which it is said to be over. A hold is placed anew after those before it."""
        is_over = any(on <= day and (self.is_dispute or self.first <= on) for on in ends)
        return self.first <= day and not is_over and (self.last is None or day <= self.last)


@dataclass
class Person:
    """What may be said to him depends on these alone."""

    is_guarantor: bool
    has_address: bool = True
    moves: int = 0
    is_frozen: bool = False
    freeze_ended_on: date | None = None
    served_on: list[date] = field(default_factory=list)
    opposed_on: list[date] = field(default_factory=list)


@dataclass
class Facts:
    people: dict[str, Person]
    as_of: date
    money: dict[str, Decimal] = field(default_factory=dict)
    came_on: dict[str, date] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    stretches: dict[str, Stretch] = field(default_factory=dict)
    ends: dict[str, list[date]] = field(default_factory=dict)
    presented: dict[str, date] = field(default_factory=dict)  # letter by letter, the first one
    ordered_on: date = date.min  # the last order granted
    written_to: dict[str, tuple[str, int]] = field(default_factory=dict)  # to whom, and how often he had moved by then

    @property
    def received(self) -> Decimal:
        return sum((amount for name, amount in self.money.items() if name not in self.lost), Decimal(0))

    @property
    def payments(self) -> tuple[tuple[date, Decimal], ...]:
        return tuple((self.came_on[name], amount) for name, amount in self.money.items() if name not in self.lost)

    @property
    def arrears(self) -> Decimal:
        """Before an acceleration: instalments fallen due less money, never below zero."""
        return max(Decimal(0), fallen_due(self.as_of) - self.received)

    def is_held(self, day: date, party_id: str | None) -> bool:
        """None: everybody is."""
        found = (name for name, one in self.stretches.items() if one.party_id in (None, party_id))
        return any(self.stretches[name].holds(day, self.ends.get(name, [])) for name in found)

    def may_be_told(self, party_id: str) -> bool:
        return self.people[party_id].has_address

    def may_be_asked(self, party_id: str, day: date) -> bool:
        return self.may_be_told(party_id) and not self.people[party_id].is_frozen and not self.is_held(day, party_id)

    def hear(self, command: Command) -> None:
        match command:
            case ReportPosition(position):
                self.as_of = max(self.as_of, position.as_of)
                for receipt in position.receipts:
                    self.hear_payment(receipt)
            case RecordPayment(receipt):
                self.hear_payment(receipt)
            case ReversePayment(receipt_id, _):
                self.lost.add(receipt_id)
            case PlaceHold(hold, _):
                self.stretches.setdefault(hold.hold_id, Stretch(hold.placed_on, hold.until, hold.party_id))
            case RaiseDispute(dispute, _):
                self.stretches.setdefault(dispute.dispute_id, Stretch(dispute.raised_on, is_dispute=True))
            case LiftHold(name, on, _, _):
                self.ends.setdefault(name, []).append(on)
            case ResolveDispute(resolution, _):
                self.ends.setdefault(resolution.dispute_id, []).append(resolution.on)
            case _:
                self._hear_of_people(command)

    def _hear_of_people(self, command: Command) -> None:
        match command:
            case NotifyStage(freeze):
                person = self.people[freeze.party_id]
                person.is_frozen = True
                person.freeze_ended_on = freeze.on if freeze.is_end else None
            case ReviewFreeze(party_id, on, _):
                person = self.people[party_id]
                if person.freeze_ended_on is not None and person.freeze_ended_on <= on:
                    person.is_frozen = False
            case InvalidateAddress(party_id, _):
                self.people[party_id].has_address = False
            case ChangeDebtor(party):
                self.people[party.party_id].has_address = True
                self.people[party.party_id].moves += 1
            case ReportDelivery(letter_id, Delivery.UNKNOWN_ADDRESS, _):
                self._came_back(letter_id)
            case ReportDelivery(letter_id, _, on):
                self.presented.setdefault(letter_id, on)
            case ReceiveAct(OrderGranted(on=on)):
                self.ordered_on = max(self.ordered_on, on)
            case ReceiveAct(ServiceDone(on=on, party_id=party_id)):
                self.people[party_id].served_on.append(on)
            case ReceiveAct(BailiffReceipt(receipt_id=name, gross=gross, on=on)):
                self._count(name, on, gross.amount)
            case ReceiveAct(Opposition(on=on, party_id=party_id)):
                self.people[party_id].opposed_on.append(on)
            case _:
                return

    def _came_back(self, letter_id: str) -> None:
        party_id, moves = self.written_to[letter_id]
        if self.people[party_id].moves == moves:
            self.people[party_id].has_address = False

    def hear_payment(self, receipt: Receipt) -> None:
        self._count(receipt.receipt_id, receipt.received_on, receipt.amount.amount)

    def _count(self, name: str, on: date, amount: Decimal) -> None:
        """Once for each of the bank's identifiers, whoever tells of it first."""
        self.came_on.setdefault(name, on)
        self.money.setdefault(name, amount)
