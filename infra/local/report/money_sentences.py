"""Debits presented again, payments recognised, overpayments given back."""

from __future__ import annotations

from typing import assert_never

from recouvrement.domain.case.events.money import (
    BalanceWaived,
    DebitRepresented,
    MoneyEvent,
    OverpaymentMoved,
    OverpaymentRefunded,
    PaymentAttached,
    PaymentReturned,
    PaymentUnidentified,
)
from recouvrement.domain.letters.french import day, euros


def money_sentence(event: MoneyEvent) -> str:
    match event:
        case DebitRepresented(presented_on, answer_by):
            return f"Le prélèvement est représenté le {day(presented_on)} ; réponse attendue avant le {day(answer_by)}."
        case PaymentUnidentified(receipt):
            came = f"{euros(receipt.amount)} arrivé le {day(receipt.received_on)}"
            return f"Versement {receipt.receipt_id} de {came} sans référence exacte : recherche de celui qui a payé."
        case PaymentReturned(receipt_id, by, on):
            return f"Versement {receipt_id} renvoyé le {day(on)} à celui qui a payé, sur décision de {by}."
        case PaymentAttached(receipt_id, by):
            return f"{by} reconnaît le versement {receipt_id}, arrivé sans référence."
        case OverpaymentMoved(amount, to, agreed_on, _, on, by):
            agreed = f"avec l’accord donné le {day(agreed_on)} par celui qui a payé"
            return f"Trop-perçu de {euros(amount)} porté le {day(on)} sur {to}, {agreed}, sur décision de {by}."
        case BalanceWaived(amount, _, by):
            decided = "traité comme payé" if by is None else f"décision de {by}"
            return f"Solde de {euros(amount)} abandonné, {decided}."
        case OverpaymentRefunded(amount, on, by):
            return f"Trop-perçu de {euros(amount)} remboursé le {day(on)}, sur décision de {by}."
        case _:
            assert_never(event)
