"""What a guarantor may be asked: within his cap, without the interest lost by telling him late (CC 2302, 2303)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.letters.yearly_information import last_day
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.law.allocation import pour_on_instalments
from recouvrement.domain.law.guarantor import guarantor_claim, information_due_on
from recouvrement.domain.law.periods import Days, merged
from recouvrement.domain.law.time_bar import loan_time_bar
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.domain.case.people.debtors import Debtor
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


def lost_days(case: Case, guarantor: Debtor, today: date, parameters: LegalParameters) -> tuple[Days, ...]:
    """Days whose interest and penalties are lost against him because he was told late (CC 2302, 2303)."""
    if not guarantor.is_guarantor or case.overdraft is not None:
        return ()
    first = _before_first_information(case, guarantor, today, parameters)
    return merged((*first, *_missed_years(case, guarantor, today, parameters)))


def _before_first_information(
    case: Case, guarantor: Debtor, today: date, parameters: LegalParameters
) -> Iterator[Days]:
    """From the incident until he heard of it, when that came after the month; the first instalment unpaid is it."""
    fallen = [one for one in case.instalments if case.accelerated_on is None or one.due_on <= case.accelerated_on]
    incident_on = loan_time_bar(fallen, receipts(case), parameters).first_unregularised_due_on
    told_on = informed_on(case, guarantor)
    if incident_on is not None and (told_on or today) > information_due_on(incident_on, parameters):
        yield Days(incident_on, told_on)


def _missed_years(case: Case, guarantor: Debtor, today: date, parameters: LegalParameters) -> Iterator[Days]:
    """From the information before until the late one. Before the case the bank is taken to have told him in time."""
    sent = sorted(
        letter.sent_on
        for letter in case.letters
        if letter.code == LetterCode.L16 and letter.party_id == guarantor.party_id and letter.stands and letter.sent_on
    )
    for year in range(case.opened_on.year, today.year + 1):
        deadline = last_day(year, parameters)
        if not case.opened_on <= deadline < today or any(date(year, 1, 1) <= on <= deadline for on in sent):
            continue
        before = max((on for on in sent if on < date(year, 1, 1)), default=last_day(year - 1, parameters))
        yield Days(before + timedelta(days=1), min((on for on in sent if on > deadline), default=None))


def interest_lost(case: Case, lost: Iterable[Days]) -> Money:
    """What the interest that fell due on those days makes a guarantor owe less, up to the acceleration.

    In his ledger the money that came paid no such interest, but what else was due (CC 2302, 2303).
    """
    stretches, end = tuple(lost), case.accelerated_on or date.max
    fallen = [one for one in case.instalments if one.due_on <= end]
    paid = [one.amount for one in receipts(case) if one.received_on <= end]
    his = [_without_interest(one) if any(days.holds(one.due_on) for days in stretches) else one for one in fallen]
    return pour_on_instalments(fallen, paid).total_remaining - pour_on_instalments(his, paid).total_remaining


def _without_interest(instalment: Instalment) -> Instalment:
    return replace(instalment, interest=ZERO)


def with_what_he_paid(case: Case, guarantor: Debtor) -> Debtor:
    """His cap less what he has paid himself: nobody pays his cap twice."""
    if guarantor.guarantee is None:
        return guarantor
    paid = total(receipt.amount for receipt in receipts(case) if receipt.payer == guarantor.party_id)
    return replace(guarantor, guarantee=replace(guarantor.guarantee, cap=max(ZERO, guarantor.guarantee.cap - paid)))


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
