"""The position of a sample loan at the close of a day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from infra.local.sample.amortisation import schedule
from infra.local.sample.people import party
from infra.local.sample.portfolio import ARREARS, LoanEntry
from recouvrement.domain.identifiers import ContractId, ReceiptId
from recouvrement.domain.money import Money, total
from recouvrement.domain.position import Instalment, Position, Product, Receipt, Terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True)
class SampleLoan:
    entry: LoanEntry

    @cached_property
    def instalments(self) -> tuple[Instalment, ...]:
        return schedule(self.entry)

    @cached_property
    def receipts(self) -> tuple[Receipt, ...]:
        """All that will ever be received, by date."""
        received = list(self._debits())
        for rank, payment in enumerate(sorted(self.entry.payments, key=lambda one: one.on), start=1):
            amount = self._arrears(payment.on, received) if payment.amount == ARREARS else Money(payment.amount)
            received.append(Receipt(ReceiptId(f"{self.entry.contract_id}-V{rank:02d}"), payment.on, amount))
        return tuple(sorted(received, key=lambda receipt: (receipt.received_on, receipt.receipt_id)))

    def position(self, as_of: date) -> Position:
        fallen = tuple(one for one in self.instalments if one.due_on <= as_of)
        return Position(
            contract_id=ContractId(self.entry.contract_id),
            as_of=as_of,
            terms=self._terms(),
            principal_not_yet_due=total(one.principal for one in self.instalments if one.due_on > as_of),
            parties=tuple(party(person, as_of) for person in self.entry.people),
            instalments=fallen,
            receipts=tuple(receipt for receipt in self.receipts if receipt.received_on <= as_of),
            overdraft=None,
        )

    def _debits(self) -> Iterator[Receipt]:
        short_by = Money(self.entry.short_by)
        for instalment in self.instalments:
            if not self.entry.missed_from <= instalment.due_on <= self.entry.missed_until:
                name = ReceiptId(f"{self.entry.contract_id}-P{instalment.number:02d}")
                yield Receipt(name, instalment.due_on, instalment.amount - short_by)

    def _arrears(self, day: date, received: list[Receipt]) -> Money:
        owed = total(instalment.amount for instalment in self.instalments if instalment.due_on <= day)
        return owed - total(receipt.amount for receipt in received if receipt.received_on <= day)

    def _terms(self) -> Terms:
        entry = self.entry
        return Terms(
            product=Product(entry.product),
            agency=entry.agency,
            signed_on=entry.signed_on,
            principal=Money(entry.principal),
            annual_rate_pct=entry.rate,
            indemnity_rate_pct=Decimal(entry.indemnity_rate_pct),
            clause_reference="article 8",
            clause_cure_days=entry.clause_cure_days,
        )
