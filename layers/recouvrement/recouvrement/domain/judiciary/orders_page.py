"""MANDATE and ORDER_REQUEST: what the bailiff is charged with, and what the judge is asked (CPC 1405, 1407)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.money.claim import statement
from recouvrement.domain.case.state import AccelerationRoute
from recouvrement.domain.judiciary.exhibits_page import addressee
from recouvrement.domain.judiciary.statement_page import headed
from recouvrement.domain.letters.compose.articles import articles_of
from recouvrement.domain.letters.french import euros, listing, percent
from recouvrement.domain.letters.judiciary import Mandate, OrderRequest, RunningInterest
from recouvrement.domain.letters.tables import Bailiff

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.letters.judiciary import ClaimStatement

_PROCEDURES: Final[Mapping[JudicialProcedure | None, str]] = {
    JudicialProcedure.SMALL_CLAIM: "procédure simplifiée de recouvrement des petites créances "
    "(articles\u00a0R.\u00a0125-1 et suivants du code des procédures civiles d’exécution)",
    JudicialProcedure.PAYMENT_ORDER: "requête en injonction de payer "
    "(articles\u00a01405 et suivants du code de procédure civile)",
    JudicialProcedure.SUMMONS: "assignation en paiement",
    JudicialProcedure.NOTARIAL_DEED: "exécution de l’acte notarié, qui constitue un titre exécutoire",
    JudicialProcedure.INSTITUTION_CLAIM: "demande de paiement à l’organisme de caution",
    None: "action en paiement devant la juridiction compétente",
}
_TERMINATION: Final = "assignation en résolution judiciaire du contrat et en paiement"


def mandate_page(dossier: Dossier, claimed: ClaimStatement) -> Mandate:
    """`claimed`: the statement that goes with it."""
    bailiff = dossier.desk.bailiff
    return Mandate(
        **headed(dossier),
        bailiff=Bailiff(bailiff.name, ", ".join(bailiff.address), bailiff.phone, bailiff.email),
        procedure=_procedure(dossier),
        total=claimed.total,
        stated_on=claimed.written_on,
        title_only=_title_only(dossier),
    )


def asks_for_an_order(dossier: Dossier) -> bool:
    return dossier.handover.procedure is JudicialProcedure.PAYMENT_ORDER


def order_request_page(dossier: Dossier, claimed: ClaimStatement) -> OrderRequest:
    """The sums are those of the statement, `claimed`, which is enclosed."""
    return OrderRequest(
        **headed(dossier),
        court=_court(dossier),
        mandatary=addressee(dossier.desk.bailiff),
        ground_article=articles_of(dossier.case.regime).acceleration if claimed.daily_interest else None,
        dates=claimed.dates,
        summary=claimed.summary,
        total=claimed.total,
        running_interest=_running(dossier, claimed),
        without_interest=claimed.without_interest,
    )


def _procedure(dossier: Dossier) -> str:
    procedure = dossier.handover.procedure
    judicial = dossier.case.route is AccelerationRoute.JUDICIAL_TERMINATION
    return _TERMINATION if judicial and procedure is JudicialProcedure.SUMMONS else _PROCEDURES[procedure]


def _title_only(dossier: Dossier) -> str | None:
    named = [person.name for person in dossier.people if person.debtor.party_id in dossier.handover.title_only]
    return listing(named) or None


def _court(dossier: Dossier) -> str:
    """Of the debtor's home: which one that is, the bailiff knows."""
    judge = articles_of(dossier.case.regime).judge
    seat = f"président du {judge}" if judge.startswith("tribunal") else judge
    first = dossier.people[0]
    address = first.party.address
    town = "" if address is None else f" ({address.postcode} {address.city})"
    return f"Madame ou Monsieur le {seat} compétent pour le domicile de {first.name}{town}"


def _running(dossier: Dossier, claimed: ClaimStatement) -> RunningInterest | None:
    """None: an account, or a claim that bears no interest at the contract's rate."""
    if claimed.daily_interest is None:
        return None
    left = statement(dossier.case, dossier.on, dossier.desk.parameters)
    return RunningInterest(euros(left.closing.principal), percent(left.claim.annual_rate_pct), claimed.daily_interest)
