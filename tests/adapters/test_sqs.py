from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from feed_stack import FeedStack, feed_stack
from recouvrement.adapters.sqs import QueueSender
from recouvrement.domain.errors import InvalidMessage, Outage

if TYPE_CHECKING:
    from collections.abc import Iterator


class SomeFail:
    """A queue that takes the messages it is told to take, one set of failures per call."""

    def __init__(self, *failing: set[str], sender_fault: bool = False) -> None:
        self.failing = list(failing)
        self.sender_fault = sender_fault
        self.taken: list[str] = []
        self.batches: list[int] = []

    def send_message_batch(self, *, QueueUrl: str, Entries: list[dict[str, str]]) -> dict[str, Any]:  # noqa: N803
        assert QueueUrl == "url"
        self.batches.append(len(Entries))
        failing = self.failing.pop(0) if self.failing else set()
        self.taken += [entry["MessageBody"] for entry in Entries if entry["MessageBody"] not in failing]
        refused = [entry["Id"] for entry in Entries if entry["MessageBody"] in failing]
        return {"Failed": [{"Id": one, "SenderFault": self.sender_fault, "Code": "InternalError"} for one in refused]}


def sender(queue: Any) -> tuple[QueueSender, list[float]]:
    pauses: list[float] = []
    return QueueSender(queue, "url", pauses.append), pauses


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedStack]:
    with feed_stack(monkeypatch) as made:
        yield made


def test_messages_leave_by_tens(stack: FeedStack) -> None:
    QueueSender.to(stack.inbox_url).send_bodies(json.dumps(number) for number in range(25))
    assert sorted(int(record["body"]) for record in stack.take(stack.inbox_url)) == list(range(25))


def test_a_batch_stays_under_the_size_that_a_queue_takes() -> None:
    queue = SomeFail()
    sender(queue)[0].send_bodies(["x" * 100_000] * 5)
    assert queue.batches == [2, 2, 1]


def test_a_message_too_large_for_a_queue_is_invalid() -> None:
    with pytest.raises(InvalidMessage, match="too large"):
        sender(SomeFail())[0].send_bodies(["é" * 140_000])


def test_only_what_failed_is_sent_again() -> None:
    queue = SomeFail({"b"}, {"b"})
    sending, pauses = sender(queue)
    sending.send_bodies(["a", "b", "c"])
    assert queue.taken == ["a", "c", "b"]
    assert queue.batches == [3, 1, 1]
    assert pauses == [0.2, 0.4]


def test_what_keeps_failing_is_an_outage() -> None:
    with pytest.raises(Outage, match="1 messages"):
        sender(SomeFail(*[{"b"}] * 4))[0].send_bodies(["a", "b"])


def test_what_sqs_finds_wrong_with_a_message_is_not_tried_again() -> None:
    with pytest.raises(InvalidMessage, match="InternalError"):
        sender(SomeFail({"a"}, sender_fault=True))[0].send_bodies(["a"])


def test_a_queue_that_is_not_there_is_an_outage(stack: FeedStack) -> None:
    with pytest.raises(Outage, match="SQS"):
        QueueSender.to(stack.inbox_url + "-not-there").send_bodies(["a"])


def test_characters_that_sqs_refuses_travel_escaped() -> None:
    queue = SomeFail()
    sender(queue)[0].send_bodies(['{"last_name": "\uffff\ufffe"}'])
    assert queue.taken == ['{"last_name": "\\uffff\\ufffe"}']
    assert json.loads(queue.taken[0]) == {"last_name": "\uffff\ufffe"}
