"""L03, and what the letters to a guarantor share: his deed, his cap, the interest lost (CC 2303, 1305-5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.guarantors import (
    asked_after_acceleration,
    asked_before_acceleration,
    interest_lost,
    with_what_he_paid,
)
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.guarantor import guarantor_claim, information_due_on
from recouvrement.domain.letters.compose.figures import arrears_amounts, arrears_table, claim_amounts
from recouvrement.domain.letters.compose.freezing import over_indebtedness
from recouvrement.domain.letters.compose.headings import addressed, co_debtors
from recouvrement.domain.letters.french import day, euros, listing, stretch
from recouvrement.domain.letters.guarantors import GuarantorInformationLetter
from recouvrement.domain.letters.tables import AmountLine, Guaranty
from recouvrement.domain.money import Money, total

if TYPE_CHECKING:
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.law.periods import Days
    from recouvrement.domain.law.statement import ClaimStatement
    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.position import Guarantee, Instalment

_LOST: Final = "Intérêts non réclamés à la caution (articles 2302 et 2303 du code civil)"
_CAP: Final = "Limite de votre engagement"


@dataclass(frozen=True, slots=True)
class DebtorFigures:
    """His own statement: lines that add up to what he is asked for, the deductions that end them among them."""

    lines: tuple[AmountLine, ...]
    deductions: tuple[AmountLine, ...]
    due: Money
    interest_lost: str | None  # "du ... au ..., soit ..."; None: nothing is lost


@dataclass(frozen=True, slots=True)
class StatedDebtor:
    """Whose own statement is drawn up. `lost`: days whose interest is lost against him (CC 2302, 2303)."""

    debtor: Debtor  # his cap is what he has not paid of it yet
    lost: tuple[Days, ...]
    interest_lost: Money

    @classmethod
    def of(cls, case: Case, debtor: Debtor, lost: tuple[Days, ...]) -> StatedDebtor:
        return cls(with_what_he_paid(case, debtor), lost, interest_lost(case, lost))

    @property
    def guarantee(self) -> Guarantee:
        """Raises InvalidMessage for a guarantor without a deed."""
        if self.debtor.guarantee is None:
            raise InvalidMessage(f"{self.debtor.party_id} has given no guarantee")
        return self.debtor.guarantee


def addressee(brief: Brief) -> StatedDebtor:
    return StatedDebtor.of(brief.case, brief.debtor, brief.view.lost_days(brief.debtor))


def guarantor_information(brief: Brief) -> GuarantorInformationLetter:
    """L03, whose incident is the oldest instalment still unpaid."""
    incident_on = brief.arrears.oldest_unpaid_on
    if incident_on is None:
        raise InvalidMessage("nothing is unpaid: there is no incident to tell the guarantor")
    return GuarantorInformationLetter(
        **addressed(brief),
        guaranty=guaranty(brief),
        incident_on=day(incident_on),
        regularisation_ended_on=day(information_due_on(incident_on, brief.parameters)),
        arrears=arrears_table(brief.arrears.unpaid),
        arrears_on=day(brief.position_on),
        over_indebtedness=over_indebtedness(brief),
    )


def guaranty(brief: Brief) -> Guaranty:
    """No position dates the deed: it is taken to be signed with the contract. Raises InvalidMessage."""
    borrowers, signed_on = co_debtors(brief), brief.case.terms.signed_on
    if borrowers is None or signed_on is None:
        raise InvalidMessage("the borrower's name or the day of the deed is not known")
    return Guaranty(borrowers, day(signed_on), euros(_deed(brief).cap))


def _deed(brief: Brief) -> Guarantee:
    """As it was signed. Raises InvalidMessage for a guarantor without a deed."""
    if brief.debtor.guarantee is None:
        raise InvalidMessage(f"{brief.debtor.party_id} has given no guarantee")
    return brief.debtor.guarantee


def extension_clause(brief: Brief) -> str | None:
    """None: the deed does not make the borrower's acceleration binding on him (CC 1305-5)."""
    return brief.bank.guarantee.extension_clause if _deed(brief).extends_acceleration else None


def fallen_due_figures(person: StatedDebtor, unpaid: tuple[Instalment, ...]) -> DebtorFigures:
    """Instalments fallen due, as they are asked of this debtor before or without an acceleration."""
    owed = total(one.amount for one in unpaid)
    lost = person.interest_lost
    due = asked_before_acceleration(unpaid, person.debtor, lost)
    deducted = _rows((_LOST, -lost), (_CAP, due - (owed - lost)))
    return DebtorFigures((*_rows(*arrears_amounts(unpaid)), *deducted), deducted, due, _lost_words(person))


def accelerated_figures(person: StatedDebtor, statement: ClaimStatement) -> DebtorFigures:
    """What is claimed of a guarantor: the part that his deed covers, less the interest lost, within his cap."""
    guarantee = person.guarantee
    covered = guarantor_claim(statement, guarantee).owed_by_debtor
    amounts = claim_amounts(statement) if guarantee.extends_acceleration else arrears_amounts(statement.overdue)
    lost = person.interest_lost
    due = asked_after_acceleration(statement, person.debtor, lost)
    paid_since = ("Paiements reçus depuis", covered - total(amount for _, amount in amounts))
    deducted = _rows((_LOST, -lost), paid_since, (_CAP, due - (covered - lost)))
    return DebtorFigures((*_rows(*amounts), *deducted), deducted, due, _lost_words(person))


def _rows(*amounts: tuple[str, Money]) -> tuple[AmountLine, ...]:
    """Without those that are nought, but for the first of a claim."""
    return tuple(AmountLine(label, euros(amount)) for label, amount in amounts if amount or label.startswith("A "))


def _lost_words(person: StatedDebtor) -> str | None:
    if not person.interest_lost:
        return None
    return f"{listing([stretch(days.first, days.last) for days in person.lost])}, soit {euros(person.interest_lost)}"
