"""The bank's records office, played: it puts what it found into the evidence, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from infra.local.actors import cloud_event
from infra.local.sample.specimen import specimen
from recouvrement.domain.judiciary.pieces import exhibit_stem, exhibit_title
from recouvrement.domain.position import Product

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from infra.local.sample.portfolio import LoanEntry
    from infra.local.template import Properties
    from infra.local.world import World


@dataclass(frozen=True, slots=True)
class RecordsOffice:
    loans: tuple[LoanEntry, ...]

    def act(self, day: date, world: World) -> Sequence[Properties]:
        return [
            _filed(loan, code, day, world)
            for loan in self.loans
            if loan.exhibits is not None and loan.exhibits.on == day
            for code in loan.exhibits.codes
        ]


def _filed(loan: LoanEntry, code: str, day: date, world: World) -> Properties:
    title = exhibit_title(code, Product.CONSUMER_LOAN)
    content = specimen((f"SPÉCIMEN : {code}", title, f"Contrat {loan.contract_id} du {loan.signed_on:%d/%m/%Y}"))
    key = f"contracts/{loan.contract_id}/{code}-{exhibit_stem(code, Product.CONSUMER_LOAN)}.pdf"
    world.clients.s3.put_object(
        Bucket=world.bucket_name("evidence"), Key=key, Body=content, ContentType="application/pdf"
    )
    data = {"code": code, "key": key, "sha256": sha256(content).hexdigest()}
    return cloud_event("exhibit.filed", loan.contract_id, day, data)
