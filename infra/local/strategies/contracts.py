"""The fictional contracts that a strategy is tried on: each body of law, route and kind of debtor of its product."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.identifiers import ContractId, PartyId
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.money import ZERO, Money
from recouvrement.domain.position import (
    Address,
    DebtorKind,
    DebtorRole,
    Estate,
    Guarantee,
    Instalment,
    Overdraft,
    Party,
    Position,
    Product,
    Receipt,
    Terms,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_DUE: Final = date(2024, 9, 12)  # nothing was paid since; the legal rates of what follows are known
_MONTHS: Final = 48
_INSTALMENT: Final = (Money("15.00"), Money("4.50"), Money("197.00"))  # interest, insurance, principal
_LIMIT, _BALANCE = Money("300.00"), Money("-1500.00")


@dataclass(frozen=True, slots=True)
class Contract:
    name: str
    terms: Terms
    parties: tuple[Party, ...]

    @property
    def opens_on(self) -> date:
        return FIRST_DUE + timedelta(days=4)

    def position(self, as_of: date, receipts: tuple[Receipt, ...], parties: tuple[Party, ...]) -> Position:
        is_account = self.terms.product is Product.CURRENT_ACCOUNT
        fallen = () if is_account else _fallen(as_of)
        ahead = Money("197.00").times(_MONTHS - len(fallen)) if self.terms.is_loan else ZERO
        return Position(
            contract_id=ContractId("CONTRACT"),
            as_of=as_of,
            terms=self.terms,
            principal_not_yet_due=ahead,
            parties=parties,
            instalments=fallen,
            receipts=tuple(one for one in receipts if one.received_on <= as_of),
            overdraft=Overdraft(_LIMIT, _BALANCE, FIRST_DUE) if is_account else None,
        )

    def next_due_on(self, after: date) -> date:
        months = next(month for month in range(_MONTHS) if add_months(FIRST_DUE, month) > after)
        return add_months(FIRST_DUE, months)


def _fallen(as_of: date) -> tuple[Instalment, ...]:
    dues = (add_months(FIRST_DUE, month) for month in range(_MONTHS))
    return tuple(Instalment(number, due, *_INSTALMENT) for number, due in enumerate(dues, 1) if due <= as_of)


_ANNE: Final = Party(
    party_id=PartyId("P-1"),
    role=DebtorRole.BORROWER,
    kind=DebtorKind.CONSUMER,
    civility="Mme",
    last_name="Exemple",
    first_name="Anne",
    born_on=date(1988, 4, 2),
    birth_place="Lyon",
    address=Address("3 rue des Exemples", None, "75002", "Paris", "FR"),
    email="anne@exemple.example",
    phone=None,
    guarantee=None,
)
_PAUL: Final = replace(_ANNE, party_id=PartyId("P-2"), role=DebtorRole.CO_BORROWER, first_name="Paul", email=None)
_ZOE: Final = replace(
    _ANNE,
    party_id=PartyId("P-3"),
    role=DebtorRole.GUARANTOR,
    first_name="Zoé",
    email=None,
    guarantee=Guarantee(Money("12000.00"), extends_acceleration=True, joint=True),
)
_COMPANY: Final = replace(_ANNE, kind=DebtorKind.PROFESSIONAL, civility=None, first_name=None, born_on=None)
_INSTITUTION: Final = replace(
    _ANNE,
    party_id=PartyId("CAUTION-EXEMPLE"),
    role=DebtorRole.GUARANTOR_INSTITUTION,
    kind=DebtorKind.PROFESSIONAL,
    civility=None,
    first_name=None,
    last_name="Caution Exemple",
)


def contracts_of(product: Product) -> tuple[Contract, ...]:
    return tuple(_contracts(product))


def _contracts(product: Product) -> Iterator[Contract]:
    loan = _terms(product, "9000.00", 60)
    match product:
        case Product.CONSUMER_LOAN:
            yield Contract("a consumer, his guarantor", loan, (_ANNE, _ZOE))
            yield Contract("two consumers, a clause of 8 days", replace(loan, clause_cure_days=8), (_ANNE, _PAUL))
            yield Contract("a large loan to a consumer", _terms(product, "120000.00", 60), (_ANNE,))
        case Product.REVOLVING_CREDIT:
            yield Contract("a consumer", loan, (_ANNE,))
            yield Contract("a consumer, no clause", replace(loan, clause_cure_days=None), (_ANNE, _ZOE))
        case Product.MORTGAGE:
            yield Contract("a consumer, his guarantor", loan, (_ANNE, _ZOE))
            yield Contract("a consumer, an institution", loan, (_ANNE, _INSTITUTION))
            short = replace(loan, clause_cure_days=15)
            yield Contract("two consumers, a clause of 15 days", short, (_ANNE, _PAUL))
            yield Contract("a consumer, an institution, a clause of 15 days", short, (_ANNE, _INSTITUTION))
        case Product.PROFESSIONAL_LOAN:
            yield Contract("a company, its guarantor", replace(loan, clause_cure_days=15), (_COMPANY, _ZOE))
            yield Contract("a company, no clause", replace(loan, clause_reference=None), (_COMPANY,))
            trader = replace(_ANNE, kind=DebtorKind.SOLE_TRADER, estate=Estate.PERSONAL)
            yield Contract("a sole trader", replace(loan, clause_cure_days=15), (trader, _ZOE))
        case Product.CURRENT_ACCOUNT:
            account = replace(loan, principal=None, signed_on=None, clause_reference=None, clause_cure_days=None)
            yield Contract("two consumers", account, (_ANNE, _PAUL))
            yield Contract("a consumer, his guarantor", account, (_ANNE, _ZOE))
            yield Contract("a company", account, (_COMPANY,))
        case Product.OTHER:
            yield Contract("another credit to a consumer", loan, (_ANNE, _ZOE))
            yield Contract("another credit to a company", loan, (_COMPANY,))
            yield Contract("a bill", replace(loan, principal=None, signed_on=None), (_ANNE,))
        case _:
            assert_never(product)


def _terms(product: Product, principal: str, clause_cure_days: int) -> Terms:
    return Terms(
        product=product,
        agency="75002",
        signed_on=date(2024, 6, 5),
        principal=Money(principal),
        annual_rate_pct=Decimal("5.90"),
        indemnity_rate_pct=Decimal("5.00"),
        clause_reference="article 8",
        clause_cure_days=clause_cure_days,
    )
