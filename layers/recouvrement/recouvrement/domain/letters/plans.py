"""Letters and the agreement of the negotiated way: L08, L09, L14."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.letters.parts import Demand, Document

if TYPE_CHECKING:
    from recouvrement.domain.letters.judiciary import PartyRow
    from recouvrement.domain.letters.parts import Contact, Payment, Posture, Recourse, Signatory
    from recouvrement.domain.letters.tables import AmountLine


@dataclass(frozen=True, slots=True)
class ProposedMeasure:
    """One measure, and what it would change and cost (mentions L08.1 and L08.2)."""

    title: str
    effect: str
    cost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresLetter(Demand):
    """L08: measures fitted to the borrower's situation (CCo L312-35-1, L312-31-1, D312-17)."""

    situation: str  # what he told, after « compte tenu de »
    due: str
    position_on: str
    measures: tuple[ProposedMeasure, ...]
    deferral_indemnity: str | None  # « 4,00 % …, soit … »; None: no measure defers an instalment
    reply_by: str
    forbearance_article: str | None  # None: not consumer credit, the bank proposes of its own accord
    change_article: str | None  # form of the change; None: the contract alone


@dataclass(frozen=True, slots=True)
class PlanRow:
    number: str
    due_on: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepaymentPlan(Document):
    """L09: the agreement itself, which every party signs (domain §5, CCo R312-35)."""

    debtors: tuple[PartyRow, ...]
    guarantors: tuple[PartyRow, ...]  # those who agree to it
    contact: Contact
    signatory: Signatory
    recourse: Recourse
    payment: Payment
    claim: tuple[AmountLine, ...]
    claim_total: str
    claim_on: str
    instalments: tuple[PlanRow, ...]
    plan_total: str
    current_instalments_from: str | None  # the next one, due beside the plan; None: none is left to fall due
    interest_terms: str  # a sentence: kept, reduced or waived
    breach_letter_days: str
    lapse_days: str
    time_bar_article: str | None  # of the restart; None: the plan restarts nothing
    ficp_article: str | None  # None: no debtor whom the file concerns
    electronic_signature: str | None  # the trust service; None: by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBreachLetter(Demand):
    """L14: an instalment of the plan is unpaid; when the plan lapses, and what then revives (domain §5)."""

    posture: Posture
    plan_signed_on: str
    unpaid: tuple[PlanRow, ...]
    unpaid_total: str
    lapses_on: str
    revived: tuple[AmountLine, ...]  # the old claim, less payments as negative lines
    revived_total: str
    revived_on: str
    ficp_days: str | None  # length of the new window; None: no file concerns him
    co_debtors: str | None  # their names; None: he owes alone
