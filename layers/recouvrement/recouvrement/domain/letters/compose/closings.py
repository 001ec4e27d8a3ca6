"""L15a and L15b: it is over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.enforcement.acts import AccountAttachment, WageReport
from recouvrement.domain.case.enforcement.measures import standing_measures
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.calendar import add_working_days, day_of_month
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.closings import DischargeLetter, NextInstalment, RegularisedLetter
from recouvrement.domain.letters.compose.headings import addressed, co_debtors, names
from recouvrement.domain.letters.french import day, euros, items
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from recouvrement.domain.case.enforcement.measures import Measure
    from recouvrement.domain.letters.compose.brief import Brief


def regularised(brief: Brief) -> RegularisedLetter:
    """L15a. Raises InvalidMessage when the loan has no instalment left: that is a discharge, not an arrear paid."""
    paid, paid_on = _balance_asked(brief) if brief.case.overdraft is not None else _last_payment(brief)
    return RegularisedLetter(
        **addressed(brief),
        paid=euros(paid),
        paid_on=day(paid_on),
        next_instalment=None if brief.case.overdraft is not None else next_instalment(brief),
        closing_announced_on=_closing_announced_on(brief),
        ficp_removed_on=_ficp_removed_on(brief),
    )


def _closing_announced_on(brief: Brief) -> str | None:
    announced = brief.sent_before(LetterCode.L19)
    return day(announced[-1].sent_on) if announced and announced[-1].sent_on else None


def discharge(brief: Brief) -> DischargeLetter:
    """L15b. It releases the measures of the bailiff that stand against its addressee."""
    paid, paid_on = _whole_debt(brief)
    guarantors = [one for one in brief.case.debtors if one.is_guarantor and one.party_id != brief.letter.party_id]
    return DischargeLetter(
        **addressed(brief),
        paid=euros(paid),
        paid_on=day(paid_on),
        ficp_removed_on=_ficp_removed_on(brief),
        released_measures=items([_named(one) for one in _measures_against(brief)]),
        guaranteed_borrower=co_debtors(brief) if brief.debtor.is_guarantor else None,
        freed_guarantors=names(brief, guarantors),
    )


def _ficp_removed_on(brief: Brief) -> str | None:
    """Last day on which the Banque de France is asked to take his entry back (CCo L752-1); None: he has none."""
    entry = brief.debtor.ficp
    if entry is None or not entry.stands:
        return None
    return day(add_working_days(entry.lifting_on or brief.on, brief.parameters.ficp.declaration_working_days))


def _measures_against(brief: Brief) -> tuple[Measure, ...]:
    standing = standing_measures(brief.case.enforcement)
    return tuple(measure for measure in standing if measure.party_id == brief.letter.party_id)


def _named(measure: Measure) -> str:
    match measure:
        case WageReport(on=on):
            return f"saisie des rémunérations du {day(on)}"
        case AccountAttachment(on=on):
            return f"saisie-attribution du {day(on)}"
    assert_never(measure)


def _last_payment(brief: Brief) -> tuple[Money, date]:
    """All that came in on the day of the last payment."""
    known = receipts(brief.case)
    if not known:
        raise InvalidMessage("no payment is known")
    last = known[-1].received_on
    return total(one.amount for one in known if one.received_on == last), last


def _whole_debt(brief: Brief) -> tuple[Money, date]:
    """All that was ever received, and when it was the last time; of a closed account, its balance."""
    return _balance_asked(brief) if brief.case.overdraft is not None else (brief.view.received, _last_payment(brief)[1])


def _balance_asked(brief: Brief) -> tuple[Money, date]:
    """What the last letter to this debtor asked for, and the day from which the balance needs it no more."""
    asked = [
        letter.amount for letter in brief.case.letters if letter.is_sent and letter.party_id == brief.letter.party_id
    ]
    if not asked:
        raise InvalidMessage("this debtor was asked for nothing")
    return asked[-1], brief.case.position_as_of or brief.position_on


def next_instalment(brief: Brief) -> NextInstalment:
    """A month after the last one: the schedule ahead is not in the feed, and these loans repay by equal instalments."""
    left, fallen = brief.case.principal_not_yet_due, brief.case.instalments
    if not left or not fallen:
        raise InvalidMessage("the loan has no instalment left: it is paid, not regularised")
    last = fallen[-1]
    anchor = max(one.due_on.day for one in fallen)
    due_on, months = last.due_on, 0
    while due_on <= max(last.due_on, brief.position_on):
        months += 1
        due_on = day_of_month(last.due_on.year, last.due_on.month + months, anchor)
    return NextInstalment(day(due_on), euros(min(last.principal, left) + last.interest + last.insurance))
