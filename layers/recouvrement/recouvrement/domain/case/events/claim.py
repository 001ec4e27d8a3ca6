"""Facts of the claim: positions, receipts, the opening and the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.case.endings.previous import PreviousCase
from recouvrement.domain.case.people.debtors import Debtor
from recouvrement.domain.case.state import AccelerationRoute, CloseReason, StrategyReference
from recouvrement.domain.case.steps.decisions import Successor
from recouvrement.domain.identifiers import CaseId, ContractId, PersonName, ReceiptId
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.money import Money
from recouvrement.domain.position import Instalment, Overdraft, Receipt, Terms


@dataclass(frozen=True, slots=True)
class CaseOpened:
    case_id: CaseId
    contract_id: ContractId
    on: date
    trigger: str
    terms: Terms
    regime: LegalRegime
    route: AccelerationRoute
    debtors: tuple[Debtor, ...]
    principal_not_yet_due: Money
    instalments: tuple[Instalment, ...]
    receipts: tuple[Receipt, ...]
    overdraft: Overdraft | None
    strategy: StrategyReference
    as_of: date
    previous: PreviousCase | None = None


@dataclass(frozen=True, slots=True)
class PositionChanged:
    """What a newer position changed, and only that: absent fields stayed as they were."""

    as_of: date
    instalments: tuple[Instalment, ...] = ()  # new, or corrected under the same number
    receipts: tuple[Receipt, ...] = ()
    principal_not_yet_due: Money | None = None
    overdraft: Overdraft | None = None
    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class ReceiptBooked:
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ReceiptReversed:
    receipt_id: ReceiptId
    on: date


@dataclass(frozen=True, slots=True)
class CaseClosed:
    """`by` None: the facts themselves. `successor` None: nobody takes the claim over, or the institution that paid."""

    reason: CloseReason
    on: date
    by: PersonName | None = None
    successor: Successor | None = None


ClaimEvent = CaseOpened | PositionChanged | ReceiptBooked | ReceiptReversed | CaseClosed
