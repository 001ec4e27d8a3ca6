"""The facts of one contract, kept the naive way: nothing here knows how the program computes.

Plain decimals, one day asked at a time; every fact is heard as it was told, whatever the program answered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands import Command
from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.commands.letters import ReportDelivery
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, NotifyStage, ReviewFreeze
from recouvrement.domain.case.commands.stops import (
    ExtendHold,
    GrantGracePeriod,
    LiftHold,
    PlaceHold,
    RaiseDispute,
    ResolveDispute,
)
from recouvrement.domain.case.enforcement.acts import BailiffReceipt, Opposition, OrderGranted, ServiceDone
from recouvrement.domain.case.letters.record import Delivery
from support.naive_people import ENDS, Person, Stretch
from support.naive_statement import Due

if TYPE_CHECKING:
    from recouvrement.domain.case.stops.disputes import Dispute
    from recouvrement.domain.position import Position, Receipt

PAID: Final = Decimal("1.00")  # what is left counts as paid (domain §7)


@dataclass
class Facts:
    people: dict[str, Person]
    as_of: date = date.min
    dues: dict[int, Due] = field(default_factory=dict)  # fallen due, by number, as they were last told
    is_claim_frozen: bool = False  # accelerated: money alone counts
    beyond: Decimal | None = None  # of an account: what stands beyond its limit
    money: dict[str, tuple[date, Decimal]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    stretches: dict[str, Stretch] = field(default_factory=dict)
    waiting: dict[str, list[tuple[date, date, bool, date]]] = field(
        default_factory=dict
    )  # changes told before their hold
    presented: dict[str, date] = field(default_factory=dict)  # letter by letter, the first one
    came_back: set[str] = field(default_factory=set)  # to an address that was wrong
    ordered_on: date = date.min  # the last order granted
    written_to: dict[str, tuple[str, int]] = field(default_factory=dict)  # to whom, and how often he had moved by then

    @property
    def payments(self) -> list[tuple[date, Decimal]]:
        return [paid for name, paid in self.money.items() if name not in self.lost]

    @property
    def received(self) -> Decimal:
        return sum((amount for _, amount in self.payments), Decimal(0))

    @property
    def arrears(self) -> Decimal:
        """Before an acceleration: instalments fallen due less money, never below zero."""
        if self.beyond is not None:
            return self.beyond
        due = sum((one.interest + one.insurance + one.principal for one in self.dues.values()), Decimal(0))
        return max(Decimal(0), due - self.received)

    def is_held(self, day: date, party_id: str | None) -> bool:
        """None: everybody is."""
        return any(one.party_id in (None, party_id) and one.holds(day) for one in self.stretches.values())

    def is_disputed(self, day: date, party_id: str) -> bool:
        own = (one for one in self.stretches.values() if one.party_id in (None, party_id))
        return any(one.is_dispute and one.holds(day) for one in own)

    def may_be_told(self, party_id: str) -> bool:
        return self.people[party_id].has_address and not self.people[party_id].is_erased

    def is_left_alone(self, party_id: str, day: date) -> bool:
        """Held, in a procedure, erased; a guarantor, while his borrower is insolvent (Ccom L622-28)."""
        person = self.people[party_id]
        shielded = person.is_guarantor and any(
            one.is_observed(day) for one in self.people.values() if not one.is_guarantor
        )
        return person.is_erased or person.is_frozen or shielded or self.is_held(day, party_id)

    def may_be_asked(self, party_id: str, day: date) -> bool:
        return self.may_be_told(party_id) and not self.is_left_alone(party_id, day)

    def hear(self, command: Command) -> None:
        match command:
            case ReportPosition(position):
                self.hear_position(position)
            case RecordPayment(receipt):
                self.hear_payment(receipt)
            case ReversePayment(receipt_id, _):
                self.lost.add(receipt_id)
            case PlaceHold(hold, _):
                self._stretch(hold.hold_id, Stretch(hold.placed_on, hold.until, hold.party_id))
            case GrantGracePeriod(grace):
                self._stretch(grace.order_id, Stretch(grace.granted_on, grace.until, grace.party_id))
            case RaiseDispute(dispute, _):
                self._stretch(
                    dispute.dispute_id, Stretch(dispute.raised_on, None, self._contests(dispute), is_dispute=True)
                )
            case LiftHold(name, on, said_on, _):
                self._change(name, (on, said_on, True, on - timedelta(days=1)))
            case ExtendHold(name, on, until, said_on, _):
                self._change(name, (on, said_on, False, until or date.max))
            case ResolveDispute(resolution, _):
                on = resolution.resumes_on or resolution.on
                self._change(resolution.dispute_id, (on, resolution.on, True, on))
            case _:
                self._hear_of_people(command)

    def _contests(self, dispute: Dispute) -> str | None:
        """A guarantor contests his own engagement; a borrower, the debt of all."""
        who = dispute.party_id
        return who if who is not None and self.people[who].is_guarantor else None

    def _stretch(self, name: str, stretch: Stretch) -> None:
        stretch.changes = self.waiting.setdefault(name, [])
        self.stretches.setdefault(name, stretch)

    def _change(self, name: str, change: tuple[date, date, bool, date]) -> None:
        self.waiting.setdefault(name, []).append(change)

    def _hear_of_people(self, command: Command) -> None:
        match command:
            case NotifyStage(freeze):
                stages = self.people[freeze.party_id].stages
                stages.add((freeze.reason, freeze.on, freeze.stage in ENDS, freeze.stage))
            case ReviewFreeze(party_id, on, _):
                self.people[party_id].reviews.append(on)
            case InvalidateAddress(party_id, _):
                self.people[party_id].has_address = False
            case ChangeDebtor(party):
                self.people[party.party_id].has_address = True
                self.people[party.party_id].moves += 1
            case ReportDelivery(letter_id, Delivery.UNKNOWN_ADDRESS, _):
                self._came_back(letter_id)
            case ReportDelivery(letter_id, _, on):
                self.presented.setdefault(letter_id, on)
            case ReceiveAct(act):
                self._hear_the_bailiff(act)
            case _:
                return

    def _hear_the_bailiff(self, act: object) -> None:
        match act:
            case OrderGranted(on=on):
                self.ordered_on = max(self.ordered_on, on)
            case ServiceDone(on=on, party_id=party_id):
                self.people[party_id].served_on.append(on)
            case Opposition(on=on, party_id=party_id):
                self.people[party_id].opposed_on.append(on)
            case BailiffReceipt(on=on, receipt_id=name, gross=gross):
                self.money.setdefault(name, (on, gross.amount))
            case _:
                return

    def _came_back(self, letter_id: str) -> None:
        self.came_back.add(letter_id)
        party_id, moves = self.written_to[letter_id]
        if self.people[party_id].moves == moves:
            self.people[party_id].has_address = False

    def hear_position(self, position: Position) -> None:
        """Of two nights the later one knows everything, and the first that was told of one day stands."""
        if position.as_of <= self.as_of:
            return
        self.as_of = position.as_of
        for receipt in position.receipts:
            self.hear_payment(receipt)
        if self.is_claim_frozen:
            return
        for one in position.instalments:
            self.dues[one.number] = Due(one.due_on, one.interest.amount, one.insurance.amount, one.principal.amount)
        if position.overdraft is not None:
            self.beyond = max(Decimal(0), -position.overdraft.balance.amount)

    def hear_payment(self, receipt: Receipt) -> None:
        self.money.setdefault(receipt.receipt_id, (receipt.received_on, receipt.amount.amount))
