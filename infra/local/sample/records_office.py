"""The bank's records office, played: it puts what it found into the evidence, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from infra.local.actors import cloud_event
from infra.local.sample.portfolio import LoanEntry
from infra.local.sample.specimen import specimen
from recouvrement.domain.judiciary.pieces import exhibit_stem, exhibit_title
from recouvrement.domain.position import Product

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from infra.local.sample.portfolio import AccountEntry, Portfolio
    from infra.local.template import Properties
    from infra.local.world import World


@dataclass(frozen=True, slots=True)
class RecordsOffice:
    portfolio: Portfolio

    def act(self, day: date, world: World) -> Sequence[Properties]:
        contracts: tuple[LoanEntry | AccountEntry, ...] = (*self.portfolio.loans, *self.portfolio.accounts)
        return [
            _filed(contract, code, day, world)
            for contract in contracts
            if contract.exhibits is not None and contract.exhibits.on == day
            for code in contract.exhibits.codes
        ]


def _filed(contract: LoanEntry | AccountEntry, code: str, day: date, world: World) -> Properties:
    product = Product(contract.product) if isinstance(contract, LoanEntry) else Product.CURRENT_ACCOUNT
    title = exhibit_title(code, product)
    signed = f"Contrat {contract.contract_id} du {contract.signed_on:%d/%m/%Y}"
    content = specimen((f"SPÉCIMEN : {code}", title, signed))
    key = f"contracts/{contract.contract_id}/{code}-{exhibit_stem(code, product)}.pdf"
    world.clients.s3.put_object(
        Bucket=world.bucket_name("evidence"), Key=key, Body=content, ContentType="application/pdf"
    )
    data = {"code": code, "key": key, "sha256": sha256(content).hexdigest()}
    return cloud_event("exhibit.filed", contract.contract_id, day, data)
