"""Ordinary limitation (prescription), and what each event does to it and to the time bar (domain §9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.regime import LegalRegime

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.domain.law.parameters import LegalParameters, TimeLimitParameters


class TimeEvent(StrEnum):
    """Something that happens to a debt whose clock runs."""

    LETTER = "letter"  # reminder, formal notice, acceleration, hold
    PARTIAL_PAYMENT = "partial_payment"
    ORDER_REQUEST_FILED = "order_request_filed"
    ORDER_SERVED = "order_served"
    SUMMONS_SERVED = "summons_served"
    PLAN_SIGNED_BY_BOTH = "plan_signed_by_both"
    TWELVE_INSTALMENTS = "twelve_instalments"
    PROMISE = "promise"
    DEFERRAL_BY_BANK = "deferral_by_bank"
    OVER_INDEBTEDNESS_ADMISSIBLE = "over_indebtedness_admissible"
    IMPOSED_MEASURES_REQUESTED = "imposed_measures_requested"
    OVER_INDEBTEDNESS_PLAN = "over_indebtedness_plan"
    GRACE_PERIOD = "grace_period"


class TimeEffect(StrEnum):
    NONE = "none"
    MOVES_START = "moves_start"  # by allocation only
    INTERRUPTS = "interrupts"  # the whole time runs again from that day
    RESTARTS = "restarts"  # runs from the first incident of the new schedule


def effect_on_time_bar(event: TimeEvent) -> TimeEffect:
    """CCo R312-35; CC 2241; CCo L721-5; the request filed does nothing (CA Paris 29 Oct 2020)."""
    match event:
        case TimeEvent.PARTIAL_PAYMENT:
            return TimeEffect.MOVES_START
        case TimeEvent.ORDER_SERVED | TimeEvent.SUMMONS_SERVED | TimeEvent.IMPOSED_MEASURES_REQUESTED:
            return TimeEffect.INTERRUPTS
        case TimeEvent.PLAN_SIGNED_BY_BOTH | TimeEvent.OVER_INDEBTEDNESS_PLAN | TimeEvent.GRACE_PERIOD:
            return TimeEffect.RESTARTS
        case TimeEvent.LETTER | TimeEvent.ORDER_REQUEST_FILED | TimeEvent.OVER_INDEBTEDNESS_ADMISSIBLE:
            return TimeEffect.NONE
        case TimeEvent.TWELVE_INSTALMENTS | TimeEvent.PROMISE | TimeEvent.DEFERRAL_BY_BANK:
            return TimeEffect.NONE  # prudence; Cass. 1re civ. 28 Oct 2015 no 14-23.267 for the deferral
        case _:
            assert_never(event)


def effect_on_limitation(event: TimeEvent) -> TimeEffect:
    """Tell what differs from the time bar: a payment acknowledges the debt and interrupts (CC 2240)."""
    return TimeEffect.INTERRUPTS if event is TimeEvent.PARTIAL_PAYMENT else effect_on_time_bar(event)


@dataclass(frozen=True, slots=True)
class Limitation:
    """Last days to sue, never rolled; None: nothing of that kind is owed."""

    last_day_of_oldest_instalment: date | None
    last_day_of_accelerated_principal: date | None
    parameters_version: str

    @property
    def first_last_day(self) -> date | None:
        days = (self.last_day_of_oldest_instalment, self.last_day_of_accelerated_principal)
        return min((day for day in days if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class LimitedClaim:
    """What limitation is counted from. Each date None when there is no such thing."""

    regime: LegalRegime
    oldest_unpaid_due_on: date | None
    accelerated_on: date | None


def limitation(claim: LimitedClaim, interrupted_on: Iterable[date], parameters: LegalParameters) -> Limitation:
    """Each instalment runs from its due date, accelerated principal from acceleration (CCo L218-2; CC 2224).

    An interruption before the start, or after the time has run out, changes nothing (CC 2231).
    Raises InvalidMessage for a regime under the time bar.
    """
    months = limitation_months(claim.regime, parameters.time_limits)
    acts = sorted(interrupted_on)
    days = [
        None if start is None else last_day_after(start, acts, months)
        for start in (claim.oldest_unpaid_due_on, claim.accelerated_on)
    ]
    return Limitation(days[0], days[1], parameters.version)


def limitation_months(regime: LegalRegime, limits: TimeLimitParameters) -> int:
    """Raises InvalidMessage for a regime under the time bar."""
    match regime:
        case LegalRegime.MORTGAGE_CREDIT | LegalRegime.COMMON_LAW:
            return limits.consumer_limitation_months
        case LegalRegime.PROFESSIONAL:
            return limits.professional_limitation_months
        case LegalRegime.CONSUMER_CREDIT | LegalRegime.OVERDRAFT:
            raise InvalidMessage(f"{regime} is under the two-year time bar, not under limitation")
        case _:
            assert_never(regime)


def last_day_after(start: date, acts: Iterable[date], months: int) -> date:
    """`acts` ascending: each that comes in time makes the whole time run again (CC 2231)."""
    last_day = add_months(start, months)
    for act in acts:
        if start <= act <= last_day:
            last_day = add_months(act, months)
    return last_day


def order_expires_on(enforceable_on: date, parameters: LegalParameters) -> date:
    """Last day of the ten years of an enforcement order, not rolled (CPCE L111-4)."""
    return add_months(enforceable_on, parameters.time_limits.order_months)
