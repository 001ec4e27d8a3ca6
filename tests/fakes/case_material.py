"""A case and its transitions, for tests of what stores and sends. Nobody in it exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.effects import SendNotice, effect_id
from recouvrement.domain.case.events.procedure import AlarmRaised
from recouvrement.domain.case.journal import Cause, Entry, written
from recouvrement.domain.case.letters.record import Channel, Letter, LetterState
from recouvrement.domain.case.people.debtors import Debtor
from recouvrement.domain.case.state import AccelerationRoute, Case, StrategyReference
from recouvrement.domain.identifiers import CaseId, ContractId, LetterId, MessageId, PartyId, ReceiptId
from recouvrement.domain.law.regime import LegalRegime
from recouvrement.domain.money import Money
from recouvrement.domain.position import (
    Address,
    DebtorKind,
    DebtorRole,
    Instalment,
    Party,
    Product,
    Receipt,
    Terms,
)
from recouvrement.messages.effects import EffectMessage, effect_envelope
from recouvrement.usecases.ports import ContractPointer, PendingEffect, StoredCase, StoredParty, Transition

if TYPE_CHECKING:
    from recouvrement.domain.case.effects import Effect

CONTRACT = ContractId("LOAN-1")
CASE_ID = CaseId("LOAN-1-01")
PARTY = PartyId("P-1")
LETTER_ID = LetterId("LOAN-1-01.000002.0")
TODAY = date(2026, 1, 5)
NOW = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)

DEBTOR = Party(
    party_id=PARTY,
    role=DebtorRole.BORROWER,
    kind=DebtorKind.CONSUMER,
    civility="Mme",
    last_name="Dupont & Fils <SARL>",
    first_name="Zoé",
    born_on=date(1988, 4, 2),
    birth_place="Lyon",
    address=Address("3 rue du Marché", None, "69001", "Lyon", "FR"),
    email="zoe@example.org",
    phone=None,
    guarantee=None,
)


def letter(channel: Channel = Channel.POST, state: LetterState = LetterState.RELEASED) -> Letter:
    return Letter(
        letter_id=LETTER_ID,
        code="L01" if channel is not Channel.EMAIL else "E01",
        step="first_letter",
        party_id=PARTY,
        party_version=1,
        channel=channel,
        amount=Money("200.00"),
        received=Money("0.00"),
        requested_on=TODAY,
        state=state,
        sha256=None if channel is Channel.EMAIL else "a" * 64,
        released_on=TODAY if state is LetterState.RELEASED else None,
    )


def case(version: int = 1, letters: tuple[Letter, ...] = ()) -> Case:
    return Case(
        case_id=CASE_ID,
        contract_id=CONTRACT,
        version=version,
        opened_on=date(2026, 1, 2),
        terms=Terms(
            Product.CONSUMER_LOAN,
            "75002",
            date(2025, 1, 2),
            Money("9639.60"),
            Decimal("5.90"),
            Decimal("8.00"),
            "article 8",
            30,
        ),
        regime=next(iter(LegalRegime)),
        route=AccelerationRoute.UNILATERAL,
        debtors=(Debtor(PARTY, 1, "b" * 64, DebtorRole.BORROWER, DebtorKind.CONSUMER, "69001", has_email=True),),
        principal_not_yet_due=Money("7229.70"),
        instalments=(Instalment(1, date(2025, 12, 12), Money("31.20"), Money("4.50"), Money("164.30")),),
        receipts=(Receipt(ReceiptId("T-1"), date(2025, 12, 20), Money("50.00")),),
        letters=letters,
        position_as_of=date(2026, 1, 1),
    )


def entries(first: int, count: int, previous: StoredCase | None = None) -> tuple[Entry, ...]:
    head = (previous or StoredCase(case())).head
    made: list[Entry] = []
    for number in range(first, first + count):
        cause = Cause(MessageId("m"), TODAY, NOW, StrategyReference("consumer_loan", "1"))
        event = AlarmRaised(CaseAlarm.TASK_OVERDUE, f"key-{number}", "é € <&>", TODAY)
        made.append(written(number, event, cause, made[-1].hash if made else head))
    return tuple(made)


def pending(effect: Effect, number: int, created_at: datetime = NOW) -> PendingEffect:
    identity = effect_id(CASE_ID, number)
    body = effect_envelope(EffectMessage(identity, CASE_ID, effect, created_at, TODAY)).to_json()
    return PendingEffect(identity, effect, body, created_at)


def opening(*letters: Letter, message_id: str = "m-1") -> Transition:
    """Open the case with one event, and release the letters given."""
    pointer = ContractPointer(CONTRACT)
    effects = tuple(pending(SendNotice(each.letter_id, 1, TODAY), 1) for each in letters[:1])
    return Transition(
        before=None,
        after=case(1, letters),
        as_of=date(2026, 1, 4),
        entries=entries(1, 1),
        effects=effects,
        parties=(StoredParty(DEBTOR, 1),),
        next_action_on=date(2026, 1, 10),
        message_id=MessageId(message_id),
        pointer=(pointer, replace(pointer, open_case=CASE_ID, cases=1)),
    )


def following(before: StoredCase, after: Case, *, message_id: str | None = None) -> Transition:
    """Save whatever `after` says, journalled by as many events as its version has more."""
    count = after.version - before.case.version
    return Transition(
        before=before,
        after=after,
        as_of=before.as_of,
        entries=entries(before.case.version + 1, count, before),
        effects=(),
        parties=(),
        next_action_on=date(2026, 2, 1),
        message_id=None if message_id is None else MessageId(message_id),
        pointer=None,
    )
