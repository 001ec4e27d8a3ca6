"""When a case may close, and as what: each reason has its conditions (domain §7, guards per transition)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.case.endings.night import awaits_the_night
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.overdraft.rules import due_after_notice, is_limit_ending
from recouvrement.domain.case.plans.rules import settles
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.law.delegation import DelegatedAct, may_decide
from recouvrement.domain.position import DebtorRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.commands.acts import Person
    from recouvrement.domain.case.commands.endings import CloseCase
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.view import View
    from recouvrement.domain.position import Receipt

Fault = tuple[str, str]
_REPLACED: Final = frozenset({CloseReason.PAID})
"""A close by the facts that a person may put right: the money was the institution's, who takes the claim over."""


def reason_to_close(view: View) -> CloseReason | None:
    """By the facts alone. None: something is owed, by somebody, to the bank."""
    if is_settled(view):
        if paid_by_institution(view.case):
            return CloseReason.SUBROGATED
        return CloseReason.PAID if is_whole_debt(view) else CloseReason.REGULARISED
    return CloseReason.DISCHARGED if _nobody_owes(view.case) else None


def is_settled(view: View) -> bool:
    """While the notice of a limit's end runs, what stands within it is owed too."""
    if awaits_the_night(view) or not view.is_stated:
        return False
    if is_limit_ending(view) and due_after_notice(view) > view.rules.treated_as_paid:
        return False
    return view.outstanding <= view.rules.treated_as_paid or settles(view)


def closing_faults(command: CloseCase, view: View) -> Iterator[Fault]:
    """What is missing for a named person to close the case with that reason."""
    case, reason = view.case, command.reason
    if not case.is_open and not (case.close_reason in _REPLACED and reason is CloseReason.SUBROGATED):
        yield "closed", f"{case.case_id} is closed already"
    match reason:
        case CloseReason.PAID | CloseReason.REGULARISED:
            if reason_to_close(view) is not reason:
                yield "not_settled", f"{view.outstanding} € are owed: the case is not {reason}"
        case CloseReason.WRITTEN_OFF:
            yield "not_approved", "a write-off is approved (write_off.approved), which closes the case"
        case CloseReason.ASSIGNED:
            yield from _assignment_faults(command, view)
        case CloseReason.SUBROGATED:
            if not any(debtor.role is DebtorRole.GUARANTOR_INSTITUTION for debtor in case.debtors):
                yield "no_institution", f"no institution guarantees {case.case_id}"
            if not is_settled(view):
                yield "not_settled", f"{view.outstanding} € are owed: the institution has not paid"
        case CloseReason.DISCHARGED:
            if not _nobody_owes(case):
                yield "not_discharged", "somebody still owes: only he whose debt is erased hears of it"
        case _:
            assert_never(reason)


def _assignment_faults(command: CloseCase, view: View) -> Iterator[Fault]:
    """Named, by two people, within the delegation of a write-off: the bank parts with the claim."""
    if command.successor is None:
        yield "no_assignee", "an assignment names to whom (CC 1324)"
    if command.by.is_called(command.requested_by):
        yield "same_person", f"{command.by.name} cannot approve his own request"
    if not may_decide(command.by.level, DelegatedAct.WRITE_OFF, view.outstanding, view.parameters.delegation):
        yield "beyond_delegation", f"{view.outstanding} € is beyond what a {command.by.level} may assign"


def write_off_faults(view: View) -> Iterator[Fault]:
    """Asked of any open case, whatever step it has come to, but not against a plan that is kept."""
    if not view.case.is_open:
        yield "closed", f"{view.case.case_id} is closed"
    if any(plan.is_in_force for plan in view.case.plans):
        yield "plan_in_force", "a plan is being kept: it is cancelled first"


def was_requested_by(act: Act, person: Person, case: Case) -> bool:
    """Whether he asked for it himself, as recorded then: an approval cannot name another requester."""
    asked = case.approval(act)
    return asked is not None and asked.asked_by is not None and person.is_called(asked.asked_by)


def _nobody_owes(case: Case) -> bool:
    owing = [debtor for debtor in case.debtors if debtor.is_borrower or debtor.is_guarantor]
    return bool(owing) and all(debtor.discharged_on is not None for debtor in owing)


def paid_by_institution(case: Case) -> tuple[Receipt, ...]:
    institutions = {one.party_id for one in case.debtors if one.role is DebtorRole.GUARANTOR_INSTITUTION}
    return tuple(receipt for receipt in receipts(case) if receipt.payer in institutions)


def is_whole_debt(view: View) -> bool:
    """Nothing is left to fall due: the case ends with a discharge, not with a loan or an account that goes on."""
    case = view.case
    if case.overdraft is not None:
        return case.account_closed_on is not None
    return case.is_claim_frozen or not case.principal_not_yet_due
