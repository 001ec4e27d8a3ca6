"""A debtor inside a case: freeze, notice, acceleration and FICP are his own facts, never the case's (CC 1305-5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from recouvrement.domain.case.ficp.entries import FicpEntry
from recouvrement.domain.case.letters.address_search import SearchDecision
from recouvrement.domain.case.stops.freezes import FreezeReason
from recouvrement.domain.identifiers import LetterId, PartyId, ReceiptId
from recouvrement.domain.law.calendar import Region, region_at
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind, DebtorRole, Estate, Guarantee


@dataclass(frozen=True, slots=True)
class Notice:
    """A formal notice that has left; the cure period runs from the proof of its first presentation (domain §6)."""

    letter_id: LetterId
    cure_amount: Money
    cure_days: int
    counted: tuple[ReceiptId, ...]  # payments that had lessened it already when it was written
    sent_on: date
    presented_on: date | None = None
    cure_ends_on: date | None = None  # rolled to a working day


_BORROWERS: Final = frozenset({DebtorRole.BORROWER, DebtorRole.CO_BORROWER})


@dataclass(frozen=True, slots=True)
class Debtor:
    party_id: PartyId
    version: int  # of his names and addresses, kept apart and erasable
    sha256: str  # of that version
    role: DebtorRole
    kind: DebtorKind
    postcode: str | None  # chooses the bailiff and the holidays; None: no address is known
    has_email: bool
    guarantee: Guarantee | None = None
    estate: Estate | None = None  # of a sole trader
    address_sha256: str | None = None  # None: no address is known
    address_invalid_on: date | None = None
    search: SearchDecision | None = None  # of his address, when it was not found in time
    deceased_on: date | None = None
    frozen: FreezeReason | None = None  # a procedure runs, or nobody has looked since it ended
    discharged_on: date | None = None  # his debts are erased (RP_SANS_LJ)
    notice: Notice | None = None
    acceleration_sent_on: date | None = None  # L11 left
    acceleration_letter: LetterId | None = None  # that L11
    ficp: FicpEntry | None = None  # what the Banque de France was told of him
    accelerated_on: date | None = None  # L11 first presented, or refused: "notified"
    country: str | None = None  # of that address, ISO 3166-1 alpha-2; None: written before it was kept, so France

    @property
    def region(self) -> Region:
        """Whose public holidays move the ends of the periods that run for or against him (CPC 642)."""
        return region_at(self.postcode, self.country)

    @property
    def lives_in_france(self) -> bool:
        return self.country in (None, "FR")

    @property
    def is_borrower(self) -> bool:
        return self.role in _BORROWERS

    @property
    def is_guarantor(self) -> bool:
        return self.role is DebtorRole.GUARANTOR

    @property
    def keeps_his_instalments(self) -> bool:
        """Whatever is pronounced against the borrowers: his deed does not extend an acceleration to him (CC 1305-5)."""
        return self.is_guarantor and self.guarantee is not None and not self.guarantee.extends_acceleration

    @property
    def may_owe(self) -> bool:
        """Nothing more than the cap of his deed is ever owed."""
        return self.guarantee is None or bool(self.guarantee.cap)

    @property
    def is_consumer(self) -> bool:
        """A natural person, and not for his business: a sole trader whose personal estate owes is one."""
        is_personal = self.kind is DebtorKind.SOLE_TRADER and self.estate is Estate.PERSONAL
        return is_personal or self.kind in (DebtorKind.CONSUMER, DebtorKind.PROTECTED_ADULT)

    @property
    def has_address(self) -> bool:
        return self.postcode is not None and self.address_invalid_on is None

    @property
    def may_be_called(self) -> bool:
        """Wherever he lives. A protected adult is heard with his guardian, by letter; a minor never (domain §2)."""
        answers = self.kind not in (DebtorKind.MINOR, DebtorKind.PROTECTED_ADULT) and self.role is not DebtorRole.SPOUSE
        return answers and self.deceased_on is None and self.discharged_on is None and self.frozen is None

    @property
    def can_be_reached(self) -> bool:
        """Neither the dead nor minors, nor a spouse who signed nothing, nor anybody without an address (domain §2)."""
        return (
            self.has_address
            and self.deceased_on is None
            and self.kind is not DebtorKind.MINOR
            and self.role is not DebtorRole.SPOUSE
        )

    @property
    def may_be_told(self) -> bool:
        """What the law says to send, in words that ask for nothing if he is frozen (domain §4.7)."""
        return self.can_be_reached and self.discharged_on is None

    @property
    def may_be_asked(self) -> bool:
        return self.may_be_told and self.frozen is None
