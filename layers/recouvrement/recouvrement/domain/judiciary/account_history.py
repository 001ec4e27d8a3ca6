"""J10 of an account: its balance as each night reported it. Its movements stand in the bank's own statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.events.claim import CaseOpened, PositionChanged
from recouvrement.domain.case.time_bar.last_day import last_day_to_sue
from recouvrement.domain.judiciary.sheet import Column, Sheet, Table
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.french import day, euros, percent, short_day
from recouvrement.domain.position import Overdraft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.domain.case.events import Event
    from recouvrement.domain.judiciary.dossier import Dossier

_COLUMNS: Final = (
    Column("Au soir du", 2),
    Column("Solde", 3, is_amount=True),
    Column("Découvert autorisé", 3, is_amount=True),
    Column("Dépassement", 3, is_amount=True),
)


@dataclass(frozen=True, slots=True)
class NightBalance:
    on: date
    overdraft: Overdraft


def balances_of(events: Iterable[Event]) -> tuple[NightBalance, ...]:
    """The nights on which the account was reported otherwise than the night before; none for a loan."""
    told = (event for event in events if isinstance(event, CaseOpened | PositionChanged))
    return tuple(NightBalance(event.as_of, event.overdraft) for event in told if event.overdraft is not None)


def account_history(dossier: Dossier) -> Sheet:
    case = dossier.case
    return Sheet(
        title="Évolution du solde du compte depuis l’ouverture du dossier",
        heading=(
            f"{dossier.references.contract_kind} n° {case.contract_id}, dossier {case.case_id}",
            f"Taux débiteur {percent(case.terms.annual_rate_pct)}",
            f"Arrêté au {day(dossier.on)}",
        ),
        tables=(Table("Solde au soir de chaque jour où il a changé", _COLUMNS, tuple(_rows(dossier.balances))),),
        notes=tuple(_notes(dossier)),
    )


def _rows(balances: Iterable[NightBalance]) -> Iterator[tuple[str, ...]]:
    for night in balances:
        known = night.overdraft
        yield short_day(night.on), euros(known.balance), euros(known.authorised_limit), euros(known.excess)


def _notes(dossier: Dossier) -> Iterator[str]:
    case = dossier.case
    since = None if case.overdraft is None else case.overdraft.overrun_since
    if since is not None:
        yield f"Dépassement ininterrompu depuis le {day(since)}. Les opérations figurent aux relevés du compte."
    if case.account_closed_on is not None:
        yield f"Compte clos le {day(case.account_closed_on)} : plus aucun découvert n’est autorisé depuis."
    last_day = last_day_to_sue(case, dossier.on, dossier.desk.parameters)
    if last_day is not None and case.regime is not LegalRegime.PROFESSIONAL:
        yield f"Délai pour agir (article R. 312-35 du code de la consommation) : jusqu’au {day(last_day)} inclus."
