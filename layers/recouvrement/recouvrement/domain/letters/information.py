"""Letters to a debtor that inform because the law says so: L04, L05, L06, L07, L12."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Demand, Letter

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import OverIndebtedness
    from recouvrement.domain.letters.tables import AccountCosts, AccountState, Schedule


@dataclass(frozen=True, slots=True)
class ComparedInstalment:
    due_on: str
    amount: str


@dataclass(frozen=True, slots=True)
class InstalmentTest:
    """The last two instalments fallen due, in full, held against the arrears (order of 26 Oct 2010, art. 4)."""

    instalments: tuple[ComparedInstalment, ...]
    threshold: str


@dataclass(frozen=True, slots=True)
class NoticeTest:
    """A credit without schedule: so many days after a formal notice, so much unpaid (same order, same article)."""

    notice_on: str
    sixty_days_ended_on: str
    minimum: str


@dataclass(frozen=True, slots=True)
class FicpIdentity:
    """The person as the file knows him."""

    full_name: str
    born_on: str
    birth_place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FicpWarningLetter(Demand):
    """L04, one per borrower (order of 26 Oct 2010; CCo L751-1, L752-1)."""

    identity: FicpIdentity
    reason_code: str
    reason: str
    incident_on: str
    instalment_test: InstalmentTest | None  # None: overdraft or revolving credit, or acceleration
    notice_test: NoticeTest | None  # None: a loan by instalments
    arrears: str
    arrears_on: str
    window_ends_on: str  # later of sending + 30 days and sending + 1 month (C-12)
    declared_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrunInformationLetter(Letter):
    """L05 (CCo L312-92)."""

    account: AccountState
    costs: AccountCosts
    over_indebtedness: OverIndebtedness | None  # None: no file of his is known


@dataclass(frozen=True, slots=True)
class OtherCredit:
    kind: str
    amount: str
    months: str
    payment: str
    annual_rate: str  # the all-in rate (TAEG)
    cost: str
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCreditLetter(Letter):
    """L06 (CCo L312-93)."""

    account: AccountState
    three_months_on: str
    credit: OtherCredit
    reply_by: str
    over_indebtedness: OverIndebtedness | None  # None: no file of his is known


@dataclass(frozen=True, slots=True)
class TwelveInstalments:
    """The offer of CCo L312-93 and L312-90, and how long it stands."""

    schedule: Schedule
    amount: str
    accept_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdraftEndingLetter(Demand):
    """L07: the tolerance or the authorised overdraft ends (CCo L312-93, L312-90; CMF L313-12)."""

    account: AccountState
    new_limit: str
    notice_length: str  # "30 jours", "2 mois", "60 jours"
    notice_article: str
    notice_ends_on: str
    shorter_notice_reason: str | None
    twelve_instalments: TwelveInstalments | None  # None: a professional's account


@dataclass(frozen=True, slots=True, kw_only=True)
class FicpTransmissionLetter(Letter):
    """L12 (order of 26 Oct 2010)."""

    identity: FicpIdentity
    reason_code: str
    reason: str
    incident_on: str
    warned_on: str
    declared_on: str
