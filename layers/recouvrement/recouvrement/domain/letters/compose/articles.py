"""Articles that the letters on a loan cite: those of the body of law that it falls under, and no other (domain §2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.french import NO_BREAK_SPACE

if TYPE_CHECKING:
    from recouvrement.domain.letters.compose.brief import Brief


@dataclass(frozen=True, slots=True)
class Articles:
    """None: no article says it, the contract or the bank's own practice alone does."""

    forbearance: str | None
    acceleration: str | None
    indemnity: str | None
    indemnity_base: str  # after the rate
    delay: str | None  # beside article 1343-5 of the Code civil, which holds for every debt
    judge: str  # after « le », « au » or « devant le »


def _article(number: str) -> str:
    return f"article {number} du code de la consommation".replace(" ", NO_BREAK_SPACE, 2)


_PRINCIPAL: Final = "du capital non encore échu"
_DELAY: Final = _article("L. 314-20")
_CONSUMER_CREDIT: Final = Articles(
    forbearance=_article("L. 312-35-1"),
    acceleration=_article("L. 312-39"),
    indemnity=_article("D. 312-16"),
    indemnity_base=_PRINCIPAL,
    delay=_DELAY,
    judge="juge des contentieux de la protection",
)
_MORTGAGE_CREDIT: Final = Articles(
    forbearance=None,
    acceleration=_article("L. 313-51"),
    indemnity=_article("R. 313-28"),
    indemnity_base=f"{_PRINCIPAL} et des intérêts échus non versés",
    delay=_DELAY,
    judge="tribunal judiciaire",
)
_COMMON_LAW: Final = Articles(
    forbearance=None,
    acceleration=None,
    indemnity=None,
    indemnity_base=_PRINCIPAL,
    delay=None,
    judge="tribunal judiciaire",
)
_PROFESSIONAL: Final = replace(_COMMON_LAW, judge="tribunal de commerce")


def articles(brief: Brief) -> Articles:
    return articles_of(brief.case.regime)


def articles_of(regime: LegalRegime) -> Articles:
    match regime:
        case LegalRegime.CONSUMER_CREDIT | LegalRegime.OVERDRAFT:
            return _CONSUMER_CREDIT
        case LegalRegime.MORTGAGE_CREDIT:
            return _MORTGAGE_CREDIT
        case LegalRegime.COMMON_LAW:
            return _COMMON_LAW
        case LegalRegime.PROFESSIONAL:
            return _PROFESSIONAL
        case _:
            assert_never(regime)
