"""Acts that wait for a named person within his delegation (domain §4.9, §13)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.steps.decisions import Act, Approval
from recouvrement.domain.law.delegation import DelegatedAct, Level, may_decide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.view import View

_ASK_AGAIN_AFTER_DAYS: Final = 30  # a refusal is an answer: nobody is asked again before
_DELEGATED: Final = {
    Act.ACCELERATION: DelegatedAct.ACCELERATION,
    Act.HANDOVER: DelegatedAct.HANDOVER,
    Act.WRITE_OFF: DelegatedAct.WRITE_OFF,
}


def approval_blockers(act: Act, view: View) -> Iterator[tuple[str, str]]:
    if not stands(view.case.approval(act), view):
        yield "not_approved", f"{act} waits for a named person"


def stands(approval: Approval | None, view: View) -> bool:
    """Given, not expired (15 days), and the claim of the day is still within the delegation of who gave it."""
    if approval is None or approval.approved_on is None or approval.level is None:
        return False
    lasts = view.today <= approval.approved_on + timedelta(days=view.rules.approval_days)
    return lasts and is_within_delegation(approval.act, approval.level, view)


def is_to_be_asked(act: Act, view: View) -> bool:
    """Nobody was asked yet, or the answer has expired, or was a refusal a month ago."""
    last = view.case.approval(act)
    if last is None:
        return True
    if last.refused_on is not None:
        return view.today > last.refused_on + timedelta(days=_ASK_AGAIN_AFTER_DAYS)
    return last.approved_on is not None and not stands(last, view)


def is_within_delegation(act: Act, level: Level, view: View) -> bool:
    """By the claim of the day."""
    return may_decide(level, _DELEGATED[act], view.outstanding, view.parameters.delegation)
