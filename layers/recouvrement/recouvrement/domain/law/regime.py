"""The body of law that a contract falls under, computed once (domain §2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.position import Product

if TYPE_CHECKING:
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.position import Terms


class LegalRegime(StrEnum):
    CONSUMER_CREDIT = "consumer_credit"
    MORTGAGE_CREDIT = "mortgage_credit"
    OVERDRAFT = "overdraft"
    COMMON_LAW = "common_law"  # a consumer's loan above the cap of consumer credit
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class RegimeFound:
    regime: LegalRegime
    parameters_version: str


def legal_regime(terms: Terms, parameters: LegalParameters) -> RegimeFound:
    """Of product, capital lent and day of signature. Raises InvalidMessage when a loan says neither capital nor day."""
    return RegimeFound(_regime(terms, parameters), parameters.version)


def _regime(terms: Terms, parameters: LegalParameters) -> LegalRegime:
    match terms.product:
        case Product.MORTGAGE:
            return LegalRegime.MORTGAGE_CREDIT
        case Product.CURRENT_ACCOUNT:
            return LegalRegime.OVERDRAFT
        case Product.PROFESSIONAL_LOAN:
            return LegalRegime.PROFESSIONAL
        case Product.OTHER if terms.principal is None:
            return LegalRegime.COMMON_LAW  # a bill, a called guarantee, a recourse: nothing was lent
        case Product.CONSUMER_LOAN | Product.REVOLVING_CREDIT | Product.OTHER:
            return _consumer_regime(terms, parameters)
        case _:
            assert_never(terms.product)


def _consumer_regime(terms: Terms, parameters: LegalParameters) -> LegalRegime:
    if terms.principal is None or terms.signed_on is None:
        raise InvalidMessage(
            "the regime of a loan depends on the capital lent and the day of signature: one is missing"
        )
    cap = parameters.regime.consumer_credit_cap.on(terms.signed_on)
    return LegalRegime.CONSUMER_CREDIT if terms.principal <= cap else LegalRegime.COMMON_LAW
