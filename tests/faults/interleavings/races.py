"""Who may meet whom on one case. A race added here is explored by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from faults.harness.scenario import Scenario, says
from faults.interleavings.race import Delivery, Race, delivered, told, waiting
from faults.scenarios.common import (
    ACCELERATED,
    CASE,
    CONTRACT,
    FIRST,
    HANDOVER,
    HANDOVER_APPROVAL,
    L01,
    L10,
    MESSAGE,
    NOTICED,
    REMINDED,
    one_loan,
)
from infra.local.state import items_of
from recouvrement.messages.feed_slice import position_reported
from support.contracts import loan, receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faults.harness.stage import Stage

QUIET: Final = date(2025, 8, 14)  # the first missed instalment is two days old
PAYS_ALL: Final = "3000.00"


def story(name: str, before: tuple[date, ...], on: date, **changes: Any) -> Scenario:
    """Live those days, then that one; the days after it let everything come to rest."""
    after = (on + timedelta(days=1), on + timedelta(days=3))
    made = Scenario(name, "a race", one_loan(), before=before, faulted=(on,), after=after, leads_to=())
    return replace(made, **changes)


def paid(amount: str, on: date, name: str = "T-race") -> Delivery:
    data = {"receipt_id": name, "received_on": on.isoformat(), "amount": amount}
    return told(says(on, "payment.received", CONTRACT, data).message | {"id": f"race:{name}"}, on)


def held(on: date) -> Delivery:
    data = {"hold_id": "H-race", "reason": "vulnerability", "until": None, "by": "Paul Exemple"}
    return told(says(on, "hold.placed", CASE, data).message, on)


def day_reached(on: date, slot: str = "morning") -> Delivery:
    message = says(on, "day.reached", on.isoformat(), {"case_ids": [CASE], "slot": slot}).message
    return delivered("advance_case", json.dumps({**message, "businessday": on.isoformat()}), "ticks")


def position(as_of: date, *receipts: Any) -> Delivery:
    body = position_reported(loan(as_of, FIRST, *receipts), as_of + timedelta(days=1)).to_json()
    return delivered("advance_case", body, "inbox")


def swept(on: date) -> Delivery:
    event = {"scheduled_time": f"{on}T05:00:00Z", "slot": "morning", "businessday": on.isoformat()}
    return Delivery("sweep_cases", event)


def published(stage: Stage) -> Delivery:
    """The effects that wait in the outbox, as the stream gives them."""
    images = [item for item in items_of(stage) if "outbox_shard" in item and item["sk"]["S"].startswith("EFFECT#")]
    records = [
        {"eventID": str(n), "eventName": "INSERT", "dynamodb": {"NewImage": image, "SequenceNumber": str(n + 1)}}
        for n, image in enumerate(images)
    ]
    return Delivery("publish_effects", {"Records": records})


def republished(on: date) -> Delivery:
    return Delivery("republish_effects", {"scheduled_time": f"{on}T21:45:00Z", "businessday": on.isoformat()})


def first(queue: str, function: str, *others: Delivery, copies: int = 1) -> Any:
    """Let the message that waits in a queue meet the others."""

    def meet(stage: Stage) -> Sequence[Delivery]:
        found = waiting(stage, queue, function)
        assert found, f"nothing waits in {queue}: this race shows nothing any more"
        for one in found[1:]:
            stage.send(stage.queue_name(queue), one.body)
        return [*found[:1] * copies, *others]

    return meet


def these(*deliveries: Delivery) -> Any:
    return lambda _stage: deliveries


def approved() -> Delivery:
    by = {"name": "Anne Supervision", "level": "head_of_collections"}
    data = {"by": by, "requested_by": "Service recouvrement", "parties": []}
    return told(says(date(2025, 11, 18), "acceleration.approved", CASE, data).message, date(2025, 11, 18))


def refused() -> Delivery:
    data = {"by": "Marc Exemple", "reason": "Dossier à revoir"}
    return told(says(date(2025, 11, 18), "acceleration.refused", CASE, data).message, date(2025, 11, 18))


WRITING, SENDING, HANDING = frozenset({"write_letters"}), frozenset({"send_notices"}), frozenset({"hand_over"})
DECIDING, PUBLISHING = frozenset({"advance_case"}), frozenset({"publish_effects"})
BEFORE_L10, BEFORE_HANDOVER = REMINDED, (*ACCELERATED, HANDOVER_APPROVAL)
LETTER, NOTICE, FILE = ("letters", "write_letters"), ("notices", "send_notices"), ("handovers", "hand_over")

OF_TWO: Final = (
    Race(
        "payment and writing",
        "money comes while its letter is written",
        story("writing", (QUIET, MESSAGE), L01),
        first(*LETTER, paid(PAYS_ALL, L01)),
        WRITING,
    ),
    Race(
        "payment and sending",
        "money comes while its letter is claimed",
        story("sending", (QUIET, MESSAGE), L01),
        first(*NOTICE, paid(PAYS_ALL, L01)),
        SENDING,
    ),
    Race(
        "payment and a registered letter",
        "money comes while a formal notice is claimed",
        story("registered", (QUIET, *BEFORE_L10), L10),
        first(*NOTICE, paid(PAYS_ALL, L10)),
        SENDING,
    ),
    Race(
        "hold and sending",
        "a hold is placed while a letter is claimed",
        story("hold", (QUIET, MESSAGE), L01),
        first(*NOTICE, held(L01)),
        SENDING,
    ),
    Race(
        "one notice delivered twice",
        "a registered letter leaves once",
        story("twice", (QUIET, *BEFORE_L10), L10),
        first(*NOTICE, copies=2),
        SENDING,
    ),
    Race(
        "one letter to be written twice",
        "it is written once",
        story("written twice", (QUIET, MESSAGE), L01),
        first(*LETTER, copies=2),
        WRITING,
    ),
    Race(
        "one payment delivered twice",
        "it counts once",
        story("paid twice", (QUIET, MESSAGE), L01),
        these(paid("16.50", L01), paid("16.50", L01)),
    ),
    Race(
        "two payments",
        "both count",
        story("two payments", (QUIET, MESSAGE), L01),
        these(paid("16.50", L01, "T-1"), paid(PAYS_ALL, L01, "T-2")),
    ),
    Race(
        "payment and the day",
        "money comes as the day's step is decided",
        story("day", (QUIET, MESSAGE), L01 - timedelta(days=1)),
        these(day_reached(L01), paid(PAYS_ALL, L01)),
    ),
    Race(
        "two days",
        "the sweep tells a case twice",
        story("two days", (QUIET, MESSAGE), L01 - timedelta(days=1)),
        these(day_reached(L01), day_reached(L01)),
    ),
    Race(
        "sweep and payment",
        "the agenda is read while a case is saved",
        story("sweep", (QUIET, MESSAGE), L01 - timedelta(days=1)),
        these(swept(L01), paid(PAYS_ALL, L01)),
    ),
    Race(
        "report and payment",
        "a written letter is reported while money comes",
        story("report", (QUIET, MESSAGE), L01),
        first("inbox", "advance_case", paid(PAYS_ALL, L01)),
        DECIDING,
    ),
    Race(
        "two feeds open a case",
        "one case is opened",
        story("two feeds", (), QUIET),
        these(position(MESSAGE - timedelta(days=1)), position(MESSAGE)),
    ),
    Race(
        "a payment as the case opens",
        "the money is in the case or waits for it",
        story("opening", (), QUIET),
        these(position(MESSAGE - timedelta(days=1)), paid("16.50", MESSAGE)),
    ),
    Race(
        "a payment as the case closes",
        "the money is in the case or waits for the next",
        story("closing", (QUIET, MESSAGE), L01),
        these(position(L01, receipt(L01, PAYS_ALL, "T-fed")), paid("16.50", L01)),
    ),
    Race(
        "hand-over and payment",
        "money comes while the file is handed over",
        story("hand-over", (QUIET, *BEFORE_HANDOVER), HANDOVER),
        first(*FILE, paid("9000.00", HANDOVER)),
        HANDING,
    ),
    Race(
        "one hand-over delivered twice",
        "one file, one grant",
        story("hand-over twice", (QUIET, *BEFORE_HANDOVER), HANDOVER),
        first(*FILE, copies=2),
        HANDING,
    ),
    Race(
        "stream and outbox sweep",
        "an effect published twice is done once",
        story("outbox", (QUIET, MESSAGE), L01),
        lambda stage: (published(stage), republished(L01)),
        PUBLISHING,
    ),
    Race(
        "approval and payment",
        "a person approves while money comes",
        story("approval", (QUIET, *NOTICED), date(2025, 11, 18), told=frozenset({(CASE, "acceleration")})),
        these(approved(), paid(PAYS_ALL, date(2025, 11, 18))),
    ),
    Race(
        "approval and refusal",
        "two persons decide at once",
        story("refusal", (QUIET, *NOTICED), date(2025, 11, 18), told=frozenset({(CASE, "acceleration")})),
        these(approved(), refused()),
    ),
)


OF_THREE: Final = (
    Race(
        "payment, sending and the day",
        "money comes while a letter is claimed and the day is told",
        story("three at a letter", (QUIET, MESSAGE), L01),
        first(*NOTICE, paid(PAYS_ALL, L01), day_reached(L01, "contact_hours")),
        SENDING,
    ),
    Race(
        "two feeds and a payment",
        "one case, all the money",
        story("three at an opening", (), QUIET),
        these(position(MESSAGE - timedelta(days=1)), position(MESSAGE), paid("16.50", MESSAGE)),
    ),
    Race(
        "hold, payment and writing",
        "an administrator, the bank and the writer",
        story("three at a draft", (QUIET, MESSAGE), L01),
        first(*LETTER, held(L01), paid("16.50", L01)),
        WRITING,
    ),
    Race(
        "hand-over, payment and hold",
        "the file leaves while money and a hold come",
        story("three at a file", (QUIET, *BEFORE_HANDOVER), HANDOVER),
        first(*FILE, paid("9000.00", HANDOVER), held(HANDOVER)),
        HANDING,
    ),
    Race(
        "stream, outbox sweep and payment",
        "effects leave twice while the case goes on",
        story("three at the outbox", (QUIET, MESSAGE), L01),
        lambda stage: (published(stage), republished(L01), paid(PAYS_ALL, L01)),
        PUBLISHING,
    ),
)
