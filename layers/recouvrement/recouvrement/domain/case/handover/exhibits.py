"""The pieces without which the judge rejects the file: by product, route and roles (domain §11.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.money import ZERO
from recouvrement.domain.position import DebtorKind, Product

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.state import Case

_MADE_BY_US: Final = frozenset({"J10", "J12", "J13", "J14", "J15", "J17", "J20", "J21"})
"""History, letters with their proofs, statement, list: made of the case itself when the file is."""

_STATEMENTS: Final = frozenset({"J10"})
"""Of an account, the bank's own statements since the overrun began: the feed tells its balance, not its movements."""


def required_exhibits(case: Case) -> tuple[str, ...]:
    """Codes `J01` to `J21`, ascending."""
    return tuple(sorted(set(_required(case))))


def missing_exhibits(case: Case) -> tuple[str, ...]:
    """What the bank has neither filed nor waived by name."""
    made = _MADE_BY_US if case.overdraft is None else _MADE_BY_US - _STATEMENTS
    there = {exhibit.code for exhibit in case.exhibits} | made
    return tuple(code for code in required_exhibits(case) if code not in there)


def _required(case: Case) -> Iterator[str]:
    yield from ("J01", "J02", "J10", "J14", "J17", "J19", "J21")
    if case.regime is LegalRegime.CONSUMER_CREDIT:
        yield from ("J03", "J04", "J05")
    if case.terms.is_loan and case.regime in (LegalRegime.CONSUMER_CREDIT, LegalRegime.COMMON_LAW):
        yield "J06"
    if case.terms.is_loan:
        yield "J08"
    if case.terms.is_loan and case.terms.product is not Product.REVOLVING_CREDIT:
        yield "J09"  # a reserve has no schedule of its own: its yearly statements stand there
    if case.terms.product is Product.MORTGAGE:
        yield "J03"  # the security in place of a consumer's right to withdraw
    if any(instalment.insurance > ZERO for instalment in case.instalments):
        yield "J07"
    if case.terms.product is Product.REVOLVING_CREDIT:
        yield "J11"
    if any(debtor.is_consumer for debtor in case.debtors):
        yield "J13"
        if not case.terms.is_bill:
            yield "J12"  # of a bill the law orders no information
    if any(debtor.kind is not DebtorKind.PROFESSIONAL for debtor in case.debtors):
        yield "J20"
    if case.terms.is_loan and case.route is AccelerationRoute.UNILATERAL:
        yield "J15"
    if any(plan.in_force_on is not None for plan in case.plans):
        yield "J16"
    if case.terms.is_loan and any(debtor.is_guarantor for debtor in case.debtors):
        yield "J18"
