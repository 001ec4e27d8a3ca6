"""What stands in the way of what binds: the end of a tolerance, a formal notice, an acceleration, a hand-over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.ficp.rules import ficp_informed
from recouvrement.domain.case.handover.defendants import defendants
from recouvrement.domain.case.handover.exhibits import missing_exhibits
from recouvrement.domain.case.handover.institution_claim import is_abroad, is_warned, recipient_of_file
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.position import DebtorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View


from recouvrement.domain.case.steps.obstacles import Blocker, floor


def tolerance_ending(view: View) -> Iterator[Blocker]:
    """Of an overrun that is significant, and has lasted three months (CCo L312-93); a limit may end any day."""
    since = view.arrears.oldest_unpaid_on
    if view.case.limit_ending is not None or since is None:
        return
    yield from floor(view.asked.total, view.parameters.overdraft.significant_overrun)
    last_day = add_months(since, view.parameters.time_limits.overdraft_term_months)
    if view.today <= last_day:
        yield Blocker("tolerated", f"the three months of the overrun end on {last_day}")


def formal_notice(view: View) -> Iterator[Blocker]:
    if not view.is_barred_within(view.rules.small_sum_bar_days):
        yield from floor(view.asked.total, view.rules.no_notice_under)
    if is_for_consumers(view) and view.case.forbearance_proposed_on is None:
        yield Blocker("no_forbearance", "no measure was proposed yet (CCo L312-35-1)")


def is_for_consumers(view: View) -> bool:
    """The measures of CCo L312-35-1 are owed to a consumer who borrowed for himself, and still owes."""
    borrowers = [debtor for debtor in view.case.debtors if debtor.is_borrower and debtor.discharged_on is None]
    return view.case.regime is not LegalRegime.PROFESSIONAL and any(debtor.is_consumer for debtor in borrowers)


def acceleration(view: View) -> Iterator[Blocker]:
    case = view.case
    if case.route is not AccelerationRoute.UNILATERAL:
        yield Blocker("judicial_route", "the clause does not allow an acceleration: only the judge ends this contract")
    for debtor in _noticed(view):
        notice = debtor.notice
        if notice is None or notice.cure_ends_on is None:
            yield Blocker("notice_not_proven", f"no proof of the first presentation to {debtor.party_id}")
        elif view.today <= notice.cure_ends_on:
            yield Blocker("cure_running", f"{debtor.party_id} may pay until {notice.cure_ends_on}")
    if not all(ficp_informed(view, debtor) for debtor in case.debtors):
        yield Blocker("ficp_information_missing", "L04 has not left yet")


def _noticed(view: View) -> tuple[Debtor, ...]:
    approval = view.case.approval(Act.ACCELERATION)
    named = approval.parties if approval is not None else ()
    return tuple(
        debtor
        for debtor in view.case.debtors
        if (debtor.is_borrower or debtor.is_guarantor)
        and debtor.discharged_on is None
        and (not named or debtor.party_id in named)
    )


def hand_over(view: View) -> Iterator[Blocker]:
    rules, case = view.rules, view.case
    if view.outstanding < rules.no_suit_under and not view.is_barred_within(rules.small_sum_bar_days):
        yield Blocker("small_sum", f"no suit under {rules.no_suit_under} €")
    proposed = case.forbearance_proposed_on
    waited = proposed is not None and proposed + timedelta(days=rules.forbearance_days) <= view.today
    if is_for_consumers(view) and not waited and not view.is_barred_within(view.rules.forbearance_bar_days):
        yield Blocker(
            "forbearance_delay", f"{rules.forbearance_days} days have not passed since measures were proposed"
        )
    approval = case.approval(Act.HANDOVER)
    if view.is_barred_within(view.parameters.time_limits.service_margin_days) and not (approval and approval.is_urgent):
        yield Blocker("time_bar_near", "less than 60 days before the time bar: only an urgent approval goes on")
    if not defendants(view):
        yield Blocker(
            "nobody_to_sue",
            "nobody may be sued for this: discharged, dead, insolvent, or never put on notice",
        )
    for debtor in defendants(view):
        if debtor.kind is DebtorKind.SOLE_TRADER and debtor.estate is None:
            yield Blocker("estate_unknown", f"nobody said which estate of {debtor.party_id} owes")
    if lacking := missing_exhibits(case):
        yield Blocker("exhibits_missing", f"neither filed nor waived: {', '.join(lacking)}")
    if not is_warned(view):
        yield Blocker("borrower_not_warned", "the borrower is warned before the institution is asked to pay")
    if recipient_of_file(view) is None:
        yield _no_recipient(view)


def _no_recipient(view: View) -> Blocker:
    """Abroad a person has the papers served, in the Union by the receiving agency (Regulation (EU) 2020/1784)."""
    if is_abroad(view):
        return Blocker("debtor_abroad", "no borrower lives in France: a person has the claim served abroad")
    return Blocker("no_bailiff", "no partner serves the debtor's department, or stands for the institution")
