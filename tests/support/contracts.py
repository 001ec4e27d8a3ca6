"""Contracts of fictional people, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from recouvrement.domain.identifiers import ContractId, PartyId, ReceiptId
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.money import Money
from recouvrement.domain.position import (
    Address,
    DebtorKind,
    DebtorRole,
    Guarantee,
    Instalment,
    Overdraft,
    Party,
    Position,
    Product,
    Receipt,
    Terms,
)

LEA = Party(
    party_id=PartyId("P-1"),
    role=DebtorRole.BORROWER,
    kind=DebtorKind.CONSUMER,
    civility="Mme",
    last_name="Martin",
    first_name="Léa",
    born_on=date(1988, 4, 2),
    birth_place="Lyon",
    address=Address("3 rue du Marché", None, "75002", "Paris", "FR"),
    email="lea@example.org",
    phone=None,
    guarantee=None,
)
NOE = replace(LEA, party_id=PartyId("P-2"), role=DebtorRole.CO_BORROWER, civility="M.", first_name="Noé", email=None)
ZOE = replace(
    LEA,
    party_id=PartyId("P-3"),
    role=DebtorRole.GUARANTOR,
    first_name="Zoé",
    email=None,
    guarantee=Guarantee(cap=Money("12000.00"), extends_acceleration=True, joint=True),
)


def loan_terms(clause_cure_days: int | None = 30) -> Terms:
    return Terms(
        product=Product.CONSUMER_LOAN,
        agency="75002",
        signed_on=date(2025, 6, 5),
        principal=Money("7200.00"),
        annual_rate_pct=Decimal("5.90"),
        indemnity_rate_pct=Decimal("8.00"),
        clause_reference="article 8",
        clause_cure_days=clause_cure_days,
    )


def receipt(on: date, amount: str, name: str | None = None) -> Receipt:
    return Receipt(ReceiptId(name or f"T-{on}"), on, Money(amount))


def loan(
    as_of: date,
    *receipts: Receipt,
    parties: tuple[Party, ...] = (LEA,),
    clause_cure_days: int | None = 30,
    contract_id: str = "LOAN-1",
) -> Position:
    """36 instalments of 216.50 € on the 12th from July 2025: 15 of interest, 4.50 of insurance, 197 of principal."""
    dues = [add_months(date(2025, 7, 12), month) for month in range(36)]
    fallen = [due for due in dues if due <= as_of]
    return Position(
        contract_id=ContractId(contract_id),
        as_of=as_of,
        terms=loan_terms(clause_cure_days),
        principal_not_yet_due=Money("197.00").times(36 - len(fallen)),
        parties=parties,
        instalments=tuple(
            Instalment(number, due, Money("15.00"), Money("4.50"), Money("197.00"))
            for number, due in enumerate(fallen, start=1)
        ),
        receipts=tuple(one for one in receipts if one.received_on <= as_of),
        overdraft=None,
    )


def account(as_of: date, balance: str, since: date | None) -> Position:
    terms = replace(
        loan_terms(None),
        product=Product.CURRENT_ACCOUNT,
        signed_on=None,
        principal=None,
        clause_reference=None,
        annual_rate_pct=Decimal("14.00"),
    )
    return Position(
        contract_id=ContractId("ACCOUNT-1"),
        as_of=as_of,
        terms=terms,
        principal_not_yet_due=Money("0.00"),
        parties=(LEA,),
        instalments=(),
        receipts=(),
        overdraft=Overdraft(Money("0.00"), Money(balance), since),
    )
