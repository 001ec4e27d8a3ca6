"""What is owed around a person: a death, an estate that nobody named (domain §2, §10.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_months, add_working_days
from recouvrement.domain.position import DebtorKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View


def tasks(view: View) -> Iterator[OwedTask]:
    if not view.case.is_open:
        return
    for debtor in view.case.debtors:
        if debtor.deceased_on is not None:
            yield from _after_death(debtor, debtor.deceased_on, view)
        elif debtor.kind is DebtorKind.SOLE_TRADER and debtor.estate is None:
            yield _estate(debtor, view)


def _after_death(debtor: Debtor, died_on: date, view: View) -> Iterator[OwedTask]:
    """The insurer first: what he pays is as good as a payment. Heirs choose within four months, then when called on."""
    rules = view.parameters.suspension
    soon = add_working_days(died_on, rules.desk_working_days)
    if debtor.is_borrower and any(instalment.insurance for instalment in view.case.instalments):
        sentence = "Déclarer le décès à l’assureur de l’emprunteur."
        yield OwedTask(TaskKind.CLAIM_FROM_INSURER, debtor.party_id, died_on, soon, sentence, debtor.party_id)
    sentence = "Écrire au notaire chargé de la succession, déclarer la créance."
    yield OwedTask(TaskKind.WRITE_TO_NOTARY, debtor.party_id, died_on, soon, sentence, debtor.party_id)
    option = add_months(died_on, rules.heirs_option_months)
    sentence = "Les héritiers peuvent être sommés d’opter (article 771 du code civil)."
    due_on = add_months(option, rules.heirs_call_months)
    yield OwedTask(TaskKind.CALL_ON_HEIRS, debtor.party_id, option, due_on, sentence, debtor.party_id)


def _estate(debtor: Debtor, view: View) -> OwedTask:
    opened_on = view.case.opened_on
    due_on = add_working_days(opened_on, view.parameters.suspension.desk_working_days)
    sentence = "Entrepreneur individuel : dire quel patrimoine doit, professionnel ou personnel."
    return OwedTask(TaskKind.RECORD_ESTATE, debtor.party_id, opened_on, due_on, sentence, debtor.party_id)
