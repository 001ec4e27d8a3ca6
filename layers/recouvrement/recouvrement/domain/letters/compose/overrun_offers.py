"""L06 and L07: another credit, then the end of the tolerance with twelve equal instalments (CCo L312-93)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.case.overdraft.rules import (
    answer_ends_on,
    due_after_notice,
    ending_notice,
    has_twelve_instalments,
    notice_ends_on,
)
from recouvrement.domain.law.calendar import add_months, next_working_day
from recouvrement.domain.law.deadlines import OverdraftNotice
from recouvrement.domain.law.twelve_instalments import OverdraftDebt, overdraft_schedule
from recouvrement.domain.letters.compose.accounts import account_state, overdraft_of, overrun_since
from recouvrement.domain.letters.compose.freezing import over_indebtedness
from recouvrement.domain.letters.compose.headings import addressed, demanding
from recouvrement.domain.letters.french import NO_BREAK_SPACE, day, euros, percent, short_day
from recouvrement.domain.letters.information import (
    OtherCredit,
    OtherCreditLetter,
    OverdraftEndingLetter,
    TwelveInstalments,
)
from recouvrement.domain.letters.tables import Schedule, ScheduleRow
from recouvrement.domain.money import ZERO, round_to_cent

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.law.twelve_instalments import OverdraftInstalment
    from recouvrement.domain.letters.compose.brief import Brief

_MONTHS_TIMES_HUNDRED: Final = 1200


def other_credit(brief: Brief) -> OtherCreditLetter:
    """L06."""
    reply = brief.on + timedelta(days=brief.bank.replacement_credit.reply_days)
    term = add_months(overrun_since(brief), brief.parameters.time_limits.overdraft_term_months)
    return OtherCreditLetter(
        **addressed(brief),
        account=account_state(brief),
        three_months_on=day(term),
        credit=_proposed(brief),
        reply_by=day(next_working_day(reply)),
        over_indebtedness=over_indebtedness(brief),
    )


def overdraft_ending(brief: Brief) -> OverdraftEndingLetter:
    """L07: what stands beyond the limit is tolerated no more after the notice."""
    end, ending = notice_ends_on(brief.view, brief.on), brief.case.limit_ending
    length, article = _notice(brief)
    return OverdraftEndingLetter(
        **demanding(brief),
        account=account_state(brief),
        new_limit=euros(overdraft_of(brief).authorised_limit if ending is None else ZERO),
        notice_length=length,
        notice_article=f"article {article}",
        notice_ends_on=day(end),
        shorter_notice_reason=ending.shorter.reason if ending and ending.shorter else None,
        twelve_instalments=_twelve(brief, end) if has_twelve_instalments(brief.case) else None,
    )


def _notice(brief: Brief) -> tuple[str, str]:
    """Its length and its article."""
    rules, ending = brief.parameters.overdraft, brief.case.limit_ending
    match ending_notice(brief.case):
        case OverdraftNotice.PROFESSIONAL:
            return _days(rules.professional_notice_days), "L. 313-12 du code monétaire et financier"
        case OverdraftNotice.OVERRUN:
            return _days(rules.overrun_notice_days), "L. 312-93 du code de la consommation"
        case OverdraftNotice.AUTHORISED:
            shorter = None if ending is None else ending.shorter
            months = f"{rules.authorised_notice_months}{NO_BREAK_SPACE}mois"
            return months if shorter is None else _days(shorter.days), "L. 312-90 du code de la consommation"
        case other:
            assert_never(other)


def _days(count: int) -> str:
    return f"{count}{NO_BREAK_SPACE}jours"


def _proposed(brief: Brief) -> OtherCredit:
    """A loan of the excess, without fees: its all-in rate is the yearly equivalent of the nominal one."""
    offer = brief.bank.replacement_credit
    schedule = overdraft_schedule(
        OverdraftDebt(overdraft_of(brief).excess, offer.rate_pct, offer.months), brief.parameters
    )
    all_in = ((1 + offer.rate_pct / _MONTHS_TIMES_HUNDRED) ** 12 - 1) * 100
    return OtherCredit(
        kind=offer.kind,
        amount=euros(overdraft_of(brief).excess),
        months=f"{offer.months}{NO_BREAK_SPACE}mois",
        payment=euros(schedule.monthly_payment),
        annual_rate=percent(round_to_cent(Decimal(all_in))),
        cost=euros(schedule.total_interest),
        total=euros(schedule.total_paid),
    )


def _twelve(brief: Brief, notice_ends_on: date) -> TwelveInstalments:
    """Monthly from the end of the notice, at the overdraft's rate and without fee (C-11)."""
    due, rate = due_after_notice(brief.view), brief.case.terms.annual_rate_pct
    schedule = overdraft_schedule(OverdraftDebt(due, rate), brief.parameters)
    return TwelveInstalments(
        schedule=Schedule(
            rows=tuple(_row(one, notice_ends_on) for one in schedule.instalments),
            payment=euros(schedule.monthly_payment),
            interest=euros(schedule.total_interest),
            total=euros(schedule.total_paid),
            rate=percent(rate),
        ),
        amount=euros(due),
        accept_by=day(answer_ends_on(brief.view, notice_ends_on)),
    )


def _row(one: OverdraftInstalment, start: date) -> ScheduleRow:
    return ScheduleRow(
        number=str(one.number),
        due_on=short_day(add_months(start, one.number)),
        interest=euros(one.interest),
        principal=euros(one.principal),
        payment=euros(one.payment),
        balance=euros(one.balance),
    )
