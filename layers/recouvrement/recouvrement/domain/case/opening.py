"""When a position becomes a case (domain §3.1), and what the case is born with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.endings.closed import ClosedCase, previous_of
from recouvrement.domain.case.events.claim import CaseOpened
from recouvrement.domain.case.people.particulars import as_debtor
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.identifiers import CaseId, case_id
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.regime import LegalRegime, legal_regime
from recouvrement.domain.money import total
from recouvrement.domain.position import DebtorKind, Position, Product, Receipt

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.procedure import Procedure, Situation
    from recouvrement.domain.strategy import Opening


def trigger(position: Position, opening: Opening) -> str | None:
    """Which incident the position shows, once the days of grace are over; None: nothing to write about."""
    ripe_on = position.as_of - timedelta(days=opening.grace_days)
    if position.overdraft is not None:
        since = position.overdraft.overrun_since
        ripe = since is not None and since <= ripe_on and position.overdraft.excess >= opening.threshold
        return "OVERRUN_START" if ripe else None
    poured = pour_on_instalments(position.instalments, (receipt.amount for receipt in position.receipts))
    late = [one for one in poured.remaining if one.amount and one.due_on <= ripe_on]
    if total(one.amount for one in late) < opening.threshold:
        return None
    return "FIRST_UNPAID" if len(late) == 1 else "SECOND_UNPAID"


def with_waiting(position: Position, waiting: tuple[Receipt, ...]) -> Position:
    """Money that came while no case was open, each identifier once."""
    known = {receipt.receipt_id for receipt in position.receipts}
    extra = tuple(receipt for receipt in waiting if receipt.receipt_id not in known)
    return replace(position, receipts=(*position.receipts, *extra)) if extra else position


@dataclass(frozen=True, slots=True)
class Before:
    """What the contract knows: how many cases it had, and how the last one ended."""

    cases: int = 0
    last: ClosedCase | None = None


def opened_case(position: Position, before: Before, procedure: Procedure, situation: Situation) -> CaseOpened | None:
    """None: there is no incident, or the debt that it shows lives on elsewhere: written off, assigned, erased."""
    if before.last is not None and not before.last.is_settled:
        return None
    cause = trigger(position, procedure.strategy.opening)
    if cause is None:
        return None
    regime = regime_of(position, procedure.parameters)
    identifier: CaseId = case_id(position.contract_id, before.cases + 1)
    return CaseOpened(
        case_id=identifier,
        contract_id=position.contract_id,
        on=situation.today,
        trigger=cause,
        terms=position.terms,
        regime=regime,
        route=acceleration_route(position, regime, procedure.parameters),
        debtors=tuple(as_debtor(party, None) for party in position.parties),
        principal_not_yet_due=position.principal_not_yet_due,
        instalments=position.instalments,
        receipts=position.receipts,
        overdraft=position.overdraft,
        strategy=procedure.strategy.reference,
        as_of=position.as_of,
        previous=previous_of(before.last, position, procedure.parameters),
    )


def regime_of(position: Position, parameters: LegalParameters) -> LegalRegime:
    """A debt of no named product follows its debtors: no consumer law for those who all owe for their business."""
    borrowers = [as_debtor(party, None) for party in position.parties]
    owing = [debtor for debtor in borrowers if debtor.is_borrower]
    if position.terms.product is Product.OTHER and owing and not any(debtor.is_consumer for debtor in owing):
        return LegalRegime.PROFESSIONAL
    return legal_regime(position.terms, parameters).regime


def acceleration_route(position: Position, regime: LegalRegime, parameters: LegalParameters) -> AccelerationRoute:
    """A consumer's clause of less than 30 days, or none, is void: only the judge may end the contract (domain §6).

    So it is of a sole trader whose personal estate owes, and as long as nobody has said which of his estates does.
    A professional's clause holds whatever its days; a contract that names none leaves him to the judge too (CC 1225).
    """
    borrowers = [debtor for party in position.parties if (debtor := as_debtor(party, None)).is_borrower]
    is_consumer = regime is not LegalRegime.PROFESSIONAL and any(map(_may_be_consumer, borrowers))
    days = position.terms.clause_cure_days or 0
    if position.terms.is_loan and not is_consumer and not position.terms.clause_reference:
        return AccelerationRoute.JUDICIAL_TERMINATION
    if is_consumer and position.terms.is_loan and days < parameters.notice.consumer_cure_days:
        return AccelerationRoute.JUDICIAL_TERMINATION
    return AccelerationRoute.UNILATERAL


def _may_be_consumer(debtor: Debtor) -> bool:
    return debtor.is_consumer or (debtor.kind is DebtorKind.SOLE_TRADER and debtor.estate is None)
