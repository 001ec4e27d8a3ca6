"""One letter of a case, composed: the context that its template prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.compose.accelerations import acceleration, guarantor_acceleration
from recouvrement.domain.letters.compose.accounts import (
    overdraft_formal_notice,
    overdraft_reminder,
    overrun_information,
)
from recouvrement.domain.letters.compose.agreements import plan_breach_letter, repayment_plan
from recouvrement.domain.letters.compose.brief import Brief, Desk
from recouvrement.domain.letters.compose.closings import discharge, regularised
from recouvrement.domain.letters.compose.corrections import correction
from recouvrement.domain.letters.compose.endings import account_closing, dispute_answer, erasure
from recouvrement.domain.letters.compose.ficp import ficp_transmission, ficp_warning
from recouvrement.domain.letters.compose.guarantors import guarantor_information
from recouvrement.domain.letters.compose.handover import handover
from recouvrement.domain.letters.compose.measures import measures_letter
from recouvrement.domain.letters.compose.notices import (
    bill_formal_notice,
    formal_notice,
    guarantor_formal_notice,
    judicial_formal_notice,
    professional_formal_notice,
)
from recouvrement.domain.letters.compose.overrun_offers import other_credit, overdraft_ending
from recouvrement.domain.letters.compose.people import People
from recouvrement.domain.letters.compose.reminders import first_unpaid, first_unpaid_mortgage, reminder
from recouvrement.domain.letters.compose.successors import new_creditor
from recouvrement.domain.letters.compose.yearly import guarantor_year

if TYPE_CHECKING:
    from recouvrement.domain.case.letters.record import Letter
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.letters.parts import Document
    from recouvrement.domain.money import Money


def compose(letter: Letter, case: Case, people: People, desk: Desk) -> Document:
    """Say it as of the day on which the letter was asked for; `case` is the case of that moment.

    Raises:
        InvalidMessage: a fact that the letter must print is missing, or its sum is not the one that was asked for.
        InvalidProcedure: a setting of the bank is missing, or the law's figures do not reach that day.

    """
    brief = Brief(letter, case, people, desk)
    asked = _asked(brief)
    if asked != letter.amount:
        raise InvalidMessage(f"the letter asks for {letter.amount} €, the case owes {asked} €")
    return _document(code_of(letter), brief)


def code_of(letter: Letter) -> LetterCode:
    """Raises InvalidProcedure for a message that has no document."""
    try:
        return LetterCode(letter.code)
    except ValueError as error:
        raise InvalidProcedure(f"{letter.code} is no document of the catalogue") from error


def _asked(brief: Brief) -> Money:
    """A step asks each debtor for his part; what informs, closes or puts right tells of the whole."""
    step = brief.view.strategy.step(brief.letter.step)
    return brief.view.outstanding if step is None else brief.view.sum_for(brief.debtor, step.guard)


def _document(code: LetterCode, brief: Brief) -> Document:  # noqa: C901, PLR0912 - one line per letter
    match code:
        case LetterCode.L01:
            return first_unpaid(brief)
        case LetterCode.L01_M:
            return first_unpaid_mortgage(brief)
        case LetterCode.L02:
            return reminder(brief)
        case LetterCode.L02_D:
            return overdraft_reminder(brief)
        case LetterCode.L03:
            return guarantor_information(brief)
        case LetterCode.L04:
            return ficp_warning(brief)
        case LetterCode.L05:
            return overrun_information(brief)
        case LetterCode.L06:
            return other_credit(brief)
        case LetterCode.L07:
            return overdraft_ending(brief)
        case LetterCode.L08:
            return measures_letter(brief)
        case LetterCode.L09:
            return repayment_plan(brief)
        case LetterCode.L10:
            return formal_notice(brief)
        case LetterCode.L10_T:
            return judicial_formal_notice(brief)
        case LetterCode.L10_C:
            return guarantor_formal_notice(brief)
        case LetterCode.L10_D:
            return overdraft_formal_notice(brief)
        case LetterCode.L10_F:
            return bill_formal_notice(brief)
        case LetterCode.L10_P:
            return professional_formal_notice(brief)
        case LetterCode.L11:
            return acceleration(brief)
        case LetterCode.L11_C:
            return guarantor_acceleration(brief)
        case LetterCode.L12:
            return ficp_transmission(brief)
        case LetterCode.L13:
            return handover(brief)
        case LetterCode.L14:
            return plan_breach_letter(brief)
        case LetterCode.L15A:
            return regularised(brief)
        case LetterCode.L15B:
            return discharge(brief)
        case LetterCode.L15C:
            return erasure(brief)
        case LetterCode.L15D:
            return new_creditor(brief)
        case LetterCode.L16:
            return guarantor_year(brief)
        case LetterCode.L17:
            return dispute_answer(brief)
        case LetterCode.L18:
            return correction(brief)
        case LetterCode.L19:
            return account_closing(brief)
        case LetterCode.STATEMENT | LetterCode.EXHIBITS | LetterCode.MANDATE | LetterCode.ORDER_REQUEST:
            raise InvalidProcedure(f"{code} is a paper of the judiciary file, not written at the request of a step")
        case _:
            assert_never(code)
