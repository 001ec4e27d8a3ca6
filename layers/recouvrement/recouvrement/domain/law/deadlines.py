"""Procedural periods and their ends (CPC 641, 642; conventions C-04 to C-06).

What rolls to the next working day: everything here. What does not is elsewhere and says so: time bar and limitation,
FICP window, plan dates, guarantor's month, days without proof, interest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.law.calendar import Region, add_months, next_working_day
from recouvrement.domain.law.dues import check_count

if TYPE_CHECKING:
    from recouvrement.domain.law.parameters import LegalParameters

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deadline:
    """`raw_end` before the roll, `last_day` after it."""

    raw_end: date
    last_day: date
    parameters_version: str


@dataclass(frozen=True, slots=True)
class CurePeriod:
    raw_end: date
    end: date
    acceleration_allowed_from: date  # the day after the rolled end (C-06)


@dataclass(frozen=True, slots=True)
class OppositionPeriod:
    opposition_raw_end: date
    opposition_last_day: date
    two_month_raw_end: date
    enforcement_without_court_notice_from: date
    parameters_version: str


@dataclass(frozen=True, slots=True)
class WageAttachmentWindow:
    one_month_raw_end: date
    report_earliest: date
    three_month_raw_end: date
    report_latest: date
    parameters_version: str


class OverdraftNotice(StrEnum):
    OVERRUN = "overrun"  # end of a tolerance, CCo L312-93
    AUTHORISED = "authorised"  # termination of an authorised overdraft, CCo L312-90
    PROFESSIONAL = "professional"  # CMF L313-12


def cure_period(first_presentation: date, days: int, region: Region = Region.GENERAL) -> CurePeriod:
    """Time left to avoid acceleration, from the first presentation of the letter (domain §6).

    Raises InvalidMessage under a day.
    """
    check_count("the days of the cure period", days, 1)
    raw_end = first_presentation + timedelta(days=days)
    end = next_working_day(raw_end, region)
    return CurePeriod(raw_end, end, end + _ONE_DAY)


def payment_order_service(order_on: date, parameters: LegalParameters, region: Region = Region.GENERAL) -> Deadline:
    """Last day to serve a payment order on every debtor: 3 months, 6 before 1 September 2026 (CPC 1411)."""
    months = parameters.judicial.order_service_months.on(order_on)
    return _deadline(add_months(order_on, months), parameters, region)


def payment_order_opposition(
    served_in_person_on: date, parameters: LegalParameters, region: Region = Region.GENERAL
) -> OppositionPeriod:
    """One month to oppose (CPC 1416); after two months of silence enforcement may go on (decree 2026-96)."""
    opposition = add_months(served_in_person_on, parameters.judicial.opposition_months)
    silence = add_months(served_in_person_on, parameters.judicial.order_silence_months)
    return OppositionPeriod(
        opposition_raw_end=opposition,
        opposition_last_day=next_working_day(opposition, region),
        two_month_raw_end=silence,
        enforcement_without_court_notice_from=next_working_day(silence, region) + _ONE_DAY,
        parameters_version=parameters.version,
    )


def wage_attachment_window(
    command_served_on: date, parameters: LegalParameters, region: Region = Region.GENERAL
) -> WageAttachmentWindow:
    """Report to the employer: not before one month, not after three from the command (CPCE L212-2, L212-6)."""
    first = add_months(command_served_on, parameters.judicial.wage_window_first_months)
    last = add_months(command_served_on, parameters.judicial.wage_window_last_months)
    return WageAttachmentWindow(
        one_month_raw_end=first,
        report_earliest=next_working_day(first, region) + _ONE_DAY,
        three_month_raw_end=last,
        report_latest=next_working_day(last, region),
        parameters_version=parameters.version,
    )


def insolvency_claim_declaration(
    published_on: date, parameters: LegalParameters, region: Region = Region.GENERAL
) -> Deadline:
    """Two months from publication in the BODACC (Ccom R622-24)."""
    return _deadline(add_months(published_on, parameters.judicial.claim_declaration_months), parameters, region)


def insolvency_claim_declaration_abroad(
    published_on: date, parameters: LegalParameters, region: Region = Region.GENERAL
) -> Deadline:
    """Four months for a creditor outside metropolitan France (Ccom R622-24)."""
    return _deadline(
        add_months(published_on, parameters.suspension.claim_declaration_abroad_months), parameters, region
    )


def account_attachment_notice(
    attached_on: date, parameters: LegalParameters, region: Region = Region.GENERAL
) -> Deadline:
    """Tell the debtor within eight days, or the attachment lapses (CPCE R211-3)."""
    return _deadline(attached_on + timedelta(days=parameters.judicial.attachment_notice_days), parameters, region)


def account_attachment_contest(
    notified_on: date, parameters: LegalParameters, region: Region = Region.GENERAL
) -> Deadline:
    """One month for the debtor to contest, from the notice (CPCE R211-11)."""
    return _deadline(add_months(notified_on, parameters.judicial.attachment_contest_months), parameters, region)


def small_claim_answer(sent_on: date, parameters: LegalParameters, region: Region = Region.GENERAL) -> Deadline:
    """Month of the simplified procedure for small claims (CPCE R125-1)."""
    return _deadline(add_months(sent_on, parameters.judicial.small_claim_months), parameters, region)


def overdraft_notice(
    sent_on: date, notice: OverdraftNotice, parameters: LegalParameters, region: Region = Region.GENERAL
) -> Deadline:
    """End of the notice before an overdraft is cut: 30 days, 2 months or 60 days."""
    return _deadline(_notice_end(sent_on, notice, parameters), parameters, region)


def twelve_instalments_answer(
    notice_ended_on: date, parameters: LegalParameters, region: Region = Region.GENERAL
) -> Deadline:
    """Days for which the offer of twelve instalments stays open after the notice (CCo L312-93; bank's rule)."""
    return _deadline(notice_ended_on + timedelta(days=parameters.overdraft.answer_days), parameters, region)


def account_closure(sent_on: date, parameters: LegalParameters, region: Region = Region.GENERAL) -> Deadline:
    """End of the notice before an account is closed: two months (CMF L312-1-1); its balance is due from then."""
    return _deadline(add_months(sent_on, parameters.overdraft.closure_notice_months), parameters, region)


def _notice_end(sent_on: date, notice: OverdraftNotice, parameters: LegalParameters) -> date:
    match notice:
        case OverdraftNotice.OVERRUN:
            return sent_on + timedelta(days=parameters.overdraft.overrun_notice_days)
        case OverdraftNotice.AUTHORISED:
            return add_months(sent_on, parameters.overdraft.authorised_notice_months)
        case OverdraftNotice.PROFESSIONAL:
            return sent_on + timedelta(days=parameters.overdraft.professional_notice_days)
        case _:
            assert_never(notice)


def _deadline(raw_end: date, parameters: LegalParameters, region: Region) -> Deadline:
    return Deadline(raw_end, next_working_day(raw_end, region), parameters.version)
