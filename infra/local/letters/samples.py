"""One complete context per document, every optional passage present, and the other wordings beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from infra.local.letters.sample_parts import (
    ONE_INSTALMENT,
    PAYMENTS,
)
from infra.local.letters.sample_statements import STATEMENT, STATEMENT_VARIANTS
from recouvrement.domain.letters.catalogue import LetterCode

if TYPE_CHECKING:
    from recouvrement.domain.letters.parts import Document

from infra.local.letters.samples_amicable import AMICABLE
from infra.local.letters.samples_litigation import LITIGATION

_COMPLETE: Final = {**AMICABLE, **LITIGATION}

_BEFORE_ANOTHER_JUDGE: Final[dict[str, Any]] = {"delay_article": None, "judge": "tribunal judiciaire"}
_ABOVE_CONSUMER_CREDIT: Final[dict[str, Any]] = {
    **_BEFORE_ANOTHER_JUDGE,
    "acceleration_article": None,
    "indemnity_article": None,
}
_VARIANTS: Final[dict[LetterCode, dict[str, Any]]] = {
    LetterCode.L01: {"arrears": ONE_INSTALMENT, "debit_represented_on": None, "co_debtors": None},
    LetterCode.L01_M: {"arrears": ONE_INSTALMENT, "rate_increase": None, "co_debtors": None},
    LetterCode.L02: {"arrears": ONE_INSTALMENT, "first_letter_on": None, "payments": (), "forbearance_article": None},
    LetterCode.L02_D: {"payments": PAYMENTS[:1]},
    LetterCode.L03: {"arrears": ONE_INSTALMENT},
    LetterCode.L04: {"instalment_test": None},
    LetterCode.L07: {"shorter_notice_reason": None, "twelve_instalments": None},
    LetterCode.L10: {
        "arrears": ONE_INSTALMENT,
        "co_debtors": None,
        "forbearance_article": None,
        **_ABOVE_CONSUMER_CREDIT,
    },
    LetterCode.L10_T: {
        "arrears": ONE_INSTALMENT,
        "co_debtors": None,
        "forbearance_article": None,
        **_BEFORE_ANOTHER_JUDGE,
    },
    LetterCode.L10_C: {
        "arrears": ONE_INSTALMENT,
        "extension_clause": None,
        "co_debtors": None,
        "deductions": (),
        "due": "200,00 €",
    },
    LetterCode.L10_D: {"co_debtors": None},
    LetterCode.L11: {"other_debtors": None, **_ABOVE_CONSUMER_CREDIT},
    LetterCode.L11_C: {"extension_clause": None, "interest_lost": None, "delay_article": None},
    LetterCode.L15A: {"next_instalment": None, "ficp_removed_on": None},
    LetterCode.L15B: {
        "ficp_removed_on": None,
        "released_measures": (),
        "guaranteed_borrower": None,
        "freed_guarantors": None,
    },
}


def complete(code: LetterCode) -> Document:
    """Return a context in which nothing optional is left out."""
    return _COMPLETE[code]


def every_wording(code: LetterCode) -> tuple[Document, ...]:
    """Return the complete context, then those that take the other branches of the template."""
    if code is LetterCode.STATEMENT:
        return (STATEMENT, *STATEMENT_VARIANTS)
    first = complete(code)
    changes = _VARIANTS.get(code)
    return (first, replace(first, **changes)) if changes else (first,)
