"""L03, and what the letters to a guarantor share: his deed, his cap, the interest lost (CC 2303, 1305-5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.guarantor import guarantor_claim, information_due_on
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.compose.figures import arrears_amounts, arrears_table, claim_amounts
from recouvrement.domain.letters.compose.headings import addressed, co_debtors
from recouvrement.domain.letters.french import day, euros
from recouvrement.domain.letters.information import GuarantorInformationLetter
from recouvrement.domain.letters.tables import AmountLine, Guaranty
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.law.statement import ClaimStatement
    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.position import Guarantee, Instalment


@dataclass(frozen=True, slots=True)
class GuarantorFigures:
    """His own statement: lines that add up to what he owes."""

    lines: tuple[AmountLine, ...]
    due: Money
    interest_lost: str | None


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
    )


def guarantee_of(brief: Brief) -> Guarantee:
    """Raises InvalidMessage for a guarantor without a deed."""
    guarantee = brief.debtor.guarantee
    if guarantee is None:
        raise InvalidMessage(f"{brief.letter.party_id} has given no guarantee")
    return guarantee


def guaranty(brief: Brief) -> Guaranty:
    """No position dates the deed: it is taken to be signed with the contract. Raises InvalidMessage."""
    borrowers, signed_on = co_debtors(brief), brief.case.terms.signed_on
    if borrowers is None or signed_on is None:
        raise InvalidMessage("the borrower's name or the day of the deed is not known")
    return Guaranty(borrowers, day(signed_on), euros(guarantee_of(brief).cap))


def extension_clause(brief: Brief) -> str | None:
    """None: the deed does not make the borrower's acceleration binding on him (CC 1305-5)."""
    return brief.bank.guarantee.extension_clause if guarantee_of(brief).extends_acceleration else None


def informed_on(brief: Brief) -> date | None:
    """Day on which L03 left for him; None: not yet."""
    sent = brief.sent_before(LetterCode.L03)
    return sent[0].sent_on if sent else None


def guarantor_figures(brief: Brief, statement: ClaimStatement) -> GuarantorFigures:
    """What is claimed of him: the part that his deed covers, less the interest lost, within his cap."""
    guarantee = guarantee_of(brief)
    claim = guarantor_claim(statement, guarantee)
    amounts = claim_amounts(statement) if guarantee.extends_acceleration else arrears_amounts(statement.overdue)
    lost = _interest_lost(brief, statement.overdue)
    due = min(claim.owed_by_debtor - lost, claim.cap)
    printed = [(label, amount) for label, amount in amounts if amount or label.startswith("A")]
    printed.append(("Intérêts non réclamés à la caution (article 2303 du code civil)", -lost))
    printed.append(("Paiements reçus depuis", claim.owed_by_debtor - total(amount for _, amount in amounts)))
    printed.append(("Limite de votre engagement", due - (claim.owed_by_debtor - lost)))
    lines = tuple(AmountLine(label, euros(amount)) for label, amount in printed if amount or label.startswith("A"))
    return GuarantorFigures(lines, due, _lost_words(brief, statement.overdue, lost) if lost else None)


def _interest_lost(brief: Brief, unpaid: tuple[Instalment, ...]) -> Money:
    """Interest fallen due between the incident and its information, when that came after the month (CC 2303).

    The first instalment left unpaid is the incident; told within the month, nothing is lost.
    """
    due, informed = [one for one in unpaid if one.amount], informed_on(brief)
    if not due or (informed is not None and informed <= information_due_on(due[0].due_on, brief.parameters)):
        return ZERO
    return total(one.interest for one in due if informed is None or one.due_on <= informed)


def _lost_words(brief: Brief, unpaid: tuple[Instalment, ...], lost: Money) -> str:
    incident_on = next(one.due_on for one in unpaid if one.amount)
    informed = informed_on(brief)
    period = f"depuis le {day(incident_on)}" if informed is None else f"du {day(incident_on)} au {day(informed)}"
    return f"{period}, soit {euros(lost)}"
