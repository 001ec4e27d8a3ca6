"""J10: every instalment fallen due and every payment since the contract was signed; the judge checks the bar on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.claim import position_of
from recouvrement.domain.case.time_bar.last_day import last_day_to_sue
from recouvrement.domain.judiciary.sheet import Column, Sheet, Table
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.law.time_bar import loan_time_bar
from recouvrement.domain.letters.french import day, euros, percent, short_day
from recouvrement.domain.money import ZERO, Money, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.judiciary.dossier import Dossier
    from recouvrement.domain.position import Position

_COLUMNS: Final = (
    Column("Date", 2),
    Column("Opération", 5),
    Column("Échéance", 2, is_amount=True),
    Column("Paiement", 2, is_amount=True),
    Column("Solde échu impayé", 2, is_amount=True),
)
Movement = tuple[date, int, str, Money, Money]  # day, rank within it, words, due, received

_BARRED: Final = frozenset({LegalRegime.CONSUMER_CREDIT, LegalRegime.OVERDRAFT})
"""Two years that nothing but an act stops; elsewhere a limitation."""


def history_sheet(dossier: Dossier) -> Sheet:
    case, on = dossier.case, dossier.on
    position = position_of(case, on)
    return Sheet(
        title="Historique des paiements depuis l’origine du contrat",
        heading=(
            f"{dossier.references.contract_kind} n° {case.contract_id}, dossier {case.case_id}",
            _terms(dossier),
            f"Arrêté au {day(on)}",
        ),
        tables=(Table("Échéances et paiements", _COLUMNS, tuple(_rows(position, case.accelerated_on))),),
        notes=tuple(_notes(dossier, position)),
    )


def _terms(dossier: Dossier) -> str:
    terms = dossier.case.terms
    rate = f"taux {percent(terms.annual_rate_pct)}"
    return rate.capitalize() if terms.principal is None else f"Capital prêté {euros(terms.principal)}, {rate}"


def _rows(position: Position, accelerated_on: date | None) -> Iterator[tuple[str, ...]]:
    """The balance stops at the acceleration: what is paid since is allocated by the statement."""
    balance = ZERO
    for on, _, words, due, received in sorted(_movements(position)):
        balance = balance + due - received
        is_frozen = accelerated_on is not None and on > accelerated_on
        yield (
            short_day(on),
            words,
            euros(due) if due else "",
            euros(received) if received else "",
            "" if is_frozen else euros(balance),
        )


def _movements(position: Position) -> Iterator[Movement]:
    for one in position.instalments:
        words = (
            f"Échéance n° {one.number} (intérêts {euros(one.interest)}, assurance {euros(one.insurance)}, "
            f"capital {euros(one.principal)})"
        )
        yield one.due_on, one.number, words, one.amount, ZERO
    last = max((one.number for one in position.instalments), default=0)
    for rank, receipt in enumerate(position.receipts, start=last + 1):
        yield receipt.received_on, rank, f"Paiement reçu, référence {receipt.receipt_id}", ZERO, receipt.amount


def _notes(dossier: Dossier, position: Position) -> Iterator[str]:
    case, parameters = dossier.case, dossier.desk.parameters
    due = total(one.amount for one in position.instalments)
    paid = total(one.amount for one in position.receipts)
    yield f"Total des échéances : {euros(due)}. Total des paiements : {euros(paid)}."
    if case.accelerated_on is not None:
        yield (
            f"Déchéance du terme au {day(case.accelerated_on)} : l’imputation des paiements reçus depuis figure au "
            "décompte de créance (J17)."
        )
    cancelled = [one for one in case.receipts if one.receipt_id in case.reversed_receipts]
    if cancelled:
        listed = ", ".join(
            f"{one.receipt_id} du {short_day(one.received_on)}, {euros(one.amount)}" for one in cancelled
        )
        yield f"Paiements rejetés après coup, non comptés : {listed}."
    yield from _time_bar(dossier, position)
    last_day = last_day_to_sue(case, dossier.on, parameters)
    if last_day is not None and case.regime is not LegalRegime.PROFESSIONAL:
        article = "R. 312-35" if case.regime in _BARRED else "L. 218-2"
        yield f"Délai pour agir (article {article} du code de la consommation) : jusqu’au {day(last_day)} inclus."


def _time_bar(dossier: Dossier, position: Position) -> Iterator[str]:
    bar = loan_time_bar(position.instalments, position.receipts, dossier.desk.parameters)
    if bar.first_unregularised_due_on is not None:
        yield (
            f"Paiements imputés sur les échéances les plus anciennes : premier incident non régularisé le "
            f"{day(bar.first_unregularised_due_on)}, {euros(bar.remaining)} restant dus sur cette échéance."
        )
