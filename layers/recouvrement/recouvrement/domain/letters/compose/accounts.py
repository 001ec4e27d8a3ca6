"""L02-D, L05 and L10-D: an overdrawn account (CCo L312-92, L312-93)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.letters.proofs import cure_days
from recouvrement.domain.case.overdraft.rules import has_twelve_instalments
from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.law.interest import Period, contractual_interest, total_interest
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.compose.articles import articles
from recouvrement.domain.letters.compose.freezing import over_indebtedness
from recouvrement.domain.letters.compose.headings import addressed, co_debtors, demanding
from recouvrement.domain.letters.compose.reminders import measures, payments_since, reply_by
from recouvrement.domain.letters.french import day, euros, percent
from recouvrement.domain.letters.information import OverrunInformationLetter
from recouvrement.domain.letters.notices import OverdraftFormalNoticeLetter
from recouvrement.domain.letters.reminders import OverdraftReminderLetter
from recouvrement.domain.letters.tables import AccountCosts, AccountState
from recouvrement.domain.money import ZERO

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.position import Overdraft


def overdraft_reminder(brief: Brief) -> OverdraftReminderLetter:
    """L02-D, the first information letter of this product."""
    return OverdraftReminderLetter(
        **demanding(brief),
        posture=brief.view.posture,
        account=account_state(brief),
        costs=account_costs(brief),
        payments=payments_since(brief, overrun_since(brief)),
        measures=measures(brief),
        reply_by=reply_by(brief),
        forbearance_article=articles(brief).forbearance if has_twelve_instalments(brief.case) else None,
    )


def overrun_information(brief: Brief) -> OverrunInformationLetter:
    """L05."""
    return OverrunInformationLetter(
        **addressed(brief),
        account=account_state(brief),
        costs=account_costs(brief),
        over_indebtedness=over_indebtedness(brief),
    )


def overdraft_formal_notice(brief: Brief) -> OverdraftFormalNoticeLetter:
    """L10-D. It leaves once the offer of L07 is settled. Raises InvalidMessage when there was no L07."""
    ending = brief.sent_before(LetterCode.L07)
    if not ending or ending[-1].sent_on is None:
        raise InvalidMessage("the letter that ends the overdraft (L07) has not left for this debtor")
    return OverdraftFormalNoticeLetter(
        **demanding(brief),
        account=account_state(brief),
        costs=account_costs(brief),
        due=euros(brief.arrears.total),
        cure_days=str(cure_days(brief.view, brief.letter)),
        notice_letter_on=day(ending[-1].sent_on),
        offer_outcome=offer_outcome(brief),
        co_debtors=co_debtors(brief),
    )


def account_state(brief: Brief) -> AccountState:
    overdraft = overdraft_of(brief)
    return AccountState(
        on=day(brief.position_on),
        balance=euros(overdraft.balance),
        limit=euros(overdraft.authorised_limit),
        excess=euros(overdraft.excess),
        overrun_since=day(overrun_since(brief)),
    )


def account_costs(brief: Brief) -> AccountCosts:
    """Rate, interest and fees so far (CCo L312-92).

    Interest is an estimate, and says so: the bank's books hold the exact one. Raises InvalidProcedure when the bank
    invoices fees, which no position tells.
    """
    if brief.bank.account.charges_overrun_fees:
        raise InvalidProcedure("bank.toml: account.charges_overrun_fees: the positions do not tell the fees charged")
    rate = brief.case.terms.annual_rate_pct
    since, until = overrun_since(brief), max(brief.position_on, overrun_since(brief))
    segments = contractual_interest(max(ZERO, -overdraft_of(brief).balance), rate, Period(since, until))
    interest = f"{euros(total_interest(segments))} (estimation sur le solde du {day(brief.position_on)})"
    return AccountCosts(rate=percent(rate), interest=interest, fees=(), fees_total=euros(ZERO))


def overdraft_of(brief: Brief) -> Overdraft:
    """Raises InvalidMessage for a loan."""
    if brief.case.overdraft is None:
        raise InvalidMessage(f"{brief.case.contract_id} is no account")
    return brief.case.overdraft


def overrun_since(brief: Brief) -> date:
    """Raises InvalidMessage when the account is within its limit."""
    since = overdraft_of(brief).overrun_since
    if since is None:
        raise InvalidMessage("the account is within its limit")
    return since


def offer_outcome(brief: Brief) -> str | None:
    """None: a professional, to whom it was not made."""
    if not has_twelve_instalments(brief.case):
        return None
    known = brief.case.twelve_instalments
    if known is None:
        return "vous n’y avez pas répondu dans le délai"
    if known.breached_on is not None:
        return f"vous l’avez acceptée le {day(known.answered_on)}, mais une mensualité est restée impayée"
    return f"vous l’avez refusée le {day(known.answered_on)}"
