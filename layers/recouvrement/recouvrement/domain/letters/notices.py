"""Formal notices: L10, L10-T, L10-P, L10-C, L10-D, L10-F. None names a calendar date for the end of its period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Demand

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import Posture
    from recouvrement.domain.letters.tables import AccountCosts, AccountState, AmountLine, Arrears, Bills, Guaranty


@dataclass(frozen=True, slots=True)
class Clause:
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class AccelerationEstimate:
    """What would become due, shown as not due today."""

    arrears: str
    principal_not_yet_due: str
    indemnity_rate: str
    indemnity: str
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudicialFormalNoticeLetter(Demand):
    """L10-T: formal notice before a summons for judicial termination (CC 1224, 1227, 1344)."""

    posture: Posture
    arrears: Arrears
    arrears_on: str
    reminded_on: str  # the letters that stayed without effect, with their dates
    cure_days: str
    co_debtors: str | None  # their names; None: he owes alone
    forbearance_article: str | None  # None: not consumer credit
    delay_article: str | None  # None: the Code civil alone lets the judge grant delays
    judge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalNoticeLetter(JudicialFormalNoticeLetter):
    """L10: formal notice before acceleration (CC 1344, CCo L312-39, L313-51)."""

    clause: Clause
    estimate: AccelerationEstimate
    acceleration_article: str | None  # None: common law, the clause alone allows it
    indemnity_article: str | None
    indemnity_base: str  # after the rate: « du capital restant dû »
    rate_increase: str | None  # points, 3 at most (CCo L313-50); None: not a mortgage
    credit_line: str | None  # what can be drawn no more: « votre réserve de crédit »; None: not a revolving credit


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfessionalFormalNoticeLetter(Demand):
    """L10-P: formal notice to a professional, by his contract and the Code civil alone (CC 1344)."""

    posture: Posture
    arrears: Arrears
    arrears_on: str
    reminded_on: str  # the letters that stayed without effect, with their dates
    cure_days: str
    clause: Clause
    estimate: AccelerationEstimate
    late_interest_rate: str
    co_debtors: str | None  # their names; None: he owes alone
    court: str  # after « devant le »


@dataclass(frozen=True, slots=True, kw_only=True)
class GuarantorFormalNoticeLetter(Demand):
    """L10-C: the same to a guarantor, within his deed (CC 2303, 1305-5)."""

    guaranty: Guaranty
    arrears: Arrears
    arrears_on: str
    informed_on: str  # date of L03
    cure_days: str
    co_debtors: str | None  # their names; None: he owes alone
    extension_clause: str | None  # None: the deed does not make the borrower's acceleration binding on him
    deductions: tuple[AmountLine, ...]  # from the arrears, negative; empty: he is asked for all of them
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdraftFormalNoticeLetter(Demand):
    """L10-D: formal notice on the balance of an account (CC 1344, CCo L312-92, L312-93)."""

    account: AccountState
    costs: AccountCosts
    due: str
    cure_days: str
    notice_letter_on: str  # date of L07
    offer_outcome: str | None  # what became of the twelve instalments; None: a professional, who has no such right
    co_debtors: str | None  # their names; None: he owes alone


@dataclass(frozen=True, slots=True, kw_only=True)
class BillFormalNoticeLetter(Demand):
    """L10-F: formal notice to pay what is billed, where no contract is ended (CC 1344, 1231-6, 1343-5)."""

    posture: Posture
    bills: Bills
    bills_on: str
    reminded_on: str  # the letters that stayed without effect, with their dates
    cure_days: str
    co_debtors: str | None  # their names; None: he owes alone
    court: str  # after « saisir le »
