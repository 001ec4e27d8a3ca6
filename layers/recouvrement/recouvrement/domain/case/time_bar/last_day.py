"""The last day to sue, from the facts of a case alone: what starts, restarts or interrupts the time (domain §9).

One time per person who may be sued: an act against one of them does not count against the others. The case's is the
first that ends. Facts in any order give the same day; it is never rolled (C-05).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.time_bar.facts import Interruption, Restructuring, interruptions, restructurings
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.limitation import (
    TimeEffect,
    TimeEvent,
    effect_on_limitation,
    effect_on_time_bar,
    last_day_after,
    limitation_months,
)
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.law.time_bar import loan_time_bar, overdraft_time_bar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.identifiers import PartyId
    from recouvrement.domain.law.dues import Due
    from recouvrement.domain.law.parameters import LegalParameters

_BARRED: Final = frozenset({LegalRegime.CONSUMER_CREDIT, LegalRegime.OVERDRAFT})
_BY_LAST_DAY: Final = attrgetter("last_day")


@dataclass(frozen=True, slots=True)
class LastDay:
    """When the time to sue ends, and why then."""

    last_day: date
    incident_on: date  # first unregularised: a due date, the term of an overrun, the acceleration
    restart: Restructuring | None = None  # the incident is one of this schedule
    interruption: Interruption | None = None  # the whole time runs again from that act
    party_id: PartyId | None = None  # whose time it is; None: everybody's


def time_bar(case: Case, on: date, parameters: LegalParameters) -> LastDay | None:
    """Of the person whose time ends first. None: nothing is unpaid that day, nobody owes it, or all are sued."""
    found = [_of_debtor(case, on, debtor, parameters) for debtor in _owing(case, parameters)]
    return min((one for one in found if one is not None), key=_BY_LAST_DAY, default=None)


def last_day_to_sue(case: Case, on: date, parameters: LegalParameters) -> date | None:
    found = time_bar(case, on, parameters)
    return None if found is None else found.last_day


def _owing(case: Case, parameters: LegalParameters) -> Iterator[Debtor | None]:
    """One of them stands for all, None, when no fact tells them apart."""
    owing = [one for one in case.debtors if (one.is_borrower or one.is_guarantor) and one.discharged_on is None]
    is_of_one = any(one.parties for one in restructurings(case)) or any(
        one.parties for one in interruptions(case, parameters)
    )
    if (owing or not case.debtors) and not is_of_one:
        yield None
    else:
        yield from owing


def _of_debtor(case: Case, on: date, debtor: Debtor | None, parameters: LegalParameters) -> LastDay | None:
    """A guarantor may be sued as long as the debt that he guarantees, and five years at most (CC 2224, 2246)."""
    if debtor is None:
        return _of_debt(_Facts.of(case, on, None, parameters), parameters)
    if not debtor.is_guarantor:
        found = _of_debt(_Facts.of(case, on, debtor.party_id, parameters), parameters)
        return None if found is None else replace(found, party_id=debtor.party_id)
    borrowers = [one.party_id for one in case.debtors if one.is_borrower and one.discharged_on is None]
    debts = [_of_debt(_Facts.of(case, on, borrower, parameters), parameters) for borrower in borrowers]
    debt = max((one for one in debts if one is not None), key=_BY_LAST_DAY, default=None)
    if debt is None:
        return None
    acts = _acknowledged(_Facts.of(case, on, debtor.party_id, parameters))
    own = _interrupted(
        LastDay(debt.incident_on, debt.incident_on), acts, parameters.time_limits.professional_limitation_months
    )
    return None if own is None else replace(min(debt, own, key=_BY_LAST_DAY), party_id=debtor.party_id)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What counts for one person on a day."""

    case: Case
    on: date
    restarts: tuple[Restructuring, ...]  # by date
    acts: tuple[Interruption, ...]  # by date

    @classmethod
    def of(cls, case: Case, on: date, party_id: PartyId | None, parameters: LegalParameters) -> _Facts:
        restarts = [one for one in restructurings(case) if one.concerns(party_id) and one.agreed_on <= on]
        acts = [one for one in interruptions(case, parameters) if one.concerns(party_id) and one.on <= on]
        return cls(
            case,
            on,
            tuple(sorted(restarts, key=attrgetter("agreed_on"))),
            tuple(sorted(acts, key=attrgetter("on"))),
        )


