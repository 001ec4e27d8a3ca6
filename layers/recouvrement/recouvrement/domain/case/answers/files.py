"""The judiciary file: its pieces, its departure, what the bailiff does with its link."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.case.commands.files import (
    FileExhibit,
    HandoverReport,
    ReportHandedOver,
    ReportHandoverExpired,
    ReportLinkUse,
    WaiveExhibit,
)
from recouvrement.domain.case.events.procedure import (
    ExhibitFiled,
    ExhibitWaived,
    FileHandedOver,
    HandoverExpired,
    HandoverRecalled,
    LinkUsed,
    StepCompleted,
)
from recouvrement.domain.case.handover.exhibits import required_exhibits
from recouvrement.domain.case.handover.record import Exhibit, Handover, HandoverState
from recouvrement.domain.errors import Refusal
from recouvrement.domain.strategy import HandOver

if TYPE_CHECKING:
    from recouvrement.domain.case.draft import Draft


def answer_exhibit(draft: Draft, command: FileExhibit | WaiveExhibit) -> None:
    match command:
        case FileExhibit(code, key, sha256):
            exhibit = Exhibit(code, key, sha256)
            if exhibit not in draft.case.exhibits:
                draft.record(ExhibitFiled(exhibit))
        case WaiveExhibit(code, by, reason):
            if code not in required_exhibits(draft.case):
                raise Refusal("not_required", f"{code} is no piece of this file")
            if all(known.code != code for known in draft.case.exhibits):
                draft.record(ExhibitWaived(Exhibit(code, waived_by=by, reason=reason)))
        case _:
            assert_never(command)


def answer(draft: Draft, report: HandoverReport) -> None:
    match report:
        case ReportHandedOver(file_id):
            if _file(draft, file_id).is_in_flight:
                _handed_over(draft, report)
        case ReportHandoverExpired(file_id):
            if _file(draft, file_id).is_in_flight:
                draft.record(HandoverExpired(file_id))
        case ReportLinkUse(grant_id, at, address):
            draft.record(LinkUsed(grant_id, at, address))
        case _:
            assert_never(report)


def _handed_over(draft: Draft, report: ReportHandedOver) -> None:
    was_withdrawn = _file(draft, report.file_id).state is HandoverState.WITHDRAWN
    draft.record(FileHandedOver(report.file_id, report.sha256, report.grant_id, report.on))
    if was_withdrawn:
        draft.record(HandoverRecalled(report.file_id, "withdrawn while it was leaving", draft.situation.today))
        return
    for step in draft.view.strategy.ladder:
        if isinstance(step.action, HandOver) and draft.case.completed(step.name) is None:
            draft.record(StepCompleted(step.name, report.on))


def _file(draft: Draft, file_id: str) -> Handover:
    file = draft.case.handover
    if file is None or file.file_id != file_id:
        raise Refusal("unknown_file", f"{draft.case.case_id} has no judiciary file {file_id}")
    return file
