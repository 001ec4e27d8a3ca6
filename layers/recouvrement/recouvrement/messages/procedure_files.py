"""Shapes of the procedure's data files. Unknown keys are refused: a typo would change a procedure."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from recouvrement.domain.case.dialogue.record import FlagKind
from recouvrement.domain.case.state import AccelerationRoute, CloseReason
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.parts import Posture
from recouvrement.domain.money import Money
from recouvrement.domain.partners import Partner
from recouvrement.domain.position import DebtorKind, DebtorRole, Product
from recouvrement.domain.strategy import (
    Action,
    Audience,
    Call,
    CallAfter,
    Courtesy,
    Duty,
    Guard,
    HandOver,
    LetterChoice,
    Opening,
    Period,
    Segment,
    SendLetters,
    Step,
    Strategy,
    Trigger,
)

Text = Annotated[str, StringConstraints(min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Days = Annotated[int, Field(ge=0, le=3650)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SegmentFile(_Strict):
    segment: Name
    kinds: tuple[DebtorKind, ...] = ()
    roles: tuple[DebtorRole, ...] = ()
    regimes: tuple[LegalRegime, ...] = ()
    lent: bool | None = None
    claim_under: Text | None = None
    flags: tuple[FlagKind, ...] = ()
    extra_days: Days = 0

    def value(self) -> Segment:
        under = None if self.claim_under is None else Money(self.claim_under)
        who = (self.kinds, self.roles, self.regimes, self.lent, under, self.flags)
        return Segment(self.segment, *who, extra_days=self.extra_days)


class LetterFile(_Strict):
    code: LetterCode
    audience: Audience
    regimes: tuple[LegalRegime, ...] = ()
    routes: tuple[AccelerationRoute, ...] = ()
    segments: tuple[Name, ...] = ()

    def value(self) -> LetterChoice:
        return LetterChoice(self.code, self.audience, self.regimes, self.routes, self.segments)


class StepFile(_Strict):
    step: Name
    guard: Guard
    day: Days | None = None
    day_when: dict[Posture, Days] = Field(default_factory=dict)
    gap_days: Days = 0
    routes: tuple[AccelerationRoute, ...] = ()
    segments: tuple[Name, ...] = ()
    approval: Act | None = None
    opens: Period | None = None
    proposes_forbearance: bool = False
    letters: tuple[LetterFile, ...] = ()
    hand_over: bool = False

    @model_validator(mode="after")
    def _does_one_thing(self) -> StepFile:
        if bool(self.letters) is self.hand_over:
            raise ValueError("a step has either letters, or hand_over = true")
        return self

    def value(self) -> Step:
        return Step(
            name=self.step,
            guard=self.guard,
            action=self._action(),
            day=self.day,
            day_when=tuple(self.day_when.items()),
            gap_days=self.gap_days,
            routes=self.routes,
            segments=self.segments,
            approval=self.approval,
            opens=self.opens,
            proposes_forbearance=self.proposes_forbearance,
        )

    def _action(self) -> Action:
        return SendLetters(tuple(letter.value() for letter in self.letters)) if self.letters else HandOver()


class CourtesyFile(_Strict):
    message: Text
    day: Days
    guard: Guard

    def value(self) -> Courtesy:
        return Courtesy(self.message, self.day, self.guard)


class DutyFile(_Strict):
    duty: Name
    trigger: Trigger
    guard: Guard
    letter: LetterFile

    def value(self) -> Duty:
        return Duty(self.duty, self.trigger, self.guard, self.letter.value())


class CallFile(_Strict):
    """`say` speaks under each posture, in French."""

    call: Name
    audience: Audience
    after: CallAfter
    day: Days
    day_when: dict[Posture, Days] = Field(default_factory=dict)
    attempts: Annotated[int, Field(ge=1, le=10)]
    say: dict[Posture, Text]

    @model_validator(mode="after")
    def _speaks_under_every_posture(self) -> CallFile:
        if missing := [posture for posture in Posture if posture not in self.say]:
            raise ValueError(f"nothing to say under the posture {missing[0]}")
        return self

    def value(self) -> Call:
        return Call(
            name=self.call,
            audience=self.audience,
            after=self.after,
            day=self.day,
            attempts=self.attempts,
            say=tuple(self.say.items()),
            day_when=tuple(self.day_when.items()),
        )


class OpeningFile(_Strict):
    threshold: Text
    grace_days: Days

    def value(self) -> Opening:
        return Opening(Money(self.threshold), self.grace_days)


class ApologyFile(_Strict):
    letter: LetterCode
    codes: tuple[LetterCode, ...] = Field(alias="for")


class StrategyFile(_Strict):
    product: Product
    version: Text
    opening: OpeningFile
    segments: Annotated[tuple[SegmentFile, ...], Field(min_length=1)]
    courtesies: tuple[CourtesyFile, ...] = ()
    ladder: Annotated[tuple[StepFile, ...], Field(min_length=1)]
    duties: tuple[DutyFile, ...] = ()
    calls: tuple[CallFile, ...] = ()
    closing: dict[CloseReason, LetterCode]
    apology: ApologyFile

    @model_validator(mode="after")
    def _names_are_its_own(self) -> StrategyFile:
        names = [step.step for step in self.ladder] + [duty.duty for duty in self.duties]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"named twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _every_case_has_a_segment(self) -> StrategyFile:
        *others, last = [segment.value() for segment in self.segments]
        if not last.is_for_all:
            raise ValueError(f"a case that is not {last.name} has no segment: let the last one have no condition")
        if unreached := [segment.name for segment in others if segment.is_for_all]:
            raise ValueError(f"{unreached[0]} takes every case: the segments after it are never reached")
        return self

    @model_validator(mode="after")
    def _segments_are_known(self) -> StrategyFile:
        letters = [letter for step in self.ladder for letter in step.letters] + [duty.letter for duty in self.duties]
        named = {name for step in self.ladder for name in step.segments}
        named |= {name for letter in letters for name in letter.segments}
        unknown = sorted(named - {segment.segment for segment in self.segments})
        if unknown:
            raise ValueError(f"no such segment: {', '.join(unknown)}")
        return self

    def value(self) -> Strategy:
        return Strategy(
            product=self.product,
            version=self.version,
            opening=self.opening.value(),
            segments=tuple(segment.value() for segment in self.segments),
            courtesies=tuple(courtesy.value() for courtesy in self.courtesies),
            ladder=tuple(step.value() for step in self.ladder),
            duties=tuple(duty.value() for duty in self.duties),
            calls=tuple(call.value() for call in self.calls),
            closing=tuple(self.closing.items()),
            apology=self.apology.letter,
            apology_for=self.apology.codes,
        )


class PartnerFile(_Strict):
    partner_id: Text
    name: Text
    address: tuple[Text, ...]
    email: Text
    phone: Text
    departments: tuple[Text, ...]
    guarantees_as: tuple[Text, ...] = ()

    def value(self) -> Partner:
        return Partner(**self.model_dump())


def read_strategy(table: dict[str, Any]) -> Strategy:
    """Raises pydantic's ValidationError, a ValueError."""
    return StrategyFile.model_validate(table).value()


def read_partner(table: dict[str, Any]) -> Partner:
    """Raises pydantic's ValidationError, a ValueError."""
    return PartnerFile.model_validate(table).value()
