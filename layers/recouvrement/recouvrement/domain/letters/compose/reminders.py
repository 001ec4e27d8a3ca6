"""L01, L01-M and L02: the first letters on a loan."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.law.calendar import next_working_day
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.compose.articles import articles
from recouvrement.domain.letters.compose.figures import arrears_table, payment_rows
from recouvrement.domain.letters.compose.freezing import over_indebtedness
from recouvrement.domain.letters.compose.headings import co_debtors, demanding
from recouvrement.domain.letters.french import NO_BREAK_SPACE, day, items, percent
from recouvrement.domain.letters.reminders import FirstUnpaidLetter, FirstUnpaidMortgageLetter, ReminderLetter

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.letters.tables import PaymentRow

FIRST_LETTERS: Final = (LetterCode.L01, LetterCode.L01_M, LetterCode.L02_D)


def first_unpaid(brief: Brief) -> FirstUnpaidLetter:
    """L01. When the debit comes again it says so, else it asks for the payment itself."""
    return FirstUnpaidLetter(
        **demanding(brief),
        arrears=arrears_table(brief.arrears.unpaid),
        arrears_on=day(brief.position_on),
        late_interest_rate=percent(brief.case.terms.annual_rate_pct),
        indemnity_rate=percent(_indemnity_rate(brief)),
        debit_represented_on=_debit_comes_again_on(brief),
        co_debtors=co_debtors(brief),
        over_indebtedness=over_indebtedness(brief),
    )


def _debit_comes_again_on(brief: Brief) -> str | None:
    pending = brief.case.money.pending_on(brief.on)
    return None if pending is None else day(pending.presented_on)


def first_unpaid_mortgage(brief: Brief) -> FirstUnpaidMortgageLetter:
    """L01-M."""
    return FirstUnpaidMortgageLetter(
        **demanding(brief),
        arrears=arrears_table(brief.arrears.unpaid),
        arrears_on=day(brief.position_on),
        late_interest_rate=percent(brief.case.terms.annual_rate_pct),
        indemnity_rate=percent(_indemnity_rate(brief)),
        debit_represented_on=_debit_comes_again_on(brief),
        co_debtors=co_debtors(brief),
        over_indebtedness=over_indebtedness(brief),
        rate_increase=rate_increase(brief),
    )


def reminder(brief: Brief) -> ReminderLetter:
    """L02, which carries the forbearance proposal (CCo L312-35-1); the bank makes it on every loan."""
    first = brief.sent_before(*FIRST_LETTERS)
    return ReminderLetter(
        **demanding(brief),
        posture=brief.view.posture,
        arrears=arrears_table(brief.arrears.unpaid),
        position_on=day(brief.position_on),
        first_letter_on=day(first[0].sent_on) if first and first[0].sent_on else None,
        payments=payments_since(brief, first[0].sent_on if first else brief.arrears.oldest_unpaid_on),
        measures=measures(brief),
        reply_by=reply_by(brief),
        forbearance_article=articles(brief).forbearance,
    )


def rate_increase(brief: Brief) -> str | None:
    """While a mortgage is not accelerated, three points at most (CCo L313-50); None: no other loan has it."""
    return f"3{NO_BREAK_SPACE}points" if brief.case.regime is LegalRegime.MORTGAGE_CREDIT else None


def payments_since(brief: Brief, since: date | None) -> tuple[PaymentRow, ...]:
    """Money received since that day, all of it deducted; since ever when there is no such day."""
    return payment_rows(one for one in receipts(brief.case) if since is None or one.received_on >= since)


def measures(brief: Brief) -> tuple[str, ...]:
    return items(brief.bank.forbearance.measures)


def reply_by(brief: Brief) -> str:
    return day(next_working_day(brief.on + timedelta(days=brief.bank.forbearance.reply_days)))


def _indemnity_rate(brief: Brief) -> Decimal:
    """The contract's, under the cap of its regime (CCo D312-16, R313-28); a common-law contract speaks alone."""
    rate, caps = brief.case.terms.indemnity_rate_pct, brief.parameters.indemnity
    match brief.case.regime:
        case LegalRegime.CONSUMER_CREDIT:
            return min(rate, caps.consumer_pct)
        case LegalRegime.MORTGAGE_CREDIT:
            return min(rate, caps.mortgage_pct)
        case _:
            return rate
