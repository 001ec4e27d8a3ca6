"""Contracts that are no consumer loan, lived like the others: same instalments, other terms and people."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.money import Money
from recouvrement.domain.position import DebtorKind, DebtorRole, Product
from support.contracts import LEA, loan_terms
from support.stories import Story

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.position import Party, Position, Terms

BAKERY = replace(
    LEA, kind=DebtorKind.PROFESSIONAL, civility=None, first_name=None, last_name="Boulangerie Martin SARL", born_on=None
)
INSTITUTION = replace(
    LEA,
    party_id=PartyId("CAUTION-EXEMPLE"),
    role=DebtorRole.GUARANTOR_INSTITUTION,
    kind=DebtorKind.PROFESSIONAL,
    civility=None,
    first_name=None,
    last_name="Caution Exemple",
    email="appels@caution.example",
)
MORTGAGE = replace(loan_terms(60), product=Product.MORTGAGE, indemnity_rate_pct=Decimal("7.00"))
REVOLVING = replace(loan_terms(30), product=Product.REVOLVING_CREDIT)
PROFESSIONAL = replace(loan_terms(15), product=Product.PROFESSIONAL_LOAN, indemnity_rate_pct=Decimal("5.00"))
OTHER_CREDIT = replace(loan_terms(30), product=Product.OTHER)
BILL = replace(OTHER_CREDIT, principal=None, signed_on=None, clause_reference=None, clause_cure_days=None)


class ProductStory(Story):
    """As `Story`, under those terms. Of a bill nothing is left to fall due."""

    def __init__(self, terms: Terms, parties: tuple[Party, ...] = (LEA,), *, post_days: int | None = 2) -> None:
        self.terms = terms
        super().__init__(parties, terms.clause_cure_days, post_days=post_days)

    def position(self, as_of: date) -> Position:
        position = super().position(as_of)
        ahead = position.principal_not_yet_due if self.terms.is_loan else Money("0.00")
        return replace(position, terms=self.terms, principal_not_yet_due=ahead)
