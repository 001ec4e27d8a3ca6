"""A product's procedure, as data: what is done, in which order, not before when (domain §4.2, design §4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recouvrement.domain.case.dialogue.record import FlagKind
from recouvrement.domain.case.state import AccelerationRoute, CloseReason, StrategyReference
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.parts import Posture
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind, DebtorRole, Product


class Guard(StrEnum):
    """What must all be true before a step is taken (domain §14, guards per transition)."""

    MESSAGE = "message"
    REMINDER = "reminder"
    TOLERANCE_ENDING = "tolerance_ending"  # a reminder, of a significant overrun alone (CCo L312-93)
    LEGAL_INFORMATION = "legal_information"
    YEARLY_INFORMATION = "yearly_information"  # no sum is too small for it (CC 2302)
    FICP_INFORMATION = "ficp_information"
    MEASURES_OFFER = "measures_offer"  # CCo L312-35-1: a help, which no other one stops
    PLAN_OFFER = "plan_offer"  # asked for by the debtor: a hold does not stop it
    PLAN_BREACH = "plan_breach"
    ACKNOWLEDGEMENT = "acknowledgement"  # takes note, and asks for nothing of anybody
    FORMAL_NOTICE = "formal_notice"
    ACCELERATION = "acceleration"
    HANDOVER = "handover"


class Audience(StrEnum):
    BORROWERS = "borrowers"
    CONSUMERS = "consumers"  # who borrowed for himself, beside whoever did for his business
    GUARANTORS = "guarantors"


class Trigger(StrEnum):
    """The fact that makes a legal duty arise."""

    GUARANTOR_MONTH = "guarantor_month"  # CC 2303
    GUARANTOR_YEAR = "guarantor_year"  # CC 2302
    DISPUTE_DECIDED = "dispute_decided"
    FICP_INCIDENT = "ficp_incident"  # order of 26 Oct 2010
    MEASURES_PROPOSED = "measures_proposed"  # CCo L312-35-1: what he told calls for an answer with figures
    PLAN_PROPOSED = "plan_proposed"  # the agreement to sign
    PLAN_UNPAID = "plan_unpaid"  # eight days after an unpaid instalment of a plan
    DISCHARGED = "discharged"  # the debt of one debtor is erased
    FICP_DECLARED = "ficp_declared"  # to the Banque de France: he is told (L12)
    OVERRUN_MONTH = "overrun_month"  # CCo L312-92
    OVERRUN_THREE_MONTHS = "overrun_three_months"  # CCo L312-93


class CallAfter(StrEnum):
    """What a call is made after."""

    UNPAID = "unpaid"  # so many days after the origin of the cadence
    BROKEN_PROMISE = "broken_promise"


class Period(StrEnum):
    """What the letters of a step open; the next step waits for the day after its proven end."""

    CURE = "cure"
    NOTIFICATION = "notification"  # of the acceleration: first presentation of L11, or its refusal
    ACCOUNT_CLOSURE = "account_closure"  # two months (CMF L312-1-1), then the whole balance is due
    OVERDRAFT_NOTICE = "overdraft_notice"  # the notice, then the time to answer the twelve-instalment offer


@dataclass(frozen=True, slots=True)
class Segment:
    """A kind of case. The first whose conditions all hold is the case's; the last has none, so that every case has one.

    `extra_days` are added to the days of reminders and of the formal notice, never to what the law says to send.
    """

    name: str
    kinds: tuple[DebtorKind, ...] = ()  # of each of the borrowers; empty: whatever they are
    roles: tuple[DebtorRole, ...] = ()  # somebody of the case has one of them; empty: whoever is there
    regimes: tuple[LegalRegime, ...] = ()  # the case is under one of them; empty: whatever it is
    lent: bool | None = None  # False: a bill, a called guarantee, a recourse; None: whatever it is
    claim_under: Money | None = None  # unpaid today; None: whatever it is
    flags: tuple[FlagKind, ...] = ()  # one of them is declared of a borrower, and holds today; empty: whatever is
    extra_days: int = 0

    @property
    def is_for_all(self) -> bool:
        chooses_who = self.kinds or self.roles or self.regimes or self.flags
        return not chooses_who and self.lent is None and self.claim_under is None


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """One letter of a step, for whom. Empty regimes, routes or segments: whatever they are."""

    code: LetterCode
    audience: Audience
    regimes: tuple[LegalRegime, ...] = ()
    routes: tuple[AccelerationRoute, ...] = ()
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SendLetters:
    letters: tuple[LetterChoice, ...]

    @property
    def tells_of_file(self) -> bool:
        """It says that the file has gone to the bailiff (L13)."""
        return any(one.code is LetterCode.L13 for one in self.letters)


@dataclass(frozen=True, slots=True)
class HandOver:
    """The judiciary file to the bailiff of the place."""


Action = SendLetters | HandOver


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder: never taken before those above it, never skipped."""

    name: str
    guard: Guard
    action: Action
    day: int | None = None  # days after the origin of the cadence; None: only what stands above it counts
    day_when: tuple[tuple[Posture, int], ...] = ()  # another day under a posture
    gap_days: int = 0  # after the step above was completed
    routes: tuple[AccelerationRoute, ...] = ()  # empty: on every route
    segments: tuple[str, ...] = ()  # empty: in every segment
    approval: Act | None = None
    opens: Period | None = None
    proposes_forbearance: bool = False  # the letter carries the measures of CCo L312-35-1


