"""A case seen on a day under a procedure: what every rule looks at, computed once a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from recouvrement.domain.case.dialogue.postures import posture_of
from recouvrement.domain.case.letters.duties import occasions
from recouvrement.domain.case.letters.reach import INFORMS
from recouvrement.domain.case.money.claim import Arrears, arrears, outstanding, received, statement
from recouvrement.domain.case.money.guarantors import (
    asked_after_acceleration,
    asked_before_acceleration,
    interest_lost,
    lost_days,
    with_what_he_paid,
)
from recouvrement.domain.case.money.undisputed import undisputed
from recouvrement.domain.case.steps.ladder import required
from recouvrement.domain.case.steps.segments import segment_of
from recouvrement.domain.case.stops.stopped import disputes_on, interest_free_days, stopped_days
from recouvrement.domain.case.tasks.owed import arising_tasks
from recouvrement.domain.case.time_bar.last_day import LastDay, time_bar
from recouvrement.domain.law.calendar import add_working_days
from recouvrement.domain.law.periods import merged
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from recouvrement.domain.case.letters.duties import Occasion
    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.state import Case
    from recouvrement.domain.case.steps.ladder import Required
    from recouvrement.domain.case.stops.disputes import Dispute
    from recouvrement.domain.case.tasks.record import OwedTask
    from recouvrement.domain.law.bank_rules import CollectionParameters
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.law.periods import Days
    from recouvrement.domain.law.statement import ClaimStatement
    from recouvrement.domain.letters.parts import Posture
    from recouvrement.domain.procedure import Procedure, Situation
    from recouvrement.domain.strategy import Guard, Segment, Strategy


@dataclass(frozen=True)
class View:
    case: Case
    procedure: Procedure
    situation: Situation

    @property
    def today(self) -> date:
        return self.situation.today

    @property
    def strategy(self) -> Strategy:
        return self.procedure.strategy

    @property
    def parameters(self) -> LegalParameters:
        return self.procedure.parameters

    @property
    def rules(self) -> CollectionParameters:
        return self.procedure.parameters.collection

    @cached_property
    def segment(self) -> Segment:
        """The first of the strategy whose conditions hold; the last one has none."""
        return segment_of(self)

    @cached_property
    def required(self) -> Required | None:
        """The first step not yet done nor waived; None: every step is done."""
        return required(self)

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """Every time that a duty of the law arises, today or later, and is owed to somebody."""
        return occasions(self)

    @cached_property
    def arising_tasks(self) -> tuple[OwedTask, ...]:
        """Every task that the facts lead to, now or on a later day."""
        return arising_tasks(self)

    @cached_property
    def arrears(self) -> Arrears:
        return arrears(self.case, self.parameters)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Those that run today, of a part or of the whole."""
        return disputes_on(self.case, self.today)

    @cached_property
    def asked(self) -> Arrears:
        """What may be asked for of what is unpaid: the part that nobody contests."""
        return undisputed(self.arrears, self.disputes, self.rules.no_letter_under)

    @cached_property
    def stopped(self) -> tuple[Days, ...]:
        """Days on which nobody of the case is chased."""
        return stopped_days(self.case)

    @property
    def is_held(self) -> bool:
        return any(days.holds(self.today) for days in self.stopped)

    @property
    def accepts_old_facts(self) -> bool:
        """A named person let what the law orders leave on facts that are not fresh; until the next working day."""
        said_on = self.case.stops.feed_accepted_on
        return said_on is not None and said_on <= self.today <= add_working_days(said_on, 1)

    @cached_property
    def received(self) -> Money:
        return received(self.case)

    @property
    def figures_on(self) -> date:
        """Today, or the last day whose legal rate is known: it is never extrapolated."""
        needs_rate = self.case.accelerated_on is not None or bool(self.case.enforcement.acts)
        return min(self.today, self.parameters.legal_interest.rates.last_day) if needs_rate else self.today

    @property
    def is_stated(self) -> bool:
        """What is owed today can be told. If not, facts are still kept, but nothing is closed, lifted nor printed."""
        return self.figures_on == self.today

    @cached_property
    def outstanding(self) -> Money:
        return outstanding(self.case, self.figures_on, self.parameters)

    def asked_of(self, debtor: Debtor) -> Money:
        """The whole that nobody contests, instalments from whom no acceleration names; of a guarantor, what is left."""
        if self.case.accelerated_on is None or self.case.owes_instalments(debtor):
            return self._asked_before_acceleration(debtor)
        run = self.statement_for(debtor)
        if not debtor.is_guarantor:
            return run.total_due if run.claim.without_interest else self.outstanding
        lost = interest_lost(self.case, self.lost_days(debtor))
        return asked_after_acceleration(run, with_what_he_paid(self.case, debtor), lost)

    def _asked_before_acceleration(self, debtor: Debtor) -> Money:
        if not debtor.is_guarantor or self.case.overdraft is not None:
            return self.asked.total
        lost = interest_lost(self.case, self.lost_days(debtor))
        return asked_before_acceleration(self.asked.unpaid, with_what_he_paid(self.case, debtor), lost)

    def statement_for(self, debtor: Debtor) -> ClaimStatement:
        """The accelerated claim against him: without the days that bear no interest for him (domain §2, §10)."""
        return statement(self.case, self.figures_on, self.parameters, self.without_interest(debtor))

    def lost_days(self, debtor: Debtor) -> tuple[Days, ...]:
        return lost_days(self.case, debtor, self.today, self.parameters)

    def without_interest(self, debtor: Debtor) -> tuple[Days, ...]:
        """Stopped by the law for him, or lost against him because he was told late."""
        return merged((*interest_free_days(self.case, debtor), *self.lost_days(debtor)))

    def sum_for(self, debtor: Debtor, guard: Guard) -> Money:
        """What the letter of a step says: all that is unpaid when it informs, else what is asked of him."""
        return self.outstanding if guard in INFORMS else self.asked_of(debtor)

    @cached_property
    def posture(self) -> Posture:
        """Gentle or firm, by a named person or by what is known."""
        return posture_of(self).posture

    @cached_property
    def time_bar(self) -> LastDay | None:
        """The last day to sue and its reason; None: nothing is unpaid."""
        return time_bar(self.case, self.today, self.parameters)

    @property
    def last_day_to_sue(self) -> date | None:
        return None if self.time_bar is None else self.time_bar.last_day

    def is_barred_within(self, days: int) -> bool:
        """Whether the time bar falls less than so many days ahead, or has fallen."""
        return self.last_day_to_sue is not None and self.last_day_to_sue < self.today + timedelta(days=days)
