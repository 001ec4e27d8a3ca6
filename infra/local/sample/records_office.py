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

    from infra.local.sample.portfolio import AccountEntry, Portfolio, SignedPlanEntry
    from infra.local.template import Properties
    from infra.local.world import World


@dataclass(frozen=True, slots=True)
class RecordsOffice:
    portfolio: Portfolio
    approver: str

    def act(self, day: date, world: World) -> Sequence[Properties]:
        contracts: tuple[LoanEntry | AccountEntry, ...] = (*self.portfolio.loans, *self.portfolio.accounts)
        found = [
            _filed(contract, code, day, world)
            for contract in contracts
            if contract.exhibits is not None and contract.exhibits.on == day
            for code in contract.exhibits.codes
        ]
        signed = [(loan, loan.signed_plan) for loan in self.portfolio.loans if loan.signed_plan is not None]
        return [*found, *(self._signed(loan, plan, world) for loan, plan in signed if plan.on == day)]

    def _signed(self, loan: LoanEntry, plan: SignedPlanEntry, world: World) -> Properties:
        """Every borrower has signed the one paper; a named person agrees for the bank."""
        borrowers = [person.party_id for person in loan.people if "borrower" in person.role]
        key = f"contracts/{loan.contract_id}/{plan.plan_id}-signature.pdf"
        sha256_of = _kept(key, (f"SPÉCIMEN : {plan.plan_id}", f"Plan signé le {plan.on:%d/%m/%Y}"), world)
        proof = {"signed_on": str(plan.on), "key": key, "sha256": sha256_of}
        terms = {"total": plan.total, "count": plan.count, "first_due_on": str(plan.first_due_on)}
        data = {
            "plan_id": plan.plan_id,
            "terms": terms | {"anchor_day": plan.first_due_on.day},
            "current_instalments_continue": True,
            "interest": "waived",
            "signatures": [proof | {"party_id": party_id} for party_id in borrowers],
            "by": {"name": self.approver, "level": "head_of_collections"},
            "requested_by": "Inès Rocamaure",
        }
        return cloud_event("plan.agreed", loan.contract_id, plan.on, data)


def _filed(contract: LoanEntry | AccountEntry, code: str, day: date, world: World) -> Properties:
    product = Product(contract.product) if isinstance(contract, LoanEntry) else Product.CURRENT_ACCOUNT
    title = exhibit_title(code, product)
    lines = (f"SPÉCIMEN : {code}", title, f"Contrat {contract.contract_id} du {contract.signed_on:%d/%m/%Y}")
    key = f"contracts/{contract.contract_id}/{code}-{exhibit_stem(code, product)}.pdf"
    data = {"code": code, "key": key, "sha256": _kept(key, lines, world)}
    return cloud_event("exhibit.filed", contract.contract_id, day, data)


def _kept(key: str, lines: tuple[str, ...], world: World) -> str:
    """Put one page into the evidence; give its SHA-256."""
    content = specimen(lines)
    world.clients.s3.put_object(
        Bucket=world.bucket_name("evidence"), Key=key, Body=content, ContentType="application/pdf"
    )
    return sha256(content).hexdigest()