def _of_debt(facts: _Facts, parameters: LegalParameters) -> LastDay | None:
    if facts.case.regime in _BARRED:
        return _barred(facts, _valid_restart(facts, parameters), parameters)
    return _limited(facts, parameters)


def _barred(facts: _Facts, restart: Restructuring | None, parameters: LegalParameters) -> LastDay | None:
    """The two-year time bar (CCo R312-35)."""
    incident = _incident(facts, restart, parameters)
    if incident is None:
        return None
    acts = [act for act in facts.acts if effect_on_time_bar(act.event) is TimeEffect.INTERRUPTS]
    return _interrupted(LastDay(incident, incident, restart), acts, parameters.time_limits.time_bar_months)


def _incident(facts: _Facts, restart: Restructuring | None, parameters: LegalParameters) -> date | None:
    """Of a schedule that both agreed to, only the money received since pours on its instalments (domain §9)."""
    case, on = facts.case, facts.on
    if restart is None and case.overdraft is not None:
        since = case.overdraft.overrun_since if case.overdraft.excess else None
        return None if since is None else overdraft_time_bar(since, parameters).three_month_term
    dues: Iterable[Due] = case.instalments if restart is None else restart.dues
    start = date.min if restart is None else restart.agreed_on
    paid = [receipt for receipt in receipts(case) if start <= receipt.received_on <= on]
    return loan_time_bar([due for due in dues if due.due_on <= on], paid, parameters).first_unregularised_due_on


def _valid_restart(facts: _Facts, parameters: LegalParameters) -> Restructuring | None:
    """The *first* schedule agreed restarts the bar, then only measures of over-indebtedness (CCo R312-35 para 2).

    One that came when the bar had passed already restarts nothing.
    """
    found: Restructuring | None = None
    for one in facts.restarts:
        if found is not None and one.event is not TimeEvent.OVER_INDEBTEDNESS_PLAN:
            continue
        before = _barred(replace(facts, on=one.agreed_on), found, parameters)
        if before is None or one.agreed_on <= before.last_day:
            found = one
    return found


def _limited(facts: _Facts, parameters: LegalParameters) -> LastDay | None:
    """Each instalment from its due date, accelerated principal from acceleration (CCo L218-2; CC 2224)."""
    oldest = _incident(facts, None, parameters)
    if oldest is None:
        return None
    months = limitation_months(facts.case.regime, parameters.time_limits)
    starts = [start for start in (oldest, facts.case.accelerated_on) if start is not None]
    found = [_interrupted(LastDay(start, start), _acknowledged(facts), months) for start in starts]
    return min((one for one in found if one is not None), key=_BY_LAST_DAY, default=None)


def _acknowledged(facts: _Facts) -> tuple[Interruption, ...]:
    """A limitation is interrupted by the debtor's own acknowledgement too: a payment, a plan (CC 2240)."""
    return tuple(act for act in facts.acts if effect_on_limitation(act.event) is not TimeEffect.NONE)


def _interrupted(start: LastDay, acts: Sequence[Interruption], months: int) -> LastDay | None:
    """`acts` by date. None: a suit that was begun in time is under way (CC 2242)."""
    days = [act.on for act in acts]
    for place, act in enumerate(acts):
        if act.lasts and start.incident_on <= act.on <= last_day_after(start.incident_on, days[:place], months):
            return None
    last_day = last_day_after(start.incident_on, days, months)
    if last_day == add_months(start.incident_on, months):
        return replace(start, last_day=last_day)
    causes = [act for act in acts if act.on >= start.incident_on and add_months(act.on, months) == last_day]
    return replace(start, last_day=last_day, interruption=causes[-1])
