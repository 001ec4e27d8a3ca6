"""A few euros left when nothing more falls due: given up by delegation, or carried (domain §4.7, §4.8, §4.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.endings.rules import is_whole_debt
from recouvrement.domain.case.events.money import BalanceWaived
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.law.delegation import DelegatedAct, may_decide
from recouvrement.domain.letters.french import euros
from recouvrement.domain.money import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.domain.case.commands.money import WaiveBalance
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.view import View

_DUE_WORKING_DAYS: Final = 5


def is_small(view: View) -> bool:
    """Owed, too little for a letter, and no later instalment will carry it."""
    owed = view.rules.treated_as_paid < view.outstanding < view.rules.no_letter_under
    in_force = any(plan.is_in_force for plan in view.case.plans)
    return view.case.is_open and owed and is_whole_debt(view) and not in_force


def tasks(view: View) -> Iterator[OwedTask]:
    """Said done, the balance is carried: nobody is written to for it. What a kept plan leaves has its own task."""
    since = _since(view)
    if since is not None and is_small(view) and not any(plan.is_kept for plan in view.case.plans[-1:]):
        yield OwedTask(
            kind=TaskKind.SETTLE_BALANCE,
            about=f"small:{since}",
            on=since,
            due_on=add_working_days(since, _DUE_WORKING_DAYS),
            sentence=f"Il reste {euros(view.outstanding)}, sans échéance à venir : y renoncer ou les garder.",
        )


def waiver_faults(command: WaiveBalance, view: View) -> Iterator[tuple[str, str]]:
    """What forbids that the balance be given up: decided as a write-off is, but the debt is extinguished (CC 1350)."""
    if command.by.is_called(command.requested_by):
        yield "same_person", f"{command.by.name} cannot approve his own request"
    if not is_small(view):
        limit = view.rules.no_letter_under
        yield "not_small", f"only what is left under {limit} € after the last instalment is waived"
    if not may_decide(command.by.level, DelegatedAct.WRITE_OFF, view.outstanding, view.parameters.delegation):
        yield "beyond_delegation", f"{view.outstanding} € is beyond what a {command.by.level} may waive"


def waive_cents(draft: Draft, reason: CloseReason) -> None:
    """Treated as paid, and written down as given up; a loan that goes on carries them to its next instalment."""
    left = draft.view.outstanding
    if reason is CloseReason.PAID and ZERO < left <= draft.view.rules.treated_as_paid:
        draft.record(BalanceWaived(left, draft.situation.today))


def _since(view: View) -> date | None:
    """Day of the last money, or of the last instalment when it fell due after it."""
    days = [receipt.received_on for receipt in receipts(view.case)]
    return max((*days, *(one.due_on for one in view.case.instalments)), default=view.case.position_as_of)
