"""The claim: positions, receipts, the opening and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from infra.local.report.words import CLOSE_REASONS, trigger_name
from recouvrement.domain.case.events.claim import (
    CaseClosed,
    CaseOpened,
    ClaimEvent,
    PositionChanged,
    ReceiptBooked,
    ReceiptReversed,
)
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.letters.french import day, euros, listing, plural
from recouvrement.domain.position import Product

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.position import Receipt


def claim_sentence(event: ClaimEvent) -> str:
    match event:
        case CaseOpened():
            return f"Ouverture du dossier : {trigger_name(event.trigger)}. {_route(event)}".rstrip()
        case PositionChanged():
            return f"{_capital(listing(list(_changes(event))))}."
        case ReceiptBooked(receipt):
            return f"{_capital(_received(receipt))}."
        case ReceiptReversed(receipt_id, on):
            return f"Paiement {receipt_id} annulé le {day(on)}."
        case CaseClosed(reason, _, by, successor):
            decided = "" if by is None else f", décision de {by}"
            return f"Dossier clos : {CLOSE_REASONS[reason]}{decided}{f' ({successor.name})' if successor else ''}."
        case _:
            assert_never(event)


def _route(opening: CaseOpened) -> str:
    """Only a clause that grants too little is worth a word (domain §6)."""
    if opening.terms.product is Product.CURRENT_ACCOUNT or opening.route is AccelerationRoute.UNILATERAL:
        return ""
    days = opening.terms.clause_cure_days
    clause = "Le contrat n’a pas de clause" if days is None else f"La clause du contrat n’accorde que {days} jours"
    return f"{clause} : seul le juge pourra mettre fin au prêt."


def _changes(change: PositionChanged) -> Iterator[str]:
    for receipt in change.receipts:
        yield _received(receipt)
    if change.overdraft is not None:
        yield f"solde du compte de {euros(change.overdraft.balance)} au {day(change.as_of)}"
    if change.instalments:
        count = len(change.instalments)
        yield f"{plural(count, 'échéance tombée', 'échéances tombées')} au {day(change.as_of)}"
    elif change.principal_not_yet_due is not None:
        yield f"capital à échoir de {euros(change.principal_not_yet_due)} au {day(change.as_of)}"
    if change.terms is not None:
        yield "conditions du contrat modifiées"


def _received(receipt: Receipt) -> str:
    return f"paiement de {euros(receipt.amount)} reçu le {day(receipt.received_on)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
