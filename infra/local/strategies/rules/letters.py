"""A letter that the law does not allow there: another body of law, route or person is what it is written for (§4.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.possible import chosen, possible_cases
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.position import DebtorKind, Estate
from recouvrement.domain.strategy import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Strategy

_CREDITS: Final = frozenset(LegalRegime) - {LegalRegime.OVERDRAFT}
_ACCOUNT: Final = frozenset({LegalRegime.OVERDRAFT})
_NOT_FOR_BUSINESS: Final = _CREDITS - {LegalRegime.PROFESSIONAL}
_UNILATERAL: Final = frozenset({AccelerationRoute.UNILATERAL})
_JUDICIAL: Final = frozenset({AccelerationRoute.JUDICIAL_TERMINATION})
_BORROWERS: Final = frozenset({Audience.BORROWERS})
_GUARANTORS: Final = frozenset({Audience.GUARANTORS})


@dataclass(frozen=True, slots=True)
class Allowed:
    """Where a letter may stand; `why` names the article, or the rule of the bank."""

    why: str
    regimes: frozenset[LegalRegime] = frozenset(LegalRegime)
    routes: frozenset[AccelerationRoute] = frozenset(AccelerationRoute)
    audiences: frozenset[Audience] = _BORROWERS
    needs_a_loan: bool = False
    needs_a_bill: bool = False
    is_for_consumers: bool = False


_JUDGE_ENDS_IT: Final = "where the clause is void or missing only the judge ends the contract (CC 1224, 1227)"
_FICP: Final = (
    "the FICP holds natural persons who borrowed for themselves, never their guarantors (order of 26 Oct 2010)"
)

_ALLOWED: Final[dict[LetterCode, Allowed]] = {
    LetterCode.L01: Allowed(
        "it cites CCo L312-36, for a consumer credit alone", frozenset({LegalRegime.CONSUMER_CREDIT})
    ),
    LetterCode.L01_M: Allowed(
        "it cites CCo L313-50 or the contract, for a mortgage or a loan above the cap (domain §2)",
        frozenset({LegalRegime.MORTGAGE_CREDIT, LegalRegime.COMMON_LAW}),
        needs_a_loan=True,
    ),
    LetterCode.L02: Allowed("it is the reminder of instalments or bills; an account has L02-D (CCo L312-92)", _CREDITS),
    LetterCode.L02_D: Allowed("it speaks of a limit and an overrun, of an account alone (CCo L312-92)", _ACCOUNT),
    LetterCode.L03: Allowed("it informs the guarantor of a credit (CC 2303)", _CREDITS, audiences=_GUARANTORS),
    LetterCode.L04: Allowed(_FICP, frozenset(LegalRegime) - {LegalRegime.PROFESSIONAL}),
    LetterCode.L05: Allowed("CCo L312-92 is for the account of a consumer", _ACCOUNT, is_for_consumers=True),
    LetterCode.L06: Allowed("CCo L312-93 is for the account of a consumer", _ACCOUNT, is_for_consumers=True),
    LetterCode.L07: Allowed("it ends the tolerance of an overdraft (CCo L312-93, CMF L313-12)", _ACCOUNT),
    LetterCode.L08: Allowed("measures are offered to who borrowed (CCo L312-35-1)"),
    LetterCode.L09: Allowed("a plan is signed by who borrowed (CCo R312-35)"),
    LetterCode.L10: Allowed(
        f"it announces the acceleration of a loan to a consumer; {_JUDGE_ENDS_IT}",
        _NOT_FOR_BUSINESS,
        _UNILATERAL,
        needs_a_loan=True,
    ),
    LetterCode.L10_T: Allowed(
        "it announces a summons, which is for the contract that only the judge ends (CC 1224, 1227)",
        _CREDITS,
        _JUDICIAL,
        needs_a_loan=True,
    ),
    LetterCode.L10_C: Allowed(
        "it is the notice to the guarantor of a loan (CC 1344, 1305-5)",
        _CREDITS,
        audiences=_GUARANTORS,
        needs_a_loan=True,
    ),
    LetterCode.L10_D: Allowed("it asks for the balance of an account (CCo L312-93)", _ACCOUNT),
    LetterCode.L10_F: Allowed(
        "it asks for what is billed, and ends no contract (CC 1344)", _CREDITS, _UNILATERAL, needs_a_bill=True
    ),
    LetterCode.L10_P: Allowed(
        f"it announces the acceleration of a loan to a professional, by the contract (CC 1225); {_JUDGE_ENDS_IT}",
        frozenset({LegalRegime.PROFESSIONAL}),
        _UNILATERAL,
        needs_a_loan=True,
    ),
    LetterCode.L11: Allowed(
        f"it accelerates a loan (CCo L312-39, L313-51); {_JUDGE_ENDS_IT}", _CREDITS, _UNILATERAL, needs_a_loan=True
    ),
    LetterCode.L11_C: Allowed(
        f"it tells the guarantor of an acceleration (CC 1305-5); {_JUDGE_ENDS_IT}",
        _CREDITS,
        _UNILATERAL,
        _GUARANTORS,
        needs_a_loan=True,
    ),
    LetterCode.L12: Allowed(_FICP, frozenset(LegalRegime) - {LegalRegime.PROFESSIONAL}),
    LetterCode.L13: Allowed("everybody whose data the bailiff gets is told (GDPR 6)", audiences=frozenset(Audience)),
    LetterCode.L14: Allowed("a plan is signed by who borrowed (CCo R312-35)"),
    LetterCode.L15C: Allowed("whoever's debt is erased is told (domain §7)", audiences=frozenset(Audience)),
    LetterCode.L16: Allowed(
        "it informs the guarantor of a credit each year (CC 2302)", _CREDITS, audiences=_GUARANTORS
    ),
    LetterCode.L17: Allowed("whoever contested has an answer", audiences=frozenset(Audience)),
    LetterCode.L19: Allowed("it closes an account (CMF L312-1-1)", _ACCOUNT),
}
"""The others answer the end of a case, a mistake or a court: no step and no duty sends them."""


def misplaced_letters(strategy: Strategy, parameters: LegalParameters) -> Iterator[Finding]:
    found = (
        Finding(place, sentence)
        for view in possible_cases(strategy, parameters)
        for place, debtor, code in chosen(view)
        for sentence in _wrong(code, debtor, view)
    )
    yield from dict.fromkeys(found)


def _wrong(code: LetterCode, debtor: Debtor, view: View) -> Iterator[str]:
    allowed, case = _ALLOWED.get(code), view.case
    if allowed is None:
        yield f"{code} is sent by no step and no duty: it belongs to an end, a correction or a file"
        return
    if _audience(debtor) not in allowed.audiences:
        yield f"{code} to {_audience(debtor)}: {allowed.why}"
    if case.regime not in allowed.regimes:
        yield f"{code} under {case.regime}: {allowed.why}"
    if case.route not in allowed.routes:
        yield f"{code} on the route {case.route}: {allowed.why}"
    if allowed.needs_a_loan and not case.terms.is_loan:
        yield f"{code} where nothing was lent: {allowed.why}"
    if allowed.needs_a_bill and case.terms.is_loan:
        yield f"{code} on a loan: {allowed.why}"
    if allowed.is_for_consumers and _is_in_business(debtor):
        yield f"{code} to a {debtor.kind}: {allowed.why}"


def _audience(debtor: Debtor) -> Audience:
    return Audience.GUARANTORS if debtor.is_guarantor else Audience.BORROWERS


def _is_in_business(debtor: Debtor) -> bool:
    is_trading = debtor.kind is DebtorKind.SOLE_TRADER and debtor.estate is not Estate.PERSONAL
    return is_trading or debtor.kind is DebtorKind.PROFESSIONAL
