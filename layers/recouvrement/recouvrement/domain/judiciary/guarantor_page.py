"""J18: the own statement of a guarantor, within his deed and his cap (CC 1305-5, 2302, 2303; domain §11.4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recouvrement.domain.case.money.claim import position_of, statement
from recouvrement.domain.case.money.guarantors import lost_days
from recouvrement.domain.case.stops.stopped import interest_free_days
from recouvrement.domain.judiciary.accelerated_claim import accelerated_part
from recouvrement.domain.judiciary.statement_page import statement_page
from recouvrement.domain.law.judicial_statements import termination_statement
from recouvrement.domain.law.periods import merged
from recouvrement.domain.letters.compose.figures import arrears_table
from recouvrement.domain.letters.compose.guarantors import StatedDebtor, accelerated_figures, fallen_due_figures
from recouvrement.domain.letters.french import day, euros
from recouvrement.domain.letters.judiciary import GuarantorLimit
from recouvrement.domain.money import ZERO

if TYPE_CHECKING:
    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.judiciary.people import Person
    from recouvrement.domain.law.statement import ClaimStatement as Claim
    from recouvrement.domain.letters.compose.guarantors import DebtorFigures
    from recouvrement.domain.letters.judiciary import ClaimStatement
    from recouvrement.domain.position import Instalment


def guarantor_page(dossier: Dossier, guarantor: Person) -> ClaimStatement:
    """The statement of the loan, cut to what is asked of him; its lines are his own.

    Raises InvalidMessage without a deed.
    """
    person = _stated(dossier, guarantor)
    accelerated = dossier.case.accelerated_on is not None
    figures = _accelerated(dossier, person) if accelerated else fallen_due_figures(person, _overdue(dossier))
    own = replace(
        statement_page(dossier),
        guarantor_limit=_limit(dossier, guarantor),
        summary=figures.lines,
        closing=(),
        total=euros(figures.due),
        without_interest=None,
    )
    if not (accelerated and person.guarantee.extends_acceleration):
        return _only_fallen_due(own, _overdue(dossier))
    part = accelerated_part(dossier.case, _claim(dossier, person))
    return replace(
        own,
        late_interest=part["late_interest"],
        credited_payments=part["credited_payments"],
        daily_interest=part["daily_interest"],
    )


def _stated(dossier: Dossier, guarantor: Person) -> StatedDebtor:
    lost = lost_days(dossier.case, guarantor.debtor, dossier.on, dossier.desk.parameters)
    return StatedDebtor.of(dossier.case, guarantor.debtor, lost)


def _claim(dossier: Dossier, person: StatedDebtor) -> Claim:
    """Without the days that bear no interest against him."""
    free = merged((*interest_free_days(dossier.case, person.debtor), *person.lost))
    return statement(dossier.case, dossier.on, dossier.desk.parameters, free)


def _accelerated(dossier: Dossier, person: StatedDebtor) -> DebtorFigures:
    return accelerated_figures(person, _claim(dossier, person))


def _overdue(dossier: Dossier) -> tuple[Instalment, ...]:
    """What is unpaid of the instalments: at the acceleration, else today."""
    case = dossier.case
    if case.accelerated_on is None:
        return termination_statement(position_of(case, dossier.on), dossier.on).overdue
    overdue = statement(case, dossier.on, dossier.desk.parameters).overdue
    return tuple(one for one in overdue if one.amount)


def _only_fallen_due(own: ClaimStatement, overdue: tuple[Instalment, ...]) -> ClaimStatement:
    """What the acceleration or the judgment makes due is not asked of him (CC 1305-5)."""
    return replace(
        own,
        arrears=arrears_table(overdue) if overdue else None,
        principal_not_yet_due=None,
        principal_due_from_judgment=None,
        late_interest=None,
        indemnity=None,
        recoverable_costs=euros(ZERO),
        credited_payments=None,
        daily_interest=None,
    )


def _limit(dossier: Dossier, guarantor: Person) -> GuarantorLimit:
    """No position dates the deed: it is taken to be signed with the contract."""
    signed_on = dossier.case.terms.signed_on
    deed = "date de l’acte de cautionnement" if signed_on is None else day(signed_on)
    cap = ZERO if guarantor.debtor.guarantee is None else guarantor.debtor.guarantee.cap
    return GuarantorLimit(guarantor.name, deed, euros(cap))
