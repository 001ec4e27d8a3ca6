"""When an incident is told to the Banque de France, and when it is taken back (domain §3.3, C-12)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.dialogue.proposal_rules import accepted
from recouvrement.domain.case.enforcement.acts import OrderRequested
from recouvrement.domain.case.enforcement.orders import suits
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
        and not view.case.terms.is_bill
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


def incident(view: View, debtor: Debtor) -> FicpIncident | None:
    """His, of today; None: nothing that is to be told. What was paid since counts.

    A formal notice, an acceleration, a suit are his own: those of somebody else are no incident of his (domain §2).
    """
    if debtor.accelerated_on is not None:
        is_owed = view.outstanding > view.rules.treated_as_paid
        return FicpIncident(FicpGround.ACCELERATION, debtor.accelerated_on) if is_owed else None
    since = view.asked.oldest_unpaid_on
    if since is None or in_force(view.case) is not None:
        return None  # a plan is the amicable solution
    is_scheduled = view.case.terms.product not in _WITHOUT_SCHEDULE
    found = _by_instalments(view, since) if is_scheduled else _after_notice(view, debtor)
    return found or _sued(view, debtor) or _accelerating(view, debtor)


def information_due_on(view: View, debtor: Debtor) -> date | None:
    """Day from which he is to be informed (L04): of the incident, or as soon as an acceleration comes next.

    It comes next once his notice has left, whenever its period ends.
    """
    found = incident(view, debtor)
    if found is None or found.ground is not FicpGround.ACCELERATION or debtor.notice is None:
        return None if found is None else found.on
    return min(found.on, debtor.notice.sent_on)


def timeline(view: View, debtor: Debtor) -> FicpTimeline | None:
    """None: he has not been informed of the incident of today."""
    letter = information_letter(view.case, debtor)
    return None if letter is None or letter.sent_on is None else ficp_timeline(letter.sent_on, view.parameters)


def is_declarable(view: View, debtor: Debtor) -> bool:
    """Informed, his month over, nothing solved nor contested, on fresh facts."""
    window, found = timeline(view, debtor), incident(view, debtor)
    return (
        window is not None
        and window.declaration_from <= view.today
        and (debtor.ficp is None or debtor.ficp.is_over)
        and is_ficp_person(view, debtor)
        and not is_contested(view, debtor)
        and view.situation.is_fresh
        and not accepted(view)  # an amicable solution is found: the agreement is being written
        and found is not None
        and (found.ground is not FicpGround.ACCELERATION or debtor.accelerated_on is not None)
    )


def is_contested(view: View, debtor: Debtor) -> bool:
    return any(
        stop.reason in _STOPPING and stop.party_id in (None, debtor.party_id) and stop.days.holds(view.today)
        for stop in stops(view.case)
    )


def is_cured(view: View) -> bool:
    """Paid, not written off: only money takes an entry back (CCo L752-1)."""
    return view.is_stated and view.outstanding <= view.rules.treated_as_paid


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


def _after_notice(view: View, debtor: Debtor) -> FicpIncident | None:
    if debtor.notice is None:
        return None
    found = unscheduled_trigger(debtor.notice.sent_on, view.asked.total, view.today, view.parameters)
    return FicpIncident(FicpGround.NOTICE, found.sixty_day_end) if found.is_trigger else None


def _sued(view: View, debtor: Debtor) -> FicpIncident | None:
    """A suit begun after a notice without effect: the day of the request to the judge, or of the summons."""
    if debtor.notice is None or view.asked.total < view.parameters.ficp.minimum:
        return None
    asked_of_judge = [act.on for act in view.case.enforcement.of(OrderRequested) if _is_defendant(view.case, debtor)]
    begun = (*asked_of_judge, *(on for _, on in suits(view.case, debtor.party_id, view.parameters)))
    return FicpIncident(FicpGround.SUIT, min(begun)) if begun else None


def _is_defendant(case: Case, debtor: Debtor) -> bool:
    return case.handover is not None and debtor.party_id in case.handover.parties


def _accelerating(view: View, debtor: Debtor) -> FicpIncident | None:
    """An acceleration after a notice without effect is an incident by itself, told before or with L11 (domain §3.3).

    It is declared once it is pronounced: that it comes next is no incident yet.
    """
    step, notice = view.required, debtor.notice
    is_next = step is not None and step.step.approval is Act.ACCELERATION
    if notice is None or not (is_next or debtor.acceleration_sent_on is not None):
        return None
    return FicpIncident(FicpGround.ACCELERATION, notice.cure_ends_on or view.today)
