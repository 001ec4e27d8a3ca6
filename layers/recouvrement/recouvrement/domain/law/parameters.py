"""The dated figures of the law and of the bank, as data: domain §15. One group per file of `infra/parameters`.

Money is in euros, a name ending in `_pct` in percent, `_days` in calendar days, `_months` in months, unless said.
`since` is the day from which the whole group is in force; what has changed within living memory is a `Dated` value.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.law.bank_rules import (
    CollectionParameters,
    DelegationParameters,
    PrudentialParameters,
    RetentionParameters,
    SuspensionParameters,
)
from recouvrement.domain.law.dated import Dated
from recouvrement.domain.law.dialogue_rules import DialogueParameters
from recouvrement.domain.law.legal_rates import LegalRates
from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class LegalInterestParameters:
    rates: LegalRates
    increase_points: Decimal  # CMF L313-3
    increase_after_months: int
    arrears_months_after_order: int  # CCo L218-2, Cass. avis 4 July 2016


@dataclass(frozen=True, slots=True)
class WageScale:
    """Yearly slices of net wage and the share of each; one fraction more than thresholds (CT R3252-2)."""

    annual_thresholds: tuple[Money, ...]
    fractions: tuple[Fraction, ...]
    per_dependant: Money  # added to every threshold, a year and a dependant (CT R3252-3)

    def __post_init__(self) -> None:
        if len(self.fractions) != len(self.annual_thresholds) + 1:
            raise InvalidProcedure("a scale has one fraction more than thresholds")
        if any(after <= before for before, after in pairwise(self.annual_thresholds)):
            raise InvalidProcedure("disorder: the thresholds of a scale ascend")


@dataclass(frozen=True, slots=True)
class AttachmentParameters:
    scales: Dated[WageScale]
    protected_minimum: Dated[Money]  # RSA of a single person, a month


@dataclass(frozen=True, slots=True)
class FicpParameters:
    since: date
    no_schedule_threshold: Money
    minimum: Money  # nothing is declared under it
    no_schedule_days: int  # after the formal notice
    window_days: int
    window_months: int  # the later of days and months ends the window
    letter_working_days: int  # from the trigger to the information letter
    declaration_working_days: int


@dataclass(frozen=True, slots=True)
class IndemnityParameters:
    since: date
    consumer_pct: Decimal  # CCo D312-16
    overdue_pct: Decimal  # CCo D312-17
    deferred_pct: Decimal  # CCo D312-17
    mortgage_pct: Decimal  # CCo R313-28
    flat_recovery: Money  # a late invoice of a professional (Ccom D441-5)


@dataclass(frozen=True, slots=True)
class NoticeParameters:
    since: date
    consumer_cure_days: int
    mortgage_cure_days: int
    professional_cure_days: int
    inquiry_days: int  # without proof of presentation: postal inquiry
    sommation_days: int  # without proof: new notice by a bailiff


@dataclass(frozen=True, slots=True)
class TimeLimitParameters:
    since: date
    time_bar_months: int  # CCo R312-35
    overdraft_term_months: int  # CCo L312-93
    consumer_limitation_months: int  # CCo L218-2
    professional_limitation_months: int  # CC 2224, Ccom L110-4
    order_months: int  # CPCE L111-4
    guarantor_information_months: int  # CC 2303
    alarm_days: tuple[int, ...]  # before the last day to sue
    service_margin_days: int  # action filed and served that long before it


@dataclass(frozen=True, slots=True)
class JudicialParameters:
    order_service_months: Dated[int]  # by the day of the order (CPC 1411)
    opposition_months: int
    order_silence_months: int
    wage_window_first_months: int  # CPCE L212-2
    wage_window_last_months: int  # CPCE L212-6
    attachment_notice_days: int  # CPCE R211-3
    attachment_contest_months: int  # CPCE R211-11
    claim_declaration_months: int  # Ccom R622-24
    small_claim_cap: Money  # CPCE L125-1
    small_claim_months: int
    court_fee: Money
    judgment_service_months: int  # CPC 478: a judgment by default not served by then is as if never given
    payment_order_cap: Money  # above, the bank sues on the merits
    service_margin_days: int  # a service, or a report to the employer, is planned that long before its last day
    attachment_margin_days: int
    wage_share_weeks: int  # the distributor shares what employers paid
    bailiff_silence_days: int  # without an act: he is asked
    order_alarm_days: int  # before the order ends
    bailiff_access_days: int  # he may send acts back, then his access is renewed
    access_margin_days: int  # before that access ends
    release_wait_days: int  # for a release that was asked for


@dataclass(frozen=True, slots=True)
class FeeCaps:
    per_operation: Money
    per_month: Money


@dataclass(frozen=True, slots=True)
class IncidentFeeParameters:
    since: date
    standard_intervention: FeeCaps  # CMF R312-4-1
    specific_intervention: FeeCaps  # CMF R312-4-2
    rejected_debit: Money
    fragile_month: Money
    specific_month: Money
    specific_year: Money


@dataclass(frozen=True, slots=True)
class OverdraftParameters:
    since: date
    instalments: int  # CCo L312-93, L312-90
    overrun_notice_days: int
    authorised_notice_months: int
    closure_notice_months: int
    professional_notice_days: int  # CMF L313-12
    answer_days: int  # to the twelve-instalment offer, after the notice
    significant_overrun: Money


@dataclass(frozen=True, slots=True)
class RegimeParameters:
    consumer_credit_cap: Dated[Money]  # by the day of signature


@dataclass(frozen=True, slots=True)
class FeeSlice:
    """A slice of a degressive fee; `up_to` None: all above."""

    up_to: Money | None
    rate_pct: Decimal


@dataclass(frozen=True, slots=True)
class BailiffFeeParameters:
    since: date
    creditor_slices: tuple[FeeSlice, ...]  # Ccom A444-32: the bank's expense


@dataclass(frozen=True, slots=True)
class LegalParameters:
    """Everything at once; `version` goes into each result, so that any figure can be made again (C-13)."""

    version: str
    legal_interest: LegalInterestParameters
    attachments: AttachmentParameters
    ficp: FicpParameters
    indemnity: IndemnityParameters
    notice: NoticeParameters
    time_limits: TimeLimitParameters
    judicial: JudicialParameters
    incident_fees: IncidentFeeParameters
    overdraft: OverdraftParameters
    collection: CollectionParameters
    regime: RegimeParameters
    delegation: DelegationParameters
    prudential: PrudentialParameters
    retention: RetentionParameters
    bailiff_fees: BailiffFeeParameters
    suspension: SuspensionParameters
    dialogue: DialogueParameters
