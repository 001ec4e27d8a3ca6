"""What must all be true before a step is taken: each rule says what stands in the way (guards per transition)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.dialogue.blockers import before_a_message, before_a_notice, before_a_reminder
from recouvrement.domain.case.ficp.rules import ficp_informed
from recouvrement.domain.case.handover.defendants import defendants
from recouvrement.domain.case.handover.exhibits import missing_exhibits
from recouvrement.domain.case.handover.institution_claim import is_abroad, is_warned, recipient_of_file
from recouvrement.domain.case.money.unallocated_money import searched_until
from recouvrement.domain.case.plans.rules import in_force, is_open_offer
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.case.steps.approvals import approval_blockers
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.law.calendar import add_months, is_contact_day, is_working_day
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.position import DebtorKind
from recouvrement.domain.strategy import Guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View
    from recouvrement.domain.money import Money


@dataclass(frozen=True, slots=True)
class Blocker:
    """`code` is for programs, the sentence for whoever asks why nothing happens."""

    code: str
    sentence: str


def blockers(guard: Guard, view: View) -> tuple[Blocker, ...]:
    """Nothing in the way: an empty tuple. Death, a freeze or an unknown address are looked at debtor by debtor."""
    return tuple(_in_the_way(guard, view))


def _in_the_way(guard: Guard, view: View) -> Iterator[Blocker]:
    match guard:
        case Guard.MESSAGE:
            yield from _said(before_a_message(view))
            if not is_contact_day(view.today, view.case.region):
                yield Blocker("day_off", "people are left alone on Sundays and public holidays")
            yield from _fresh(view)
            yield from _held(view)
            yield from _planned(view)
            yield from _money_coming(view)
            yield from _floor(view.asked.total, view.rules.no_letter_under)
        case Guard.YEARLY_INFORMATION:
            yield from _informing(view)
        case Guard.LEGAL_INFORMATION:
            yield from _informing(view)
            yield from _debit_answered_in_time(view)
            yield from _floor(view.arrears.total, view.rules.no_letter_under)
        case Guard.REMINDER:
            yield from _chasing(view)
            yield from _said(before_a_reminder(view))
            yield from _worth_a_letter(view)
        case Guard.FICP_INFORMATION:
            yield from _unless_held(view)
            yield from _worth_a_letter(view)
        case Guard.MEASURES_OFFER:
            yield from _chasing(view)
            yield from _worth_a_letter(view)
        case Guard.PLAN_OFFER:
            yield from _leaving(view)
        case Guard.PLAN_BREACH:
            yield from _unless_held(view)
        case Guard.ACKNOWLEDGEMENT:
            if not is_working_day(view.today):
                yield Blocker("day_off", "letters leave on working days (C-08)")
        case Guard.FORMAL_NOTICE:
            yield from _chasing(view)
            yield from _said(before_a_notice(view))
            yield from _twelve_instalments(view)
            yield from _formal_notice(view)
        case Guard.ACCELERATION:
            yield from _chasing(view)
            yield from _contested(view)
            yield from _acceleration(view)
        case Guard.HANDOVER:
            yield from _chasing(view)
            yield from _twelve_instalments(view)
            yield from _contested(view)
            yield from _handover(view)
        case _:
            assert_never(guard)


def _chasing(view: View) -> Iterator[Blocker]:
    yield from _unless_held(view)
    yield from _planned(view)
    yield from _money_coming(view)


def _unless_held(view: View) -> Iterator[Blocker]:
    yield from _leaving(view)
    yield from _held(view)


def _money_coming(view: View) -> Iterator[Blocker]:
    yield from _debit_pending(view)
    until = searched_until(view)
    if until is not None:
        yield Blocker("money_searched", f"money that may be his is searched for until {until}")


def _debit_pending(view: View) -> Iterator[Blocker]:
    """The money may be on its way: nobody is asked for it meanwhile (domain §4.7)."""
    pending = view.case.money.pending_on(view.today)
    if pending is not None:
        yield Blocker("debit_pending", f"the direct debit is presented again: the answer comes by {pending.answer_by}")


def _debit_answered_in_time(view: View) -> Iterator[Blocker]:
    """What the law orders waits for the answer, unless its month ends before (domain §4.7; CC 2303)."""
    pending, since = view.case.money.pending_on(view.today), view.arrears.oldest_unpaid_on
    month = view.parameters.time_limits.guarantor_information_months
    if pending is not None and (since is None or add_months(since, month) >= pending.answer_by):
        yield from _debit_pending(view)


def _leaving(view: View) -> Iterator[Blocker]:
    if not is_working_day(view.today):
        yield Blocker("day_off", "letters leave on working days (C-08)")
    yield from _fresh(view)


def _informing(view: View) -> Iterator[Blocker]:
    """What the law orders waits one working day for fresh facts; then a named person may let it leave."""
    return (blocker for blocker in _leaving(view) if blocker.code != "stale_feed" or not view.accepts_old_facts)


def _fresh(view: View) -> Iterator[Blocker]:
    if not view.situation.is_fresh:
        yield Blocker("stale_feed", "the newest complete feed does not report this contract: it may have been paid")


def _twelve_instalments(view: View) -> Iterator[Blocker]:
    """Nothing is enforced while the holder keeps to them (CCo L312-93)."""
    if view.case.twelve_instalments is not None and view.case.twelve_instalments.runs:
        yield Blocker("twelve_instalments", "the overdraft is being repaid in instalments")


def _worth_a_letter(view: View) -> Iterator[Blocker]:
    yield from _twelve_instalments(view)
    yield from _floor(view.asked.total, view.rules.no_letter_under)


def _held(view: View) -> Iterator[Blocker]:
    if view.is_held:
        yield Blocker("held", "a hold or a dispute runs")


def _said(found: Iterator[tuple[str, str]]) -> Iterator[Blocker]:
    return (Blocker(code, sentence) for code, sentence in found)


def _contested(view: View) -> Iterator[Blocker]:
    """A claim of which a part is contested is not certain: the rest waits with it before an act."""
    if view.disputes and not view.is_held:
        yield Blocker("disputed", "a part of the claim is contested")


def _planned(view: View) -> Iterator[Blocker]:
    """Nothing but what a plan asks for itself; the law's information goes on."""
    if in_force(view.case) is not None:
        yield Blocker("plan_in_force", "a plan signed by all runs")
    elif is_open_offer(view):
        yield Blocker("plan_offered", "a plan waits for its signatures")


