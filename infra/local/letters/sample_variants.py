"""What each document says otherwise: the usual letter, then the other branches of its template."""

from __future__ import annotations

from typing import Any, Final

from infra.local.letters.sample_parts import (
    COMPANY,
    FILE,
    ONE_BILL,
    ONE_INSTALMENT,
    PARTIES,
    PAYMENTS,
    PLAN,
    PROFESSIONAL_RECOURSE,
)
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.parts import Posture

Changes = dict[str, Any]

_SOLVENT: Final[Changes] = {"over_indebtedness": None}
_COMPANY: Final[Changes] = {"recipient": COMPANY, "recourse": PROFESSIONAL_RECOURSE}
_NO_ARTICLE: Final[Changes] = {"forbearance_article": None}
_BEFORE_ANOTHER_JUDGE: Final[Changes] = {"delay_article": None, "judge": "tribunal judiciaire"}
_MORTGAGE: Final[Changes] = {
    "acceleration_article": "article L. 313-51 du code de la consommation",
    "indemnity_article": "article R. 313-28 du code de la consommation",
    "judge": "tribunal judiciaire",
    "credit_line": None,
}
_COMMON_LAW: Final[Changes] = {
    **_BEFORE_ANOTHER_JUDGE,
    "acceleration_article": None,
    "indemnity_article": None,
    "credit_line": None,
}
_MORTGAGE_BASE: Final = "du capital restant dû et des intérêts échus non versés"
_GENTLE: Final[Changes] = {"posture": Posture.GENTLE}
_ALONE: Final[Changes] = {"arrears": ONE_INSTALMENT, "co_debtors": None}

USUAL: Final[dict[LetterCode, Changes]] = {
    LetterCode.L01: _SOLVENT,
    LetterCode.L01_M: _SOLVENT,
    LetterCode.L03: _SOLVENT,
    LetterCode.L04: {"notice_test": None},
    LetterCode.L05: _SOLVENT,
    LetterCode.L06: _SOLVENT,
    LetterCode.L10: {"rate_increase": None, "credit_line": None},
    LetterCode.L10_P: _COMPANY,
    LetterCode.L11: {"credit_line": None},
    LetterCode.L15D: {"subrogation_article": None},
    LetterCode.L16: _SOLVENT,
}
VARIANTS: Final[dict[LetterCode, tuple[Changes, ...]]] = {
    LetterCode.L01: ({**_ALONE, "debit_represented_on": None}, {**_ALONE, "over_indebtedness": FILE}),
    LetterCode.L01_M: ({**_ALONE, "rate_increase": None}, {"over_indebtedness": FILE}),
    LetterCode.L02: (
        {**_GENTLE, "arrears": ONE_INSTALMENT, **_NO_ARTICLE},
        {**_COMPANY, **_NO_ARTICLE, "first_letter_on": None, "payments": ()},
        _GENTLE,
    ),
    LetterCode.L02_D: (
        {**_GENTLE, "payments": PAYMENTS[:1]},
        {**_COMPANY, **_NO_ARTICLE, "payments": ()},
    ),
    LetterCode.L03: ({"arrears": ONE_INSTALMENT}, {"over_indebtedness": FILE}),
    LetterCode.L04: (
        {"instalment_test": None},
        {"instalment_test": None, "notice_test": None},
    ),
    LetterCode.L05: ({"over_indebtedness": FILE},),
    LetterCode.L06: ({"over_indebtedness": FILE},),
    LetterCode.L07: (
        {
            "shorter_notice_reason": None,
            "new_limit": "500,00 €",
            "notice_article": "article L. 312-93 du code de la consommation",
        },
        {"shorter_notice_reason": None, "notice_length": "2 mois", "notice_ends_on": "23 janvier 2027"},
        {
            **_COMPANY,
            "shorter_notice_reason": None,
            "twelve_instalments": None,
            "notice_length": "60 jours",
            "notice_ends_on": "22 janvier 2027",
            "notice_article": "article L. 313-12 du code monétaire et financier",
        },
    ),
    LetterCode.L08: ({**_NO_ARTICLE, "deferral_indemnity": None, "change_article": None},),
    LetterCode.L09: (
        {
            "debtors": PARTIES[:1],
            "guarantors": (),
            "instalments": PLAN[:1],
            "current_instalments_from": None,
            "time_bar_article": None,
            "ficp_article": None,
            "electronic_signature": None,
        },
    ),
    LetterCode.L10: (
        {**_ALONE, **_GENTLE, **_NO_ARTICLE, **_COMMON_LAW},
        {**_MORTGAGE, **_NO_ARTICLE, "rate_increase": "3 points", "indemnity_base": _MORTGAGE_BASE, "cure_days": "60"},
        {"credit_line": "votre réserve de crédit"},
    ),
    LetterCode.L10_T: ({**_ALONE, **_GENTLE, **_NO_ARTICLE, **_BEFORE_ANOTHER_JUDGE},),
    LetterCode.L10_C: (
        {
            "arrears": ONE_INSTALMENT,
            "extension_clause": None,
            "co_debtors": None,
            "deductions": (),
            "due": "200,00 €",
        },
    ),
    LetterCode.L10_D: ({"co_debtors": None}, {**_COMPANY, "co_debtors": None, "offer_outcome": None}),
    LetterCode.L10_F: (
        {"bills": ONE_BILL, "co_debtors": None, **_GENTLE},
        {**_COMPANY, "co_debtors": None, "cure_days": "15", "court": "tribunal de commerce"},
    ),
    LetterCode.L10_P: ({**_COMPANY, **_ALONE, **_GENTLE},),
    LetterCode.L11: (
        {"other_debtors": None, **_COMMON_LAW},
        {**_COMPANY, "other_debtors": None, "ficp_position": None, **_COMMON_LAW},
        {"credit_line": "votre réserve de crédit"},
    ),
    LetterCode.L11_C: ({"extension_clause": None, "interest_lost": None, "delay_article": None},),
    LetterCode.L14: (
        {**_GENTLE, "co_debtors": None},
        {**_COMPANY, "unpaid": PLAN[:2], "unpaid_total": "100,00 €", "ficp_days": None},
    ),
    LetterCode.L15A: (
        {"next_instalment": None, "ficp_removed_on": None},
        {"next_instalment": None, "closing_announced_on": None},
    ),
    LetterCode.L15B: (
        {
            "ficp_removed_on": None,
            "released_measures": (),
            "guaranteed_borrower": None,
            "freed_guarantors": None,
        },
    ),
    LetterCode.L15C: ({"still_bound": None},),
    LetterCode.L15D: ({"subrogation_article": "article 2309 du code civil"},),
    LetterCode.L16: ({"until": None}, {"over_indebtedness": FILE}),
    LetterCode.L17: ({"resumption": None}, _COMPANY),
    LetterCode.L19: (
        {"offer_outcome": None},
        {"notice_article": None, "notice_letter_on": None, "offer_outcome": None},
    ),
    LetterCode.MANDATE: ({"parties": PARTIES[:1], "title_only": None},),
    LetterCode.ORDER_REQUEST: (
        {"parties": PARTIES[:1], "ground_article": None, "running_interest": None, "without_interest": None},
    ),
}
