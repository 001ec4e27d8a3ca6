"""Which procedure brings the order, and why (domain §11.1). The law says what is possible, the bank what is likely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.handover.defendants import defendants
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.errors import Refusal
from recouvrement.domain.position import DebtorRole, Product

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View


@dataclass(frozen=True, slots=True)
class Choice:
    procedure: JudicialProcedure
    reason: str


def procedure_of(view: View) -> Choice:
    """Give what a named person chose, else what the facts of today say."""
    chosen = view.case.enforcement.chosen
    return suggested(view) if chosen is None else Choice(chosen, "chosen by a named person")


def suggested(view: View) -> Choice:
    case = view.case
    if institution(case) is not None and case.accelerated_on is not None:
        return Choice(JudicialProcedure.INSTITUTION_CLAIM, "a guarantor institution pays, and turns to the borrower")
    if case.route is AccelerationRoute.JUDICIAL_TERMINATION:
        return Choice(JudicialProcedure.SUMMONS, "only the judge may end this contract")
    if case.terms.product is Product.MORTGAGE:
        return Choice(JudicialProcedure.NOTARIAL_DEED, "the notary's deed is an order already")
    if _is_for_the_judge(view):
        return Choice(
            JudicialProcedure.SUMMONS, "contested, guaranteed by a person, or too large for an order on request"
        )
    if _may_agree(view):
        return Choice(JudicialProcedure.SMALL_CLAIM, "small, and the debtor has paid since: he is likely to agree")
    return Choice(JudicialProcedure.PAYMENT_ORDER, "contractual, of a known amount, and nobody contests it")


def check_possible(procedure: JudicialProcedure, view: View) -> None:
    """Raises Refusal for a procedure that the law does not open to this claim."""
    case = view.case
    only_the_judge = case.route is AccelerationRoute.JUDICIAL_TERMINATION
    if only_the_judge and procedure is not JudicialProcedure.SUMMONS:
        raise Refusal("judicial_route", "only a summons can ask for the end of this contract")
    match procedure:
        case JudicialProcedure.SMALL_CLAIM if view.outstanding > view.parameters.judicial.small_claim_cap:
            raise Refusal("above_small_claim", f"{view.outstanding} € is more than a bailiff may settle")
        case JudicialProcedure.NOTARIAL_DEED if case.terms.product is not Product.MORTGAGE:
            raise Refusal("no_deed", "no notary's deed stands behind this contract")
        case JudicialProcedure.INSTITUTION_CLAIM if institution(case) is None:
            raise Refusal("no_institution", "no institution guarantees this contract")
        case (
            JudicialProcedure.SMALL_CLAIM
            | JudicialProcedure.PAYMENT_ORDER
            | JudicialProcedure.SUMMONS
            | JudicialProcedure.NOTARIAL_DEED
            | JudicialProcedure.INSTITUTION_CLAIM
        ):
            return
        case _:
            assert_never(procedure)


def institution(case: Case) -> Debtor | None:
    return next((debtor for debtor in case.debtors if debtor.role is DebtorRole.GUARANTOR_INSTITUTION), None)


def _is_for_the_judge(view: View) -> bool:
    case = view.case
    contested = bool(case.stops.disputes)
    guaranteed = any(debtor.is_guarantor for debtor in defendants(view))
    return contested or guaranteed or view.outstanding > view.parameters.judicial.payment_order_cap


def _may_agree(view: View) -> bool:
    """The month of a small claim costs nothing when the debtor agrees, and stops no time bar when he does not."""
    rules = view.parameters
    is_small = view.outstanding <= rules.judicial.small_claim_cap
    has_paid = any(receipt.received_on > view.case.opened_on for receipt in receipts(view.case))
    return is_small and has_paid and not view.is_barred_within(rules.collection.small_sum_bar_days)
