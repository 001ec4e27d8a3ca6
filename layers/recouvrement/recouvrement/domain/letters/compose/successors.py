"""L15d: the claim has another owner, by assignment (CC 1324) or because its guarantor paid it (CC 2309)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.endings.rules import paid_by_institution
from recouvrement.domain.case.enforcement.choice import institution
from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.state import CloseReason
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.letters.closings import NewCreditor, NewCreditorLetter
from recouvrement.domain.letters.compose.headings import addressed
from recouvrement.domain.letters.compose.people import full_name, one_line
from recouvrement.domain.letters.french import NO_BREAK_SPACE, day, euros
from recouvrement.domain.money import total

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.money import Money

_SUBROGATION: Final = "article 2309 du code civil".replace(" ", NO_BREAK_SPACE, 1)
_NOT_GIVEN: Final = "nous consulter"


def new_creditor(brief: Brief) -> NewCreditorLetter:
    """L15d. Raises InvalidMessage when the case does not say who took the claim over."""
    if brief.case.close_reason is CloseReason.SUBROGATED:
        amount, on = _paid(brief)
        return _letter(brief, _institution(brief), (amount, on, _SUBROGATION))
    closed_on = brief.case.closed_on
    if brief.case.close_reason is not CloseReason.ASSIGNED or brief.case.successor is None or closed_on is None:
        raise InvalidMessage("nobody has taken this claim over")
    known = brief.case.successor
    creditor = NewCreditor(known.name, known.address, known.phone, known.email, known.payment)
    return _letter(brief, creditor, (brief.view.outstanding, closed_on, None))


def _letter(brief: Brief, creditor: NewCreditor, transfer: tuple[Money, date, str | None]) -> NewCreditorLetter:
    """`transfer`: the sum, the day on which it passed, and the article of a subrogation."""
    amount, on, article = transfer
    return NewCreditorLetter(
        **addressed(brief),
        creditor=creditor,
        amount=euros(amount),
        stated_on=day(on),
        transferred_on=day(on),
        subrogation_article=article,
    )


def _paid(brief: Brief) -> tuple[Money, date]:
    """What the institution paid; when nobody said who did, what came in on the last day."""
    known = paid_by_institution(brief.case) or receipts(brief.case)
    if not known:
        raise InvalidMessage("no payment of the institution is known")
    last = max(one.received_on for one in known)
    named = bool(paid_by_institution(brief.case))
    return total(one.amount for one in known if named or one.received_on == last), last


def _institution(brief: Brief) -> NewCreditor:
    debtor = institution(brief.case)
    if debtor is None:
        raise InvalidMessage("no institution guarantees this contract")
    party = brief.people.party(debtor.party_id)
    name = full_name(party)
    return NewCreditor(
        name=name,
        address=_NOT_GIVEN if party.address is None else one_line(party.address),
        phone=party.phone or _NOT_GIVEN,
        email=party.email or _NOT_GIVEN,
        payment=f"selon les indications que {name} vous donnera, sous sa propre référence",
    )
