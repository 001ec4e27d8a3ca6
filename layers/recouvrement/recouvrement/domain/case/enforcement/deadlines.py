"""Everything of a litigation or an enforcement that a person must be told of, and when: alarms and agenda read this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.enforcement.acts import (
    AgreementRecord,
    DebtorAct,
    Judgment,
    NoAssets,
    Opposition,
    OrderRefused,
    Served,
    ServiceDone,
    ServiceFailed,
    ServiceMode,
    SmallClaimInvitation,
    Uncollectable,
    WageReport,
)
from recouvrement.domain.case.enforcement.measures import (
    AttachmentCourse,
    attachment_course,
    next_receipt_by,
    release_key,
    standing_measures,
    wage_window,
)
from recouvrement.domain.case.enforcement.orders import (
    ONE_DAY,
    OrderStatus,
    first_service,
    judgment_to_serve_by,
    standing,
    title,
)
from recouvrement.domain.case.handover.record import HandoverState
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.deadlines import small_claim_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View

_MONTHS_OF_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Signal:
    """Told once by `key`, from that day on, unless what it is about was done by then."""

    kind: CaseAlarm
    key: str
    on: date
    sentence: str


def signals(view: View) -> Iterator[Signal]:
    """What is to be told, past or future. Once the case is closed or the file recalled, only of what still binds."""
    yield from _releases_awaited(view)
    file = view.case.handover
    if file is None or file.state is not HandoverState.HANDED_OVER or not view.case.is_open:
        return
    yield from _silence(view)
    yield from _access(view)
    yield from _heard(view)
    for debtor in view.case.debtors:
        yield from _service(debtor, view)
        yield from _wages(debtor, view)
        yield from _order_life(debtor, view)
        yield from _small_claim(debtor, view)
    for measure in standing_measures(view.case.enforcement):
        if isinstance(measure, WageReport):
            day = next_receipt_by(measure, view.case.enforcement, view.parameters) + ONE_DAY
            yield Signal(
                CaseAlarm.WAGE_RECEIPT_MISSING, f"wage:{measure.reference}:{day}", day, "no attached wage has come"
            )
        else:
            yield from _attachment(measure.reference, attachment_course(measure, view), view)


def _silence(view: View) -> Iterator[Signal]:
    """A file that nobody works on lets the time bar run."""
    file = view.case.handover
    if file is None or file.handed_over_on is None:
        return
    last = max((act.on for act in view.case.enforcement.acts), default=file.handed_over_on)
    day = max(last, file.handed_over_on) + timedelta(days=view.parameters.judicial.bailiff_silence_days)
    yield Signal(CaseAlarm.BAILIFF_SILENT, f"silent:{day}", day, f"no act since {last}")


def _access(view: View) -> Iterator[Signal]:
    """Without it he has no way to send his acts back."""
    file, rules = view.case.handover, view.parameters.judicial
    since = view.case.enforcement.renewed_on or (None if file is None else file.handed_over_on)
    if since is not None:
        ends_on = since + timedelta(days=rules.bailiff_access_days)
        near = ends_on - timedelta(days=rules.access_margin_days)
        yield Signal(CaseAlarm.BAILIFF_ACCESS_ENDING, f"access:{ends_on}", near, f"his access ends on {ends_on}")


def _releases_awaited(view: View) -> Iterator[Signal]:
    """Somebody who owes nothing is still bound."""
    enforcement = view.case.enforcement
    for measure in standing_measures(enforcement):
        told_on = enforcement.told_on(release_key(measure))
        if told_on is not None:
            day = told_on + timedelta(days=view.parameters.judicial.release_wait_days)
            sentence = f"{measure.reference} was to be lifted on {told_on}"
            yield Signal(CaseAlarm.RELEASE_AWAITED, f"awaited:{measure.reference}", day, sentence)


def _heard(view: View) -> Iterator[Signal]:
    """What an act says by itself, and that a person has to answer."""
    decision = title(view.case)
    for act in view.case.enforcement.acts:
        kind = _said(act)
        if kind is None or (decision is not None and decision.on > act.on):
            continue
        who = f" of {act.party_id}" if isinstance(act, DebtorAct) else ""
        yield Signal(kind, f"{kind}:{act.reference}", act.on, f"{act.act_type}{who}, {act.on}")


def _said(act: object) -> CaseAlarm | None:
    match act:
        case OrderRefused():
            return CaseAlarm.ORDER_REFUSED  # no appeal: sue instead
        case Opposition():
            return CaseAlarm.ORDER_OPPOSED  # to the ordinary trial
        case ServiceFailed() | ServiceDone(mode=ServiceMode.SEARCHED):
            return CaseAlarm.SERVICE_NO_ADDRESS
        case NoAssets():
            return CaseAlarm.ENFORCEMENT_NO_ASSETS  # review what is still worth doing
        case Uncollectable():
            return CaseAlarm.ENFORCEMENT_UNCOLLECTABLE
        case _:
            return None


def _service(debtor: Debtor, view: View) -> Iterator[Signal]:
    decision = title(view.case)
    found = standing(debtor.party_id, view)
    if decision is None or found is None or found.served_on is not None:
        return
    is_judgment = isinstance(decision, Judgment)
    if is_judgment and (
        decision.award.is_nothing or first_service(view.case, debtor.party_id, Served.JUDGMENT, decision.on)
    ):
        return
    last_day = judgment_to_serve_by(decision, debtor.region, view) if isinstance(decision, Judgment) else found.serve_by
    if last_day is None:
        return
    key, who = f"{decision.reference}:{debtor.party_id}", f"on {debtor.party_id} by {last_day}"
    margin = timedelta(days=view.parameters.judicial.service_margin_days)
    yield Signal(CaseAlarm.ORDER_SERVICE_NEAR, f"serve:{key}", last_day - margin, f"to serve {who}")
    yield Signal(CaseAlarm.ORDER_LAPSED, f"lapsed:{key}", last_day + ONE_DAY, f"was not served {who}")


def _wages(debtor: Debtor, view: View) -> Iterator[Signal]:
    window = wage_window(debtor.party_id, view)
    if window is None or not view.case.enforcement.is_open_against(debtor.party_id):
        return
    key, who = f"{debtor.party_id}:{window.report_latest}", f"on the employer of {debtor.party_id}"
    margin = timedelta(days=view.parameters.judicial.service_margin_days)
    yield Signal(CaseAlarm.WAGE_WINDOW_OPEN, f"open:{key}", window.report_earliest, f"a report may be served {who}")
    yield Signal(
        CaseAlarm.WAGE_WINDOW_CLOSING,
        f"closing:{key}",
        window.report_latest - margin,
        f"{window.report_latest} is the last {who}",
    )
    yield Signal(
        CaseAlarm.WAGE_COMMAND_LAPSED, f"lapse:{key}", window.report_latest + ONE_DAY, f"no report was served {who}"
    )


def _order_life(debtor: Debtor, view: View) -> Iterator[Signal]:
    found = standing(debtor.party_id, view)
    if found is None or found.status is not OrderStatus.ORDER_FINAL or found.enforceable_on is None:
        return
    since = found.enforceable_on
    years = (view.today - since).days // 366 + 1
    day = add_months(since, _MONTHS_OF_A_YEAR * years)
    yield Signal(
        CaseAlarm.ENFORCEMENT_YEARLY_REVIEW, f"year:{debtor.party_id}:{day}", day, "a year of enforcement: a statement"
    )
    if found.expires_on is not None:
        near = found.expires_on - timedelta(days=view.parameters.judicial.order_alarm_days)
        key = f"{debtor.party_id}:{found.expires_on}"
        yield Signal(CaseAlarm.ORDER_EXPIRING, f"expires:{key}", near, f"the order ends on {found.expires_on}")


def _small_claim(debtor: Debtor, view: View) -> Iterator[Signal]:
    enforcement = view.case.enforcement
    invitations = enforcement.against(debtor.party_id, SmallClaimInvitation)
    if not invitations or enforcement.against(debtor.party_id, AgreementRecord):
        return
    last_day = small_claim_answer(invitations[-1].on, view.parameters, debtor.region).last_day
    key = f"small:{debtor.party_id}:{last_day}"
    yield Signal(
        CaseAlarm.SMALL_CLAIM_UNANSWERED, key, last_day + ONE_DAY, f"{debtor.party_id} did not agree: another procedure"
    )


def _attachment(reference: str, course: AttachmentCourse, view: View) -> Iterator[Signal]:
    if course.notice_by is not None:
        near = course.notice_by - timedelta(days=view.parameters.judicial.attachment_margin_days)
        yield Signal(
            CaseAlarm.ATTACHMENT_NOTICE_NEAR, f"notice:{reference}", near, f"tell the debtor by {course.notice_by}"
        )
        day = course.notice_by + ONE_DAY
        yield Signal(
            CaseAlarm.ATTACHMENT_LAPSED, f"attachment:{reference}", day, f"{reference}: the debtor was not told"
        )
    if course.contest_until is not None:
        day = course.contest_until + ONE_DAY
        yield Signal(CaseAlarm.ATTACHMENT_PAYABLE, f"payable:{reference}", day, f"{reference}: ask for the certificate")
