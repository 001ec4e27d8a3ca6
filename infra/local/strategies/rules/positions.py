"""Fictional positions of a product: whatever an opening, a route or a segment looks at, each way it may be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product as combinations
from typing import TYPE_CHECKING, Final

from recouvrement.domain.identifiers import ContractId, PartyId
from recouvrement.domain.money import ZERO, Money
from recouvrement.domain.position import (
    DebtorKind,
    DebtorRole,
    Estate,
    Instalment,
    Overdraft,
    Party,
    Position,
    Product,
    Terms,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Strategy

_SIGNED: Final = date(2026, 11, 23)
_DUE: Final = date(2027, 1, 12)
AS_OF: Final = date(2027, 2, 26)
_CENT: Final = Money("0.01")
_LARGE: Final = Money("1000000.00")  # unpaid: no segment for small claims takes it

_Borrower = tuple[DebtorKind, Estate | None]
_CONSUMER: Final[_Borrower] = (DebtorKind.CONSUMER, None)
_PRIVATE: Final[tuple[_Borrower, ...]] = (
    _CONSUMER,
    (DebtorKind.PROTECTED_ADULT, None),
    (DebtorKind.SOLE_TRADER, Estate.PERSONAL),
)
_BUSINESS: Final[tuple[_Borrower, ...]] = (
    (DebtorKind.SOLE_TRADER, Estate.BUSINESS),
    (DebtorKind.PROFESSIONAL, None),
)
_BORROWERS: Final[dict[Product, tuple[_Borrower, ...]]] = {
    Product.CONSUMER_LOAN: _PRIVATE,
    Product.REVOLVING_CREDIT: _PRIVATE,
    Product.MORTGAGE: _PRIVATE,
    Product.PROFESSIONAL_LOAN: _BUSINESS,
    Product.CURRENT_ACCOUNT: (*_PRIVATE, *_BUSINESS),
    Product.OTHER: (*_PRIVATE, *_BUSINESS),
}
_OTHERS: Final = (None, DebtorRole.GUARANTOR, DebtorRole.GUARANTOR_INSTITUTION)


def positions(strategy: Strategy, parameters: LegalParameters) -> Iterator[Position]:
    terms = tuple(_terms(strategy.product, parameters))
    sums = tuple(_unpaid(strategy))
    for one, parties, unpaid in combinations(terms, _people(strategy.product), sums):
        yield _position(one, parties, unpaid)


def _unpaid(strategy: Strategy) -> Iterator[Money]:
    yield _LARGE
    for segment in strategy.segments:
        if segment.claim_under is not None and segment.claim_under > strategy.opening.threshold:
            yield segment.claim_under - _CENT


def _terms(product: Product, parameters: LegalParameters) -> Iterator[Terms]:
    """Under the cap of consumer credit, above it, or nothing lent; no clause, a short one, a fair one."""
    cap = parameters.regime.consumer_credit_cap.on(_SIGNED)
    if product is not Product.CURRENT_ACCOUNT:
        for principal in (cap, cap + _CENT):
            for days in (None, parameters.notice.consumer_cure_days - 1, parameters.notice.mortgage_cure_days):
                yield _terms_of(product, principal, days)
    if product in (Product.CURRENT_ACCOUNT, Product.OTHER):
        yield _terms_of(product, None, None)


def _terms_of(product: Product, principal: Money | None, clause_cure_days: int | None) -> Terms:
    return Terms(
        product=product,
        agency="75002",
        signed_on=None if principal is None else _SIGNED,
        principal=principal,
        annual_rate_pct=Decimal("5.90"),
        indemnity_rate_pct=Decimal("5.00"),
        clause_reference=None if clause_cure_days is None else "article 8",
        clause_cure_days=clause_cure_days,
    )


def _people(product: Product) -> Iterator[tuple[Party, ...]]:
    """Each kind alone, and beside a consumer; with nobody else, with a guarantor, with an institution."""
    kinds = _BORROWERS[product]
    alone = [(kind,) for kind in kinds]
    couples = [(_CONSUMER, kind) for kind in kinds if kind is not _CONSUMER]
    for borrowers, other in combinations((*alone, *couples), _OTHERS):
        people = [
            _party(DebtorRole.BORROWER, borrowers[0]),
            *(_party(DebtorRole.CO_BORROWER, b) for b in borrowers[1:]),
        ]
        yield tuple(people if other is None else (*people, _party(other, _CONSUMER)))


def _party(role: DebtorRole, who: _Borrower) -> Party:
    kind, estate = who
    return Party(
        party_id=PartyId(role.value),
        role=role,
        kind=kind,
        civility=None,
        last_name="Exemple",
        first_name=None,
        born_on=None,
        birth_place=None,
        address=None,
        email=None,
        phone=None,
        guarantee=None,
        estate=estate,
    )


def _position(terms: Terms, parties: tuple[Party, ...], unpaid: Money) -> Position:
    is_account = terms.product is Product.CURRENT_ACCOUNT
    return Position(
        contract_id=ContractId("CONTRACT"),
        as_of=AS_OF,
        terms=terms,
        principal_not_yet_due=ZERO,
        parties=parties,
        instalments=() if is_account else (Instalment(1, _DUE, ZERO, ZERO, unpaid),),
        receipts=(),
        overdraft=Overdraft(ZERO, -unpaid, _DUE) if is_account else None,
    )
