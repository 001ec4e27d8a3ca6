"""What the law says of a procedure that can be read without living it: every rule, one small module per concern."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from infra.local.strategies.finding import Finding
from infra.local.strategies.rules.delays import early_steps
from infra.local.strategies.rules.duties import missing_duties, strange_duties
from infra.local.strategies.rules.endings import missing_apologies, wrong_closings
from infra.local.strategies.rules.gaps import gaps
from infra.local.strategies.rules.guards import unapproved_acts, wrong_guards
from infra.local.strategies.rules.letters import misplaced_letters
from infra.local.strategies.rules.periods import short_periods, unopened_periods
from infra.local.strategies.rules.templates import unwritable_letters
from recouvrement.domain.law.parameters import LegalParameters
from recouvrement.domain.strategy import Strategy

Rule = Callable[[Strategy, LegalParameters], Iterator[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    misplaced_letters,
    gaps,
    wrong_guards,
    unapproved_acts,
    unopened_periods,
    short_periods,
    early_steps,
    missing_duties,
    strange_duties,
    wrong_closings,
    missing_apologies,
    unwritable_letters,
)
