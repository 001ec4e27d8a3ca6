"""Everything of a litigation or an enforcement that a person must be told of, and when: alarms and agenda read this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

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

    kind: str
    key: str
    on: date
    sentence: str


def signals(view: View) -> Iterator[Signal]:
    """What is to be told, past or future. Nothing, once the case is closed or the file recalled."""
    file = view.case.handover
    if file is None or file.state is not HandoverState.HANDED_OVER or not view.case.is_open:
        return
    yield from _silence(view)
    yield from _heard(view)
    for debtor in view.case.debtors:
        yield from _service(debtor, view)
        yield from _wages(debtor, view)
        yield from _order_life(debtor, view)
        yield from _small_claim(debtor, view)
    for measure in standing_measures(view.case.enforcement):
        if isinstance(measure, WageReport):
            day = next_receipt_by(measure, view.case.enforcement, view.parameters) + ONE_DAY
            yield Signal("wage.receipt_missing", f"wage:{measure.reference}:{day}", day, "no attached wage has come")
        else:
            yield from _attachment(measure.reference, attachment_course(measure, view), view)


def _silence(view: View) -> Iterator[Signal]:
    """A file that nobody works on lets the time bar run."""
    file = view.case.handover
    if file is None or file.handed_over_on is None:
        return
    last = max((act.on for act in view.case.enforcement.acts), default=file.handed_over_on)
    day = max(last, file.handed_over_on) + timedelta(days=view.parameters.judicial.bailiff_silence_days)
    yield Signal("bailiff.silent", f"silent:{day}", day, f"no act since {last}")


def _heard(view: View) -> Iterator[Signal]:
    """What an act says by itself, and that a person has to answer."""
    decision = title(view.case)
    for act in view.case.enforcement.acts:
        kind = _said(act)
        if kind is None or (decision is not None and decision.on > act.on):
            continue
        who = f" of {act.party_id}" if isinstance(act, DebtorAct) else ""
        yield Signal(kind, f"{kind}:{act.reference}", act.on, f"{act.act_type}{who}, {act.on}")


def _said(act: object) -> str | None:
    match act:
        case OrderRefused():
            return "order.refused"  # no appeal: sue instead
        case Opposition():
            return "order.opposed"  # to the ordinary trial
        case ServiceFailed() | ServiceDone(mode=ServiceMode.SEARCHED):
            return "service.no_address"
        case NoAssets():
            return "enforcement.no_assets"  # review what is still worth doing
        case Uncollectable():
            return "enforcement.uncollectable"
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
    yield Signal("order.service_near", f"serve:{key}", last_day - margin, f"to serve {who}")
    yield Signal("order.lapsed", f"lapsed:{key}", last_day + ONE_DAY, f"was not served {who}")


def _wages(debtor: Debtor, view: View) -> Iterator[Signal]:
    window = wage_window(debtor.party_id, view)
    if window is None or not view.case.enforcement.is_open_against(debtor.party_id):
        return
    key, who = f"{debtor.party_id}:{window.report_latest}", f"on the employer of {debtor.party_id}"
    margin = timedelta(days=view.parameters.judicial.service_margin_days)
    yield Signal("wage.window_open", f"open:{key}", window.report_earliest, f"a report may be served {who}")
    yield Signal(
        "wage.window_closing",
        f"closing:{key}",
        window.report_latest - margin,
        f"{window.report_latest} is the last {who}",
    )
    yield Signal("wage.command_lapsed", f"lapse:{key}", window.report_latest + ONE_DAY, f"no report was served {who}")


def _order_life(debtor: Debtor, view: View) -> Iterator[Signal]:
    found = standing(debtor.party_id, view)
    if found is None or found.status is not OrderStatus.ORDER_FINAL or found.enforceable_on is None:
        return
    since = found.enforceable_on
    years = (view.today - since).days // 366 + 1
    day = add_months(since, _MONTHS_OF_A_YEAR * years)
    yield Signal(
        "enforcement.yearly_review", f"year:{debtor.party_id}:{day}", day, "a year of enforcement: a statement"
    )
    if found.expires_on is not None:
        near = found.expires_on - timedelta(days=view.parameters.judicial.order_alarm_days)
        key = f"{debtor.party_id}:{found.expires_on}"
        yield Signal("order.expiring", f"expires:{key}", near, f"the order ends on {found.expires_on}")


def _small_claim(debtor: Debtor, view: View) -> Iterator[Signal]:
    enforcement = view.case.enforcement
    invitations = enforcement.against(debtor.party_id, SmallClaimInvitation)
    if not invitations or enforcement.against(debtor.party_id, AgreementRecord):
        return
    last_day = small_claim_answer(invitations[-1].on, view.parameters, debtor.region).last_day
    key = f"small:{debtor.party_id}:{last_day}"
    yield Signal(
        "small_claim.unanswered", key, last_day + ONE_DAY, f"{debtor.party_id} did not agree: another procedure"
    )


def _attachment(reference: str, course: AttachmentCourse, view: View) -> Iterator[Signal]:
    if course.notice_by is not None:
        near = course.notice_by - timedelta(days=view.parameters.judicial.attachment_margin_days)
        yield Signal("attachment.notice_near", f"notice:{reference}", near, f"tell the debtor by {course.notice_by}")
        day = course.notice_by + ONE_DAY
        yield Signal("attachment.lapsed", f"attachment:{reference}", day, f"{reference}: the debtor was not told")
    if course.contest_until is not None:
        day = course.contest_until + ONE_DAY
        yield Signal("attachment.payable", f"payable:{reference}", day, f"{reference}: ask for the certificate")