def _floor(asked: Money, floor: Money) -> Iterator[Blocker]:
    if asked < floor:
        yield Blocker("small_sum", f"{asked} € is less than {floor} €")


def _formal_notice(view: View) -> Iterator[Blocker]:
    if not view.is_barred_within(view.rules.small_sum_bar_days):
        yield from _floor(view.asked.total, view.rules.no_notice_under)
    if is_for_consumers(view) and view.case.forbearance_proposed_on is None:
        yield Blocker("no_forbearance", "no measure was proposed yet (CCo L312-35-1)")


def is_for_consumers(view: View) -> bool:
    """The measures of CCo L312-35-1 are owed to a consumer who borrowed for himself, and still owes."""
    borrowers = [debtor for debtor in view.case.debtors if debtor.is_borrower and debtor.discharged_on is None]
    return view.case.regime is not LegalRegime.PROFESSIONAL and any(debtor.is_consumer for debtor in borrowers)


def _acceleration(view: View) -> Iterator[Blocker]:
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


def _handover(view: View) -> Iterator[Blocker]:
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
        yield Blocker("nobody_to_sue", "every debtor is discharged, or in insolvency proceedings: declare the claim")
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


def approved(act: Act, view: View) -> tuple[Blocker, ...]:
    return tuple(Blocker(code, sentence) for code, sentence in approval_blockers(act, view))
