"""Families of days and of what may be taken: calendar, deadlines, attachments, incident fees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law import deadlines
from recouvrement.domain.law.attachments import Wage, WageLimits, account_attachment, wage_scale, wage_share
from recouvrement.domain.law.calendar import (
    Region,
    easter_sunday,
    is_working_day,
    next_working_day,
    public_holidays,
)
from recouvrement.domain.law.fees import FeeProfile, MonthOfIncidents, incident_fees

if TYPE_CHECKING:
    from infra.local.compute.inputs import Inputs
    from infra.local.compute.shapes import Result
    from recouvrement.domain.law.parameters import LegalParameters


def compute_working_days(inputs: Inputs, _: LegalParameters) -> Result:
    region = Region.ALSACE_MOSELLE if inputs.truth("alsace_moselle") else Region.GENERAL
    days = inputs.days("dates")
    return {
        "working": {day.isoformat(): is_working_day(day, region) for day in days},
        "rolled": {day.isoformat(): next_working_day(day, region).isoformat() for day in days},
    }


def compute_public_holidays(inputs: Inputs, _: LegalParameters) -> Result:
    year = inputs.whole_number("year")
    return {
        "easter_sunday": easter_sunday(year).isoformat(),
        "holidays": [day.isoformat() for day in public_holidays(year)],
    }


def compute_deadline(inputs: Inputs, parameters: LegalParameters) -> Result:
    match inputs.text("kind"):
        case "cure_period":
            return _cure_period(inputs)
        case "payment_order_service":
            found = deadlines.payment_order_service(inputs.day("order_date"), parameters)
            return {"raw_end": found.raw_end.isoformat(), "last_day_to_serve": found.last_day.isoformat()}
        case "payment_order_opposition":
            return _opposition(inputs, parameters)
        case "wage_attachment_window":
            return _wage_window(inputs, parameters)
        case "insolvency_claim_declaration":
            return _simple(deadlines.insolvency_claim_declaration(inputs.day("bodacc_published_on"), parameters))
        case "account_attachment_notice_to_debtor":
            return _simple(deadlines.account_attachment_notice(inputs.day("attached_on"), parameters))
        case unknown:
            raise InvalidMessage(f"kind: no deadline of kind {unknown!r}")


def _simple(deadline: deadlines.Deadline) -> Result:
    return {"raw_end": deadline.raw_end.isoformat(), "last_day": deadline.last_day.isoformat()}


def _cure_period(inputs: Inputs) -> Result:
    found = deadlines.cure_period(inputs.day("first_presentation"), inputs.whole_number("days"))
    return {
        "raw_end": found.raw_end.isoformat(),
        "end": found.end.isoformat(),
        "acceleration_allowed_from": found.acceleration_allowed_from.isoformat(),
    }


def _opposition(inputs: Inputs, parameters: LegalParameters) -> Result:
    found = deadlines.payment_order_opposition(inputs.day("served_in_person_on"), parameters)
    return {
        "opposition_raw_end": found.opposition_raw_end.isoformat(),
        "opposition_last_day": found.opposition_last_day.isoformat(),
        "two_month_raw_end": found.two_month_raw_end.isoformat(),
        "enforcement_without_court_notice_from": found.enforcement_without_court_notice_from.isoformat(),
    }


def _wage_window(inputs: Inputs, parameters: LegalParameters) -> Result:
    found = deadlines.wage_attachment_window(inputs.day("command_served_on"), parameters)
    return {
        "one_month_raw_end": found.one_month_raw_end.isoformat(),
        "report_earliest": found.report_earliest.isoformat(),
        "three_month_raw_end": found.three_month_raw_end.isoformat(),
        "report_latest": found.report_latest.isoformat(),
    }


def compute_wage_share(inputs: Inputs, parameters: LegalParameters) -> Result:
    year = inputs.text("scale")
    if not (len(year) == 4 and year.isascii() and year.isdigit()):
        raise InvalidMessage(f"scale: a year is written like '2026', not {year!r}")
    minimum, debt = inputs.money("protected_minimum"), inputs.optional_money("remaining_debt")
    wage = Wage(inputs.money("monthly_net"), inputs.whole_number("dependants"))
    found = wage_share(wage, WageLimits(wage_scale(int(year), parameters), minimum, debt))
    return {
        "scale_amount": str(found.scale_amount),
        "attachable": str(found.attachable),
        "left_to_debtor": str(found.left_to_debtor),
    }


def compute_account_attachment(inputs: Inputs, _: LegalParameters) -> Result:
    claim, minimum = inputs.money("claim"), inputs.money("protected_minimum")
    found = account_attachment(inputs.moneys("account_balances"), claim, minimum)
    return {
        "credit_total": str(found.credit_total),
        "protected_balance": str(found.protected_balance),
        "attached": str(found.attached),
    }


def compute_incident_fees(inputs: Inputs, parameters: LegalParameters) -> Result:
    month = MonthOfIncidents(
        inputs.choice("profile", FeeProfile),
        inputs.whole_number("overrun_operations"),
        inputs.moneys("rejected_direct_debits"),
        inputs.money("year_to_date_fees"),
    )
    found = incident_fees(month, parameters)
    return {
        "intervention_fees": str(found.intervention),
        "rejection_fees": str(found.rejection),
        "gross": str(found.gross),
        "chargeable": str(found.chargeable),
    }