@dataclass(frozen=True, slots=True)
class Duty:
    """What the law says to write as soon as a fact is there, beside the ladder."""

    name: str
    trigger: Trigger
    guard: Guard
    letter: LetterChoice


@dataclass(frozen=True, slots=True)
class Courtesy:
    """An e-mail without amount before the first letter, to the borrowers who gave an address (domain §4.4).

    It is no step: nothing that the law orders waits for it, and once a letter has left it is of no use.
    """

    message: str
    day: int  # days after the origin of the cadence
    guard: Guard


@dataclass(frozen=True, slots=True)
class Call:
    """A call task for each person of the audience, beside the ladder: no step waits for it (domain §4.2, §4.4)."""

    name: str
    audience: Audience
    after: CallAfter
    day: int  # days after what it is made after
    attempts: int  # without an answer, then it is given up
    say: tuple[tuple[Posture, str], ...]  # French, what to say under each posture
    day_when: tuple[tuple[Posture, int], ...] = ()


def day_under(posture: Posture, day: int, day_when: tuple[tuple[Posture, int], ...]) -> int:
    return next((other for known, other in day_when if known is posture), day)


@dataclass(frozen=True, slots=True)
class Opening:
    threshold: Money
    grace_days: int


@dataclass(frozen=True, slots=True)
class Strategy:
    product: Product
    version: str
    opening: Opening
    segments: tuple[Segment, ...]
    courtesies: tuple[Courtesy, ...]
    ladder: tuple[Step, ...]
    duties: tuple[Duty, ...]
    calls: tuple[Call, ...]
    closing: tuple[tuple[CloseReason, LetterCode], ...]
    apology: LetterCode
    apology_for: tuple[LetterCode, ...]  # a reminder says itself that payments may have crossed it

    @property
    def reference(self) -> StrategyReference:
        return StrategyReference(self.product, self.version)

    def step(self, name: str) -> Step | None:
        return next((step for step in self.ladder if step.name == name), None)

    def duty(self, name: str) -> Duty | None:
        return next((duty for duty in self.duties if duty.name == name), None)

    def duty_on(self, trigger: Trigger) -> Duty | None:
        return next((duty for duty in self.duties if duty.trigger is trigger), None)

    def closing_letter(self, reason: CloseReason) -> LetterCode | None:
        return next((code for known, code in self.closing if known is reason), None)
