"""What the bank and its customer said to each other. Records only: each rule stands in the module of its concern."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recouvrement.domain.identifiers import PartyId, PersonName
from recouvrement.domain.letters.parts import Posture
from recouvrement.domain.money import Money


class ContactOutcome(StrEnum):
    """What a call of the bank's came to. Whoever is not the debtor is told nothing (CMF L511-33)."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"  # no amount is left there
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    THIRD_PARTY = "third_party"


class DelayCause(StrEnum):
    """Why he says that he is late. Never his health: that is a flag, without its reason (domain §13)."""

    FORGOTTEN = "forgotten"
    CASH_SHORTAGE = "cash_shortage"
    UNEXPECTED_EXPENSE = "unexpected_expense"
    LOSS_OF_INCOME = "loss_of_income"
    SEPARATION = "separation"
    DIRECT_DEBIT = "direct_debit"
    ALREADY_PAID = "already_paid"
    CONTESTED = "contested"
    REFUSED = "refused"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Contact:
    contact_id: str
    party_id: PartyId
    at: datetime  # Paris time
    outcome: ContactOutcome
    cause: DelayCause | None = None  # None: he was not reached


class InboundChannel(StrEnum):
    CALL = "call"
    LETTER = "letter"
    EMAIL = "email"
    VISIT = "visit"


class InboundSubject(StrEnum):
    QUESTION = "question"
    DIFFICULTY = "difficulty"
    DISPUTE = "dispute"
    DATA_RIGHTS = "data_rights"


class Reply(StrEnum):
    ANSWERED = "answered"
    CLOSED = "closed"  # nothing was to be answered: thanks, a copy, a mistake


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A call, letter or e-mail that came in (`inbound_contact`, domain §4.8)."""

    item_id: str
    party_id: PartyId
    channel: InboundChannel
    subject: InboundSubject
    received_on: date
    reply_by: date
    owner: PersonName | None = None
    scan_key: str | None = None  # in the evidence; None: a note was taken
    replied_on: date | None = None
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Kept or broken is never written: the receipts say it."""

    promise_id: str
    party_id: PartyId
    amount: Money
    made_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class PostureChoice:
    """Of a named person; until that day included, then the facts speak again."""

    posture: Posture
    by: PersonName
    on: date
    until: date


class FlagKind(StrEnum):
    FRAGILE_CLIENT = "fragile_client"
    ILLNESS = "illness"
    UNEMPLOYMENT = "unemployment"
    BEREAVEMENT = "bereavement"
    PROTECTED_ADULT = "protected_adult"
    DISASTER_AREA = "disaster_area"


@dataclass(frozen=True, slots=True)
class Flag:
    """A vulnerability, without its reason, until it expires (domain §4.5, §13)."""

    kind: FlagKind
    party_id: PartyId
    declared_on: date
    until: date

    @property
    def flag_id(self) -> str:
        return f"{self.kind}:{self.party_id}:{self.declared_on}"


class Measure(StrEnum):
    """What CCo L312-35-1 lists."""

    DEFERRAL = "deferral"
    PAYMENT_HOLIDAY = "payment_holiday"
    PARTIAL_REPAYMENTS = "partial_repayments"
    RESCHEDULING = "rescheduling"
    LONGER_TERM = "longer_term"
    LOWER_RATE = "lower_rate"
    REFINANCING = "refinancing"
    OTHER_CREDIT = "other_credit"
    WAIVER = "waiver"


class ProposalAnswer(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Forbearance measures proposed to the borrowers by L08; unanswered once `reply_by` is past (CCo L312-35-1)."""

    proposal_id: str
    measures: tuple[Measure, ...]
    made_on: date
    reply_by: date
    cause: DelayCause = DelayCause.UNTOLD
    answer: ProposalAnswer | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    contacts: tuple[Contact, ...] = ()
    correspondence: tuple[Correspondence, ...] = ()
    promises: tuple[Promise, ...] = ()
    posture_choice: PostureChoice | None = None
    flags: tuple[Flag, ...] = ()
    proposals: tuple[Proposal, ...] = ()


NO_DIALOGUE = Dialogue()
