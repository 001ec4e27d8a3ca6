"""Acts that arrive, in any order; what staff decide about the bailiff's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.answers.people import answer as answer_person
from recouvrement.domain.case.commands.enforcement import (
    ChooseProcedure,
    EnforcementCommand,
    ReceiveAct,
    RenewGrant,
    RevokeGrant,
)
from recouvrement.domain.case.commands.people import InvalidateAddress
from recouvrement.domain.case.enforcement.acts import AgreementRecord, DebtorAct, ServiceFailed
from recouvrement.domain.case.enforcement.agreements import agreed_plan, agreement_id, signed_before_him, stands_above
from recouvrement.domain.case.enforcement.choice import check_possible
from recouvrement.domain.case.events.enforcement import ActReceived, GrantRenewed, GrantRevoked, ProcedureChosen
from recouvrement.domain.case.events.plans import PlanCancelled, PlanProposed, PlanSigned
from recouvrement.domain.errors import Refusal
from recouvrement.domain.identifiers import PersonName

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft


def answer(draft: Draft, command: EnforcementCommand) -> None:
    match command:
        case ReceiveAct():
            _receive(draft, command)
        case ChooseProcedure(procedure, by, reason):
            _check_not_handed_over(draft)
            check_possible(procedure, draft.view)
            draft.record(ProcedureChosen(procedure, by.name, reason, draft.situation.today))
        case RevokeGrant(by, reason):
            _check_handed_over(draft)
            draft.record(GrantRevoked(by, reason, draft.situation.today))
        case RenewGrant(by, reason):
            _check_handed_over(draft)
            number = draft.case.enforcement.renewals + 1
            draft.record(GrantRenewed(number, by, reason, draft.situation.today))
        case _:
            assert_never(command)


def _receive(draft: Draft, command: ReceiveAct) -> None:
    """An act counts once by its reference; another one under the same name is for a person to clear up."""
    act = command.act
    _check_handed_over(draft)
    if isinstance(act, DebtorAct) and draft.case.find_debtor(act.party_id) is None:
        raise Refusal("unknown_debtor", f"{act.party_id} is no debtor of {draft.case.case_id}")
    known = draft.case.enforcement.act(act.reference)
    if known is not None and known != act:
        raise Refusal("reference_taken", f"{act.reference} is the name of another act already")
    if known is None:
        draft.record(ActReceived(act, command.key, command.sha256))
        _search_address(draft, act)
        if isinstance(act, AgreementRecord):
            _follow_agreement(draft, act, command)


def _search_address(draft: Draft, act: object) -> None:
    if isinstance(act, ServiceFailed):
        answer_person(draft, InvalidateAddress(act.party_id, act.on))


def _follow_agreement(draft: Draft, act: AgreementRecord, command: ReceiveAct) -> None:
    plan_id, file = agreement_id(act), draft.case.handover
    if draft.case.find_plan(plan_id) is None:
        if file is None or not draft.case.is_open or not stands_above(act, draft.case):
            return
        for plan in draft.case.plans:
            if plan.is_in_force:
                draft.record(PlanCancelled(plan.plan_id, act.on, PersonName(file.bailiff), "another agreement"))
        draft.record(PlanProposed(agreed_plan(act, draft.view.outstanding, file.bailiff)))
    if not draft.case.plan(plan_id).is_signed_by(act.party_id):
        draft.record(PlanSigned(plan_id, signed_before_him(act, command)))


def _check_handed_over(draft: Draft) -> None:
    file = draft.case.handover
    if file is None or file.handed_over_on is None:
        raise Refusal("not_handed_over", f"no bailiff has the file of {draft.case.case_id}")


def _check_not_handed_over(draft: Draft) -> None:
    file = draft.case.handover
    if file is not None and (file.is_in_flight or file.handed_over_on is not None):
        raise Refusal("handed_over", "the file has left with its procedure")
