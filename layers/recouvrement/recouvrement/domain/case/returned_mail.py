"""A debtor who does not live where he was written to: searched, found, written to again (domain §4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.tasks import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.view import View


def tasks(view: View) -> Iterator[OwedTask]:
    if not view.case.is_open:
        return
    for debtor in view.case.debtors:
        found_wrong_on = debtor.address_invalid_on
        if found_wrong_on is not None and debtor.deceased_on is None:
            yield OwedTask(
                kind=TaskKind.FIND_ADDRESS,
                about=f"{debtor.party_id}:{found_wrong_on}",
                on=found_wrong_on,
                due_on=add_working_days(found_wrong_on, view.parameters.dialogue.address_search_working_days),
                sentence="Rechercher la nouvelle adresse : un courrier est revenu.",
                party_id=debtor.party_id,
            )
