"""Wage and account attachments: what stands, what lapses, what is expected of each (domain §12.1, §12.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.enforcement.acts import (
    AccountAttachment,
    AgreementRecord,
    AttachmentNotice,
    BailiffReceipt,
    MeasureRelease,
    NoContestCertificate,
    PaymentCommand,
    WageReport,
)
from recouvrement.domain.law.attachments import Wage, wage_limits_on, wage_share
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.deadlines import (
    account_attachment_contest,
    account_attachment_notice,
    wage_attachment_window,
)

if TYPE_CHECKING:
    from recouvrement.domain.case.enforcement.record import Enforcement
    from recouvrement.domain.case.view import View
    from recouvrement.domain.identifiers import PartyId
    from recouvrement.domain.law.attachments import WageShare
    from recouvrement.domain.law.deadlines import WageAttachmentWindow
    from recouvrement.domain.law.parameters import LegalParameters

Measure = WageReport | AccountAttachment


def standing_measures(enforcement: Enforcement) -> tuple[Measure, ...]:
    """Those that nobody has released: they bind the debtor, and a closing owes their release."""
    released = {act.measure for act in enforcement.of(MeasureRelease)}
    measures: tuple[Measure, ...] = (*enforcement.of(WageReport), *enforcement.of(AccountAttachment))
    return tuple(measure for measure in measures if measure.reference not in released)


def release_key(measure: Measure) -> str:
    """Under which the bailiff is told once to lift it."""
    return f"release:{measure.reference}"


@dataclass(frozen=True, slots=True)
class AttachmentCourse:
    """An account attachment. Each date None when it does not run, or is no longer waited for."""

    notice_by: date | None  # the debtor must be told, or it lapses (CPCE R211-3)
    contest_until: date | None  # then the certificate makes it payable (CPCE R211-11)
    is_lapsed: bool


def attachment_course(measure: AccountAttachment, view: View) -> AttachmentCourse:
    region = view.case.region_of(measure.party_id)
    last_day = account_attachment_notice(measure.on, view.parameters, region).last_day
    enforcement = view.case.enforcement
    notices = [act.on for act in enforcement.of(AttachmentNotice) if act.measure == measure.reference]
    in_time = [day for day in notices if day <= last_day]
    if not in_time:
        return AttachmentCourse(last_day, None, view.today > last_day)
    certified = any(act.measure == measure.reference for act in enforcement.of(NoContestCertificate))
    contest = account_attachment_contest(min(in_time), view.parameters, region).last_day
    return AttachmentCourse(None, None if certified else contest, is_lapsed=False)


def wage_window(party_id: PartyId, view: View) -> WageAttachmentWindow | None:
    """From the last command, while no report has followed it; an agreement keeps it from lapsing (CPCE L212-6)."""
    enforcement = view.case.enforcement
    commands = enforcement.against(party_id, PaymentCommand)
    if not commands:
        return None
    command = commands[-1]
    since = (*enforcement.against(party_id, WageReport), *enforcement.against(party_id, AgreementRecord))
    if any(act.on >= command.on for act in since):
        return None
    return wage_attachment_window(command.on, view.parameters, view.case.region_of(party_id))


def expected_share(report: WageReport, view: View) -> WageShare | None:
    """What a month may bring: an estimate, to judge receipts by (domain §12.1 point 7). None: no wage is known."""
    if report.monthly_net is None:
        return None
    wage = Wage(report.monthly_net, report.dependants)
    return wage_share(wage, wage_limits_on(view.today, view.outstanding, view.parameters))


def next_receipt_by(report: WageReport, enforcement: Enforcement, parameters: LegalParameters) -> date:
    """A month's pay, then at most six weeks until the distributor shares it (domain §12.1 point 6)."""
    receipts = enforcement.against(report.party_id, BailiffReceipt)
    last = max((act.on for act in receipts), default=report.on)
    return add_months(max(last, report.on), 1) + timedelta(weeks=parameters.judicial.wage_share_weeks)
