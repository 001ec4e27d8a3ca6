"""Over-indebtedness and insolvency, stage by stage and debtor by debtor: any order, and back-dated (domain §10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.stops.grace_periods import ScheduledPayment
from recouvrement.domain.identifiers import PartyId
from recouvrement.domain.law.periods import Days, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class FreezeReason(StrEnum):
    OVER_INDEBTEDNESS = "over_indebtedness"
    INSOLVENCY = "insolvency"


class Stage(StrEnum):
    """Over-indebtedness, as the Banque de France notifies it (domain §10.1), in the order of the procedure."""

    FILED = "SURENDETTEMENT_DEPOT"
    ADMISSIBLE = "RECEVABILITE"
    LIABILITIES = "ETAT_PASSIF"
    PLAN = "PLAN_CONVENTIONNEL"
    IMPOSED = "MESURES_IMPOSEES"
    DISCHARGED = "RP_SANS_LJ"
    ENDED = "FIN"  # inadmissible, closed or lapsed


class InsolvencyStage(StrEnum):
    """Safeguard, reorganisation or liquidation of a business, as the BODACC publishes it (domain §10.2)."""

    OPENED = "opened"
    PLAN = "plan_adopted"
    LIQUIDATION = "liquidation"
    CLOSED = "closed_for_want_of_assets"  # suits do not resume (Ccom L643-11)
    ENDED = "ended"


_RANKS: Final = {stage.value: rank for stages in (Stage, InsolvencyStage) for rank, stage in enumerate(stages)}
_ENDS: Final = frozenset({Stage.ENDED.value, InsolvencyStage.ENDED.value})
_MEASURES: Final = frozenset({Stage.PLAN.value, Stage.IMPOSED.value})
_A_YEAR: Final = 12  # months of a loan whose interest an insolvency does not stop (Ccom L622-28)


@dataclass(frozen=True, slots=True)
class Freeze:
    """One stage notified. What the bank was not told is None."""

    party_id: PartyId
    reason: FreezeReason
    stage: str  # of Stage or InsolvencyStage
    on: date
    schedule: tuple[ScheduledPayment, ...] = ()  # of the measures
    starts_on: date | None = None  # of the measures: their first day
    published_on: date | None = None  # in the BODACC
    loan_months: int | None = None  # length of the loan
    is_abroad: bool = False  # the branch that declares the claim lies outside metropolitan France

    @property
    def is_end(self) -> bool:
        return self.stage in _ENDS

    @property
    def as_kept(self) -> Freeze:
        """Of an end the journal keeps the day alone: told again, it is the same one, whatever else was said of it."""
        return Freeze(self.party_id, self.reason, self.stage, self.on) if self.is_end else self

    @property
    def brings_measures(self) -> bool:
        return self.stage in _MEASURES


@dataclass(frozen=True, slots=True)
class Review:
    """After the end of a procedure a named person looked, and lets the bank ask again (domain §10.1)."""

    party_id: PartyId
    on: date


@dataclass(frozen=True, slots=True)
class Course:
    """One procedure of one debtor: its stages since the end of the one before, in the order of their dates."""

    stages: tuple[Freeze, ...]

    @property
    def reason(self) -> FreezeReason:
        return self.stages[0].reason

    @property
    def since(self) -> date:
        return self.stages[0].on

    @property
    def ended_on(self) -> date | None:
        return self.stages[-1].on if self.stages[-1].is_end else None

    @property
    def last(self) -> Freeze:
        return self.stages[-1]

    @property
    def measures(self) -> Freeze | None:
        """The last ones that came into force."""
        return next((one for one in reversed(self.stages) if one.brings_measures), None)

    def stage(self, stage: str) -> Freeze | None:
        return next((one for one in self.stages if one.stage == stage), None)


def courses(freezes: Iterable[Freeze], party_id: PartyId) -> tuple[Course, ...]:
    """Each procedure of his, by its reason and then by its dates, whatever the order in which it was heard of."""
    own = sorted({one for one in freezes if one.party_id == party_id}, key=_by_date)
    return tuple(course for _, stages in groupby(own, lambda one: one.reason) for course in _cut(tuple(stages)))


def standing(freezes: Iterable[Freeze], reviews: Iterable[Review], party_id: PartyId) -> Course | None:
    """The one that keeps the bank from asking him: it runs, or nobody has looked since it ended."""
    looked = [review.on for review in reviews if review.party_id == party_id]
    return next(
        (
            course
            for course in reversed(courses(freezes, party_id))
            if course.ended_on is None or not any(on >= course.ended_on for on in looked)
        ),
        None,
    )


def discharged_on(freezes: Iterable[Freeze], party_id: PartyId) -> date | None:
    """His non-professional debts are erased (RP_SANS_LJ): for good, whatever is notified later."""
    days = [one.on for one in freezes if one.party_id == party_id and one.stage == Stage.DISCHARGED]
    return min(days, default=None)


def interest_free_days(freezes: Iterable[Freeze], party_id: PartyId) -> tuple[Days, ...]:
    """Days that bear neither interest nor penalty against him (CCo L722-14, Ccom L622-28)."""
    return merged(days for course in courses(freezes, party_id) for days in without_interest(course))


def observed_days(course: Course) -> Days:
    """From the opening of an insolvency until the court adopts a plan or orders the liquidation (Ccom L622-28)."""
    ends = [one.on for one in course.stages if one.stage != InsolvencyStage.OPENED]
    return Days(course.since, min(ends) - timedelta(days=1) if ends else None)


def without_interest(course: Course) -> Iterator[Days]:
    """From the state of liabilities until the measures start; from the opening of an insolvency until it ends."""
    end = course.ended_on
    if course.reason is FreezeReason.INSOLVENCY:
        months = next((one.loan_months for one in course.stages if one.loan_months is not None), 0)
        if months < _A_YEAR:
            yield Days(course.since, end)
        return
    liabilities = course.stage(Stage.LIABILITIES)
    if liabilities is not None:
        measures = course.measures
        start = None if measures is None else measures.starts_on or measures.on
        ends = [day for day in (start, end) if day is not None]
        yield Days(liabilities.on, min(ends) - timedelta(days=1) if ends else None)


def _cut(stages: tuple[Freeze, ...]) -> Iterator[Course]:
    """A procedure ends with its end; an end of which nothing stands before is one by itself, and stops nothing."""
    run: list[Freeze] = []
    for one in stages:
        run.append(one)
        if one.is_end:
            if len(run) > 1:
                yield Course(tuple(run))
            run = []
    if run:
        yield Course(tuple(run))


def _by_date(freeze: Freeze) -> tuple[str, date, int, str]:
    return freeze.reason, freeze.on, _RANKS.get(freeze.stage, 0), str(freeze)
