"""How the bank talks with people who are late: figures of its own, within the law (domain §4.4, §4.5, §4.8)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DialogueParameters:
    since: date
    calls_a_day: int  # to one person, across all his contracts
    calls_a_week: int  # any seven days
    reply_working_days: int
    dispute_reply_working_days: int
    data_rights_reply_months: int  # GDPR 12-3
    promise_longest_days: int
    promise_grace_days: int  # for the money to arrive
    promises_in_a_row: int  # not kept, or not yet
    vulnerability_pause_days: int
    vulnerability_flag_days: int
    address_search_working_days: int
    proposal_reply_days: int
    deferral_months: int  # of a sum or of instalments, in a proposal of measures
    spread_months: int  # over which partial payments run, or a term is prolonged
