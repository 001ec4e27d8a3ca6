"""What a guarantor may be asked: within his cap, and without the interest lost by telling him late (CC 2303)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.law.guarantor import guarantor_claim, information_due_on
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from recouvrement.domain.case.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.law.statement import ClaimStatement
    from recouvrement.domain.position import Instalment


def informed_on(case: Case, guarantor: Debtor) -> date | None:
    """Day on which the first L03 left for him; None: not yet."""
    days = [
        letter.sent_on
        for letter in case.letters
        if letter.code == LetterCode.L03 and letter.party_id == guarantor.party_id and letter.stands and letter.sent_on
    ]
    return min(days, default=None)


def interest_lost(unpaid: Iterable[Instalment], told_on: date | None, parameters: LegalParameters) -> Money:
    """Interest fallen due between the incident and its information, when that came after the month (CC 2303).

    The first instalment left unpaid is the incident; told within the month, nothing is lost.
    """
    due = [one for one in unpaid if one.amount]
    if not due or (told_on is not None and told_on <= information_due_on(due[0].due_on, parameters)):
        return ZERO
    return total(one.interest for one in due if told_on is None or one.due_on <= told_on)


def asked_before_acceleration(unpaid: Iterable[Instalment], guarantor: Debtor, lost: Money) -> Money:
    """Instalments fallen due, less the interest lost, within the cap of the deed."""
    owed = max(ZERO, total(one.amount for one in unpaid) - lost)
    return owed if guarantor.guarantee is None else min(owed, guarantor.guarantee.cap)


def asked_after_acceleration(statement: ClaimStatement, guarantor: Debtor, lost: Money) -> Money:
    """His own statement: only instalments fallen due unless his deed extends the acceleration to him (CC 1305-5)."""
    if guarantor.guarantee is None:
        return max(ZERO, statement.total_due - lost)
    claim = guarantor_claim(statement, guarantor.guarantee)
    return min(max(ZERO, claim.owed_by_debtor - lost), claim.cap)
