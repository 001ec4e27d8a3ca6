"""When an incident is told to the Banque de France, and when it is taken back (domain §3.3, C-12)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.ficp.entries import FicpGround, FicpIncident
from recouvrement.domain.case.letters.reach import may_hear
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.money.undisputed import contested_as_paid
from recouvrement.domain.case.plans.rules import in_force, last_lapse
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.holds import HoldReason
from recouvrement.domain.case.stops.stopped import stops
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.law.ficp import FicpTest, FicpTimeline, ficp_timeline, monthly_trigger, unscheduled_trigger
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.money import Money, total
from recouvrement.domain.position import Product
from recouvrement.domain.strategy import Guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.ficp.entries import FicpEntry
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View

_WITHOUT_SCHEDULE: Final = frozenset({Product.CURRENT_ACCOUNT, Product.REVOLVING_CREDIT})
"""Their incident is a formal notice without effect for sixty days (order of 26 October 2010, art. 4)."""
_STOPPING: Final = frozenset({HoldReason.DISPUTE, HoldReason.FRAUD})


def is_ficp_person(view: View, debtor: Debtor) -> bool:
    """A natural person who borrowed for himself, and who can be written to (domain §3.3)."""
    return (
        view.case.regime is not LegalRegime.PROFESSIONAL
        and view.case.terms.product is not Product.OTHER
        and debtor.is_borrower
        and debtor.is_consumer
        and may_hear(view, debtor, Guard.FICP_INFORMATION)
    )


def ficp_informed(view: View, debtor: Debtor) -> bool:
    """True of those whom the file does not concern."""
    return not is_ficp_person(view, debtor) or information_letter(view.case, debtor) is not None


def information_letter(case: Case, debtor: Debtor) -> Letter | None:
    """The letter (L04) about the incident of today: one that was solved since does not count."""
    about = round_of(case)
    return next(
        (
            letter
            for letter in reversed(case.letters)
            if letter.stands
            and letter.code == LetterCode.L04
            and letter.party_id == debtor.party_id
            and letter.step.partition(":")[2] == about
        ),
        None,
    )


def round_of(case: Case) -> str:
    """Tells a new incident of the same case from the one before; empty: the first."""
    return str(len(case.ficp_solved_on) + 1) if case.ficp_solved_on else ""


def incident(view: View) -> FicpIncident | None:
    """The one of today; None: nothing that is to be told. What was paid since counts."""
    since = view.asked.oldest_unpaid_on
    if view.case.accelerated_on is not None:
        is_owed = view.outstanding > view.rules.treated_as_paid
        return FicpIncident(FicpGround.ACCELERATION, view.case.accelerated_on) if is_owed else None
    if since is None or in_force(view.case) is not None:
        return None  # a plan is the amicable solution
    found = _after_notice(view) if view.case.terms.product in _WITHOUT_SCHEDULE else _by_instalments(view, since)
    return found or _accelerating(view)


def information_due_on(view: View) -> date | None:
    """Day from which borrowers are to be informed (L04): of the incident, or as soon as an acceleration comes next.

    It comes next once the last notice has left, whenever its period ends.
    """
    found = incident(view)
    if found is None:
        return None
    if found.ground is not FicpGround.ACCELERATION:
        return found.on
    noticed = [debtor.notice.sent_on for debtor in view.case.debtors if debtor.notice is not None]
    return min(found.on, max(noticed, default=view.case.opened_on))


def timeline(view: View, debtor: Debtor) -> FicpTimeline | None:
    """None: he has not been informed of the incident of today."""
    letter = information_letter(view.case, debtor)
    return None if letter is None or letter.sent_on is None else ficp_timeline(letter.sent_on, view.parameters)


def is_declarable(view: View, debtor: Debtor) -> bool:
    """Informed, his month over, nothing solved nor contested, on fresh facts."""
    window = timeline(view, debtor)
    return (
        window is not None
        and window.declaration_from <= view.today
        and (debtor.ficp is None or debtor.ficp.is_over)
        and is_ficp_person(view, debtor)
        and not is_contested(view, debtor)
        and view.situation.is_fresh
        and incident(view) is not None
    )


def is_contested(view: View, debtor: Debtor) -> bool:
    return any(
        stop.reason in _STOPPING and stop.party_id in (None, debtor.party_id) and stop.days.holds(view.today)
        for stop in stops(view.case)
    )


def is_cured(view: View) -> bool:
    """Paid, not written off: only money takes an entry back (CCo L752-1)."""
    return view.outstanding <= view.rules.treated_as_paid


def ficp_dates(view: View) -> Iterator[date]:
    """Days on which a declaration becomes possible, or is late to be confirmed."""
    for debtor in view.case.debtors:
        window, entry = timeline(view, debtor), debtor.ficp
        if window is not None and (entry is None or entry.is_over) and view.case.is_open:
            yield window.declaration_from
        late_on = answer_late_on(entry, view)
        if late_on is not None and late_on >= view.today:
            yield late_on


def answer_late_on(entry: FicpEntry | None, view: View) -> date | None:
    """First day on which an answer of the Banque de France is missing; None: nothing waits for one."""
    if entry is None or entry.is_over:
        return None
    asked = entry.prepared_on if entry.declared_on is None else entry.lifting_on
    wait = view.parameters.ficp.declaration_working_days
    return None if asked is None else add_working_days(asked, wait) + timedelta(days=1)


def _by_instalments(view: View, since: date) -> FicpIncident | None:
    if not _reaches_two_instalments(view):
        return None
    settled = (*receipts(view.case), *contested_as_paid(view.arrears, view.asked))
    tests = monthly_trigger(view.case.instalments, settled, view.today, view.parameters).history
    floor = view.parameters.ficp.minimum
    reached = (_day_of(test.on, view.case) for test in tests if test.on >= since and _reaches(test, floor))
    found = next((day for day in reached if day is not None), None)
    return None if found is None else FicpIncident(FicpGround.TWO_INSTALMENTS, found)


def _day_of(tested_on: date, case: Case) -> date | None:
    """None: it was solved since. A new one begins as a plan lapses, or the bank loses what had solved the last one."""
    lapsed, solved = last_lapse(case), max(case.ficp_solved_on, default=date.min)
    again_on = max(day or date.min for day in (lapsed and lapsed.ended_on, case.unpaid_again_on))
    if again_on >= solved:
        return max(tested_on, again_on)
    return tested_on if tested_on > solved else None


def _reaches(test: FicpTest, floor: Money) -> bool:
    return test.threshold is not None and test.unpaid >= max(test.threshold, floor)


def _reaches_two_instalments(view: View) -> bool:
    fallen = [one for one in view.case.instalments if one.due_on <= view.today]
    threshold = total(one.amount for one in fallen[-2:])
    return len(fallen) > 1 and view.asked.total >= max(threshold, view.parameters.ficp.minimum)


def _after_notice(view: View) -> FicpIncident | None:
    notices = [debtor.notice.sent_on for debtor in view.case.debtors if debtor.notice is not None]
    if not notices:
        return None
    found = unscheduled_trigger(min(notices), view.asked.total, view.today, view.parameters)
    return FicpIncident(FicpGround.NOTICE, found.sixty_day_end) if found.is_trigger else None


def _accelerating(view: View) -> FicpIncident | None:
    """An acceleration after a notice without effect is an incident by itself: it is told before or with L11."""
    step = view.required
    if step is None or step.step.approval is not Act.ACCELERATION:
        return None
    ends = [debtor.notice.cure_ends_on for debtor in view.case.debtors if debtor.notice is not None]
    known = [day for day in ends if day is not None]
    return FicpIncident(FicpGround.ACCELERATION, max(known, default=view.today))
