"""Money and positions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.position import Position, Receipt


@dataclass(frozen=True, slots=True)
class ReportPosition:
    position: Position


@dataclass(frozen=True, slots=True)
class RecordPayment:
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ReversePayment:
    receipt_id: ReceiptId
    on: date


ClaimCommand = ReportPosition | RecordPayment | ReversePayment
