"""A letter that the law orders as soon as a fact is there, and that this procedure would not write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.possible import possible_cases
from recouvrement.domain.case.people.audience import hears
from recouvrement.domain.case.steps.ladder import letter_for
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.position import DebtorKind, Product
from recouvrement.domain.strategy import Audience, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.view import View
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Strategy

_ACCOUNT: Final = frozenset({Product.CURRENT_ACCOUNT})
_NO_ACCOUNT: Final = frozenset(Product) - _ACCOUNT  # the guarantor of an account is a person's work (ADR 0083)
_IN_FICP: Final = frozenset(Product) - {Product.PROFESSIONAL_LOAN}
_CONSUMERS: Final = frozenset({DebtorKind.CONSUMER, DebtorKind.PROTECTED_ADULT})


@dataclass(frozen=True, slots=True)
class Owed:
    """To everybody of the audience, whatever the regime, the route and the segment."""

    trigger: Trigger
    code: LetterCode
    source: str
    audience: Audience = Audience.BORROWERS
    products: frozenset[Product] = frozenset(Product)
    is_for_consumers: bool = False


_OWED: Final = (
    Owed(Trigger.GUARANTOR_MONTH, LetterCode.L03, "CC 2303", Audience.GUARANTORS, _NO_ACCOUNT),
    Owed(Trigger.GUARANTOR_YEAR, LetterCode.L16, "CC 2302", Audience.GUARANTORS, _NO_ACCOUNT),
    Owed(Trigger.FICP_INCIDENT, LetterCode.L04, "order of 26 Oct 2010", products=_IN_FICP, is_for_consumers=True),
    Owed(Trigger.FICP_DECLARED, LetterCode.L12, "order of 26 Oct 2010", products=_IN_FICP, is_for_consumers=True),
    Owed(Trigger.OVERRUN_MONTH, LetterCode.L05, "CCo L312-92", products=_ACCOUNT, is_for_consumers=True),
    Owed(Trigger.OVERRUN_THREE_MONTHS, LetterCode.L06, "CCo L312-93", products=_ACCOUNT, is_for_consumers=True),
    Owed(Trigger.MEASURES_PROPOSED, LetterCode.L08, "CCo L312-35-1, L312-31-1"),
    Owed(Trigger.PLAN_PROPOSED, LetterCode.L09, "domain §5: what is agreed is written and signed, CCo R312-35"),
    Owed(Trigger.PLAN_UNPAID, LetterCode.L14, "domain §5: eight days after an unpaid instalment of a plan"),
    Owed(Trigger.DISCHARGED, LetterCode.L15C, "domain §7: nothing more is asked of him"),
    Owed(
        Trigger.DISCHARGED, LetterCode.L15C, "domain §7: nothing more is asked of him", Audience.GUARANTORS, _NO_ACCOUNT
    ),
    Owed(Trigger.DISPUTE_DECIDED, LetterCode.L17, "domain §10.2: whoever contested has an answer"),
    Owed(Trigger.DISPUTE_DECIDED, LetterCode.L17, "domain §10.2: whoever contested has an answer", Audience.GUARANTORS),
)


def missing_duties(strategy: Strategy, parameters: LegalParameters) -> Iterator[Finding]:
    found = (
        Finding(_place(owed, strategy), _sentence(owed, view))
        for owed in _OWED
        if strategy.product in owed.products
        for view in possible_cases(strategy, parameters)
        for debtor in view.case.debtors
        if _is_owed(owed, debtor, view) and not _is_sent(owed, debtor, view)
    )
    yield from dict.fromkeys(found)


def strange_duties(strategy: Strategy, _: LegalParameters) -> Iterator[Finding]:
    """A duty that answers a fact with a letter about another one."""
    known = {owed.trigger: owed.code for owed in _OWED}
    for duty in strategy.duties:
        if duty.letter.code is not known[duty.trigger]:
            yield Finding(duty.name, f"{duty.trigger} is answered with {known[duty.trigger]}, not {duty.letter.code}")


def _is_owed(owed: Owed, debtor: Debtor, view: View) -> bool:
    is_for_him = not owed.is_for_consumers or (debtor.is_consumer and view.case.regime is not LegalRegime.PROFESSIONAL)
    is_no_credit = owed.products is _IN_FICP and view.case.terms.is_bill
    return hears(owed.audience, debtor) and is_for_him and not is_no_credit


def _is_sent(owed: Owed, debtor: Debtor, view: View) -> bool:
    answers = (duty.letter for duty in view.strategy.duties if duty.trigger is owed.trigger)
    choices = (choice for choice in answers if choice.code is owed.code)
    return any(letter_for(view, debtor, (choice,)) is not None for choice in choices)


def _place(owed: Owed, strategy: Strategy) -> str:
    """The duty that leaves somebody out; the fact itself, when no duty answers it."""
    names = (
        duty.name for duty in strategy.duties if duty.trigger is owed.trigger and duty.letter.audience is owed.audience
    )
    return next(names, f"{owed.trigger}")


def _sentence(owed: Owed, view: View) -> str:
    case = f"a case under {view.case.regime} ({view.case.route}, segment {view.segment.name})"
    return f"{owed.code} is not written to the {owed.audience} of {case}: {owed.source}"
