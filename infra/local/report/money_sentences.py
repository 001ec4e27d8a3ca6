"""Debits presented again, payments recognised, overpayments given back."""

from __future__ import annotations

from typing import assert_never

from recouvrement.domain.case.events.money import DebitRepresented, MoneyEvent, OverpaymentRefunded, PaymentAttached
from recouvrement.domain.letters.french import day, euros


def money_sentence(event: MoneyEvent) -> str:
    match event:
        case DebitRepresented(presented_on, answer_by):
            return f"Le prélèvement est représenté le {day(presented_on)} ; réponse attendue avant le {day(answer_by)}."
        case PaymentAttached(receipt_id, by):
            return f"{by} reconnaît le versement {receipt_id}, arrivé sans référence."
        case OverpaymentRefunded(amount, on, by):
            return f"Trop-perçu de {euros(amount)} remboursé le {day(on)}, sur décision de {by}."
        case _:
            assert_never(event)
