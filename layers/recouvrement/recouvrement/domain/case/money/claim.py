"""What is owed on a day, from the facts of the case: any order of the same facts gives the same claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.enforcement.claim import statement_after_order
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.frozen_claim import Acceleration, freeze_claim
from recouvrement.domain.law.indemnity import Indemnity, consumer_acceleration, mortgage_acceleration, share
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.law.statement import ClaimStatement, statement_of_claim
from recouvrement.domain.money import ZERO, Money, total
from recouvrement.domain.position import Instalment, Position, Receipt

if TYPE_CHECKING:
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.law.periods import Days


@dataclass(frozen=True, slots=True)
class Arrears:
    """What fell due and is unpaid; on an account, what stands beyond the limit."""

    unpaid: tuple[Instalment, ...]  # what is left of each, by date; empty on an account
    total: Money
    oldest_unpaid_on: date | None  # None: nothing is unpaid
    cadence_from: date | None  # D of the cadence: None while what is unpaid is too small to write about
    unallocated: Money  # received, and nothing to pay with it


def receipts(case: Case) -> tuple[Receipt, ...]:
    """Each of the bank's identifiers once, reversed ones left out, by date."""
    once = {receipt.receipt_id: receipt for receipt in case.receipts}
    kept = (receipt for receipt in once.values() if receipt.receipt_id not in case.reversed_receipts)
    return tuple(sorted(kept, key=lambda receipt: (receipt.received_on, receipt.receipt_id)))


def received(case: Case) -> Money:
    return total(receipt.amount for receipt in receipts(case))


def arrears(case: Case, parameters: LegalParameters) -> Arrears:
    if case.overdraft is not None:
        excess, since = case.overdraft.excess, case.overdraft.overrun_since
        return Arrears((), excess, since if excess else None, since if excess else None, ZERO)
    poured = pour_on_instalments(case.instalments, (receipt.amount for receipt in receipts(case)))
    unpaid = tuple(instalment for instalment in poured.remaining if instalment.amount)
    start = cadence_start(unpaid, parameters.collection.no_letter_under)
    kept_on = max((plan.ended_on for plan in case.plans if plan.is_kept and plan.ended_on), default=start)
    return Arrears(
        unpaid=unpaid,
        total=poured.total_remaining,
        oldest_unpaid_on=poured.first_unpaid_due_on,
        cadence_from=start and kept_on and max(start, kept_on),  # what a kept plan deferred is late from its end only
        unallocated=poured.unallocated,
    )


def cadence_start(unpaid: tuple[Instalment, ...], floor: Money) -> date | None:
    """Due date of the instalment with which the unpaid sum reaches the floor.

    Cents left on old instalments are no late payment: they must not age an instalment missed yesterday.
    """
    sum_so_far = ZERO
    for instalment in unpaid:
        sum_so_far = sum_so_far + instalment.amount
        if sum_so_far >= floor:
            return instalment.due_on
    return None


def position_of(case: Case, day: date) -> Position:
    """The case as a position, the way the law's figures take it.

    From the acceleration the claim is frozen: what the feed moved since from "not yet due" to an instalment goes back.
    """
    frozen_on = case.accelerated_on
    later = [one for one in case.instalments if frozen_on is not None and one.due_on > frozen_on]
    return Position(
        contract_id=case.contract_id,
        as_of=case.position_as_of or day,
        terms=case.terms,
        principal_not_yet_due=case.principal_not_yet_due + total(one.principal for one in later),
        parties=(),
        instalments=tuple(one for one in case.instalments if one not in later),
        receipts=receipts(case),
        overdraft=case.overdraft,
    )


def statement(
    case: Case, day: date, parameters: LegalParameters, without_interest: tuple[Days, ...] = ()
) -> ClaimStatement:
    """The claim of an accelerated loan, run to that day (domain C-14). Raises ValueError before acceleration.

    `without_interest`: days that bear none against the debtor whom it is made for.
    """
    if case.accelerated_on is None:
        raise ValueError(f"{case.case_id} is not accelerated")
    position = position_of(case, day)
    indemnity = default_indemnity(case, position.principal_not_yet_due, parameters)
    claim = freeze_claim(position, Acceleration(case.accelerated_on, indemnity, ZERO))
    bearing = replace(claim, without_interest=without_interest)
    return statement_of_claim(bearing, max(day, case.accelerated_on), parameters)


def default_indemnity(case: Case, principal_not_yet_due: Money, parameters: LegalParameters) -> Indemnity:
    """The contract's rate, capped at 8 % (CCo D312-16) or 7 % (R313-28); elsewhere the contract alone decides."""
    rate = case.terms.indemnity_rate_pct
    match case.regime:
        case LegalRegime.CONSUMER_CREDIT | LegalRegime.OVERDRAFT:
            return consumer_acceleration(principal_not_yet_due, parameters).at_contract_rate(rate)
        case LegalRegime.MORTGAGE_CREDIT:
            return mortgage_acceleration(principal_not_yet_due, _interest_due(case), parameters).at_contract_rate(rate)
        case LegalRegime.COMMON_LAW | LegalRegime.PROFESSIONAL:
            amount = share(principal_not_yet_due, rate)
            return Indemnity(principal_not_yet_due, rate, amount, "CC 1231-5", parameters.version)
        case _:
            assert_never(case.regime)


def _interest_due(case: Case) -> Money:
    """Interest of the instalments unpaid at the acceleration, today when there was none."""
    end = case.accelerated_on or date.max
    fallen = [one for one in case.instalments if one.due_on <= end]
    poured = pour_on_instalments(fallen, (one.amount for one in receipts(case) if one.received_on <= end))
    return total(one.interest for one in poured.remaining)


def outstanding(case: Case, day: date, parameters: LegalParameters) -> Money:
    """What may be asked for today: the arrears, the whole claim once accelerated, what an order left of it.

    Less what was waived.
    """
    return max(ZERO, owed(case, day, parameters) - case.money.waived)


def owed(case: Case, day: date, parameters: LegalParameters) -> Money:
    """As if nothing had been waived."""
    ordered = statement_after_order(case, day, receipts(case), parameters)
    if ordered is not None:
        return ordered.total_due
    if case.accelerated_on is None:
        return arrears(case, parameters).total
    return statement(case, day, parameters).total_due
