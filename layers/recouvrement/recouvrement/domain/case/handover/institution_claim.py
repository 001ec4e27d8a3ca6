"""The institution that guarantees a loan is asked to pay; its borrower is warned before it does (domain §2, §11.1).

Cass. 1re civ. 20 February 2019: who pays without warning may lose its recourse. No letter of the catalogue says this:
a person writes it, and the claim file does not leave before it is said to be done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.enforcement.choice import institution, procedure_of
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.partners import bailiff_for, institution_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View
    from recouvrement.domain.partners import Partner

_WARN_WORKING_DAYS: Final = 5


def is_claimed(view: View) -> bool:
    return procedure_of(view).procedure is JudicialProcedure.INSTITUTION_CLAIM


def tasks(view: View) -> Iterator[OwedTask]:
    case = view.case
    guarantor = institution(case)
    if not case.is_open or case.handover is not None or case.accelerated_on is None or guarantor is None:
        return
    if not is_claimed(view):
        return
    due_on = add_working_days(case.accelerated_on, _WARN_WORKING_DAYS)
    sentence = "Prévenir chaque emprunteur, par écrit, que l’organisme de caution va être appelé à payer."
    yield OwedTask(TaskKind.WARN_OF_INSTITUTION, guarantor.party_id, case.accelerated_on, due_on, sentence)


def is_warned(view: View) -> bool:
    """True where no institution is to be asked."""
    guarantor = institution(view.case)
    if guarantor is None or not is_claimed(view):
        return True
    task = view.case.task(f"{TaskKind.WARN_OF_INSTITUTION}:{guarantor.party_id}")
    return task is not None and not task.is_open


def recipient_of_file(view: View) -> Partner | None:
    """The institution, or the bailiff of the first borrower who lives in France; None: no such partner is named."""
    guarantor, partners = institution(view.case), view.procedure.partners
    if guarantor is not None and is_claimed(view):
        return institution_for(guarantor.party_id, partners)
    found = (debtor.postcode for debtor in _borrowers(view) if debtor.postcode and debtor.lives_in_france)
    return None if is_abroad(view) else bailiff_for(next(found, ""), partners)


def is_abroad(view: View) -> bool:
    """No bailiff of a French department serves any of the borrowers."""
    return not any(debtor.lives_in_france for debtor in _borrowers(view))


def _borrowers(view: View) -> tuple[Debtor, ...]:
    return tuple(debtor for debtor in view.case.debtors if debtor.is_borrower)
