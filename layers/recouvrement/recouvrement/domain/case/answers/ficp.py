"""Declarations to the FICP and their lifting: prepared by the case, confirmed when the Banque de France has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.commands.ficp import FicpCommand, ReportFicpDeclared, ReportFicpExpired, ReportFicpLifted
from recouvrement.domain.case.events.ficp import (
    FicpDeclarationExpired,
    FicpDeclarationPrepared,
    FicpDeclared,
    FicpIncidentSolved,
    FicpLifted,
    FicpLiftingPrepared,
)
from recouvrement.domain.case.ficp.rules import (
    answer_late_on,
    incident,
    information_letter,
    is_cured,
    is_declarable,
)
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.errors import Refusal
from recouvrement.domain.law.calendar import is_working_day

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.identifiers import PartyId


_LIFTED_BY_MONEY: Final = (None, CloseReason.PAID, CloseReason.REGULARISED, CloseReason.WRITTEN_OFF)
"""A write-off lifts nothing by itself; money that comes after it does. An assigned claim is another creditor's."""


def answer(draft: Draft, command: FicpCommand) -> None:
    debtor = _debtor(draft, command.party_id)
    match command:
        case ReportFicpDeclared():
            _declared(draft, debtor, command)
        case ReportFicpLifted(party_id, on, reference):
            if debtor.ficp is None or debtor.ficp.declared_on is None:
                raise Refusal("not_declared", f"{party_id} was not declared: there is nothing to lift")
            if debtor.ficp.lifted_on is None:
                draft.record(FicpLifted(party_id, reference, on))
        case ReportFicpExpired(party_id):
            if debtor.ficp is not None and debtor.ficp.declared_on is None:
                draft.record(FicpDeclarationExpired(party_id, draft.situation.today))
        case _:
            assert_never(command)


def _declared(draft: Draft, debtor: Debtor, command: ReportFicpDeclared) -> None:
    """Also by hand, for somebody who was informed: what the Banque de France holds must be lifted one day."""
    if debtor.ficp is None or debtor.ficp.is_over:
        if information_letter(draft.case, debtor) is None:
            raise Refusal("not_informed", f"{debtor.party_id} was not informed before (L04)")
        _prepare(draft, debtor)
    entry = _debtor(draft, debtor.party_id).ficp
    if entry is not None and entry.declared_on is None:
        draft.record(FicpDeclared(debtor.party_id, command.reference, command.on))


def _prepare(draft: Draft, debtor: Debtor) -> None:
    view = draft.view
    found = incident(view, debtor)
    if found is None:
        raise Refusal("no_incident", f"nothing of {draft.case.case_id} is an incident today")
    draft.record(FicpDeclarationPrepared(debtor.party_id, found, view.outstanding, view.today))


def declare_what_is_due(draft: Draft) -> None:
    """Each working morning, from the day after the window."""
    if not draft.case.is_open or not is_working_day(draft.situation.today):
        return
    for debtor in draft.case.debtors:
        if is_declarable(draft.view, debtor):
            _prepare(draft, debtor)


def take_back_what_is_paid(draft: Draft) -> None:
    """At once, whatever brought the money; an entry that is still on its way is lifted as soon as it is known."""
    view = draft.view
    if _was_solved(draft):
        draft.record(FicpIncidentSolved(view.today))
    is_settled = is_cured(view) or draft.case.close_reason in (CloseReason.PAID, CloseReason.REGULARISED)
    if not is_settled or draft.case.close_reason not in _LIFTED_BY_MONEY:
        return
    for debtor in draft.case.debtors:
        if debtor.ficp is not None and debtor.ficp.stands and debtor.ficp.lifting_on is None:
            draft.record(FicpLiftingPrepared(debtor.party_id, view.today))


def watch_ficp(draft: Draft) -> None:
    """Four working days to declare, four to lift (C-12; domain §3.3)."""
    for debtor in draft.case.debtors:
        late_on = answer_late_on(debtor.ficp, draft.view)
        if late_on is not None and draft.situation.today >= late_on:
            key = f"ficp:{debtor.party_id}:{late_on}"
            draft.alarm(
                CaseAlarm.FICP_LATE, key, f"{debtor.party_id}: the Banque de France has not confirmed its remittance"
            )


def _was_solved(draft: Draft) -> bool:
    """Somebody was informed, nobody is declared nor about to be, and what he was told of is no incident any more."""
    case = draft.case
    told = any(information_letter(case, debtor) is not None for debtor in case.debtors)
    is_reported = any(debtor.ficp is not None and not debtor.ficp.is_over for debtor in case.debtors)
    return told and not is_reported and all(incident(draft.view, debtor) is None for debtor in case.debtors)


def _debtor(draft: Draft, party_id: PartyId) -> Debtor:
    debtor = draft.case.find_debtor(party_id)
    if debtor is None:
        raise Refusal("unknown_debtor", f"{party_id} is no debtor of {draft.case.case_id}")
    return debtor
