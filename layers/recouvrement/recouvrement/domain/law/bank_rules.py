"""Figures that the bank sets within the law: small sums, plans, delegation, retention. Units as in `parameters`."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class CollectionParameters:
    since: date
    no_letter_under: Money
    no_call_under: Money
    no_notice_under: Money
    no_suit_under: Money
    small_sum_bar_days: int  # the time bar this near lifts the floors
    treated_as_paid: Money
    redefault_months: int
    redefault_review: int  # cases in a row, each soon after the other: a person looks at the customer
    plan_letter_days: int
    plan_lapse_days: int
    plan_signature_days: int  # an offer sent for signature lasts so long
    forbearance_days: int
    forbearance_bar_days: int  # the time bar this near lifts the wait after the proposal
    stale_feed_days: int  # working days
    statement_age_days: int
    approval_days: int
    post_days: int  # that a letter may take: money of those days has crossed it


@dataclass(frozen=True, slots=True)
class SuspensionParameters:
    """What suspends or diverts (domain §10). Units as in the names."""

    since: date
    dispute_acknowledge_working_days: int
    dispute_answer_working_days: int
    over_indebtedness_claim_days: int  # after admissibility
    admissibility_appeal_days: int
    liabilities_contest_days: int
    claim_declaration_abroad_months: int  # Ccom R622-24
    heirs_option_months: int  # CC 771
    heirs_call_months: int  # CC 772
    desk_working_days: int
    measures_grace_days: int
    yearly_information_month: int  # CC 2302: before the end of that month


@dataclass(frozen=True, slots=True)
class Limits:
    """The most each level decides alone; the committee has none. Agent None: never decides this."""

    agent: Money | None
    supervisor: Money
    head_of_collections: Money


@dataclass(frozen=True, slots=True)
class DelegationParameters:
    since: date
    waive_step: Limits
    plan: Limits
    acceleration: Limits
    handover: Limits
    write_off: Limits
    agent_plan_months: int
    supervisor_plan_months: int
    head_of_collections_plan_months: int
    agent_plan_minimum: Money  # smallest instalment


@dataclass(frozen=True, slots=True)
class PrudentialParameters:
    since: date
    absolute_threshold: Money
    relative_threshold_pct: Decimal
    default_days: int


@dataclass(frozen=True, slots=True)
class RetentionParameters:
    since: date
    dunning_hours_after_payment: int
    archive_years: int
    order_years: int
    accounting_years: int
    identity_years: int
