"""What a guarantor is told every year, before 31 March, until the debt is gone (CC 2302; domain §2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from recouvrement.domain.law.calendar import day_of_month
from recouvrement.domain.position import DebtorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View
    from recouvrement.domain.law.parameters import LegalParameters


def owed_from(view: View) -> Iterator[date]:
    """First day of each year whose information is owed, this one and the next: what stood on 31 December is known then.

    A case that was opened after the last day leaves that year to the bank's own letters to its healthy guarantors.
    """
    for year in (view.today.year, view.today.year + 1):
        if view.case.opened_on <= last_day(year, view.parameters):
            yield date(year, 1, 1)


def last_day(year: int, parameters: LegalParameters) -> date:
    return day_of_month(year, parameters.suspension.yearly_information_month, 31)


def is_owed_it(debtor: Debtor) -> bool:
    """A natural person."""
    return debtor.is_guarantor and debtor.kind is not DebtorKind.PROFESSIONAL
