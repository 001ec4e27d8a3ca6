"""Where moto says yes and Amazon's engine says no, or the other way: what a run on moto alone would not have shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError

from fakes.cloud import TABLE
from faults.second_engine.engine import engine, second_engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEY = {"pk": {"S": "a"}, "sk": {"S": "1"}}
ABSENT = "attribute_not_exists(pk)"


@pytest.fixture(params=["moto", second_engine])
def client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with engine(request.param, monkeypatch):
        made: Any = boto3.client("dynamodb")
        made.named = request.param
        yield made


def answer(work: Callable[[], object]) -> str:
    try:
        work()
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    return "done"


def put(**attributes: Any) -> dict[str, Any]:
    return {"Put": {"TableName": TABLE, "Item": KEY | attributes, "ConditionExpression": ABSENT}}


def test_a_transaction_sent_again_under_its_token_is_done_once_and_moto_does_it_twice(client: Any):
    sent = {"TransactItems": [put()], "ClientRequestToken": "token-1"}
    client.transact_write_items(**sent)
    again = answer(lambda: client.transact_write_items(**sent))
    assert again == ("TransactionCanceledException" if client.named == "moto" else "done")


def test_another_transaction_under_a_token_that_was_used_is_refused_and_moto_does_it(client: Any):
    client.transact_write_items(TransactItems=[put()], ClientRequestToken="token-1")
    other = {"Put": {"TableName": TABLE, "Item": {"pk": {"S": "b"}, "sk": {"S": "1"}}}}
    found = answer(lambda: client.transact_write_items(TransactItems=[other], ClientRequestToken="token-1"))
    assert found == ("done" if client.named == "moto" else "IdempotentParameterMismatchException")


VALIDATION = "ValidationException"
ELSEWHERE = {  # (Amazon's engine, moto), where they do not both say VALIDATION
    "39 digits": (VALIDATION, "done"),
    "a set that names one thing twice": (VALIDATION, "done"),
    "33 levels": (VALIDATION, "done"),
    "one item twice": ("TransactionCanceledException", VALIDATION),
}
REFUSED: dict[str, Callable[[Any], object]] = {
    "an empty set": lambda c: c.put_item(TableName=TABLE, Item=KEY | {"releases": {"SS": []}}),
    "more than 400 KB": lambda c: c.put_item(TableName=TABLE, Item=KEY | {"state": {"S": "x" * 410_000}}),
    "an empty key": lambda c: c.put_item(TableName=TABLE, Item={"pk": {"S": ""}, "sk": {"S": "1"}}),
    "101 items": lambda c: c.transact_write_items(
        TransactItems=[
            {"Put": {"TableName": TABLE, "Item": {"pk": {"S": "a"}, "sk": {"S": str(n)}}}} for n in range(101)
        ]
    ),
    "one item twice": lambda c: c.transact_write_items(TransactItems=[put(), put()]),
    "an index read consistently": lambda c: c.query(
        TableName=TABLE,
        IndexName="agenda",
        ConsistentRead=True,
        KeyConditionExpression="agenda_shard = :s",
        ExpressionAttributeValues={":s": {"S": "0"}},
    ),
    "a reserved word": lambda c: c.update_item(
        TableName=TABLE, Key=KEY, UpdateExpression="SET state = :s", ExpressionAttributeValues={":s": {"S": "x"}}
    ),
    "an empty key of an index": lambda c: c.put_item(TableName=TABLE, Item=KEY | {"agenda_shard": {"S": ""}}),
    "a sort key beyond 1024 bytes": lambda c: c.put_item(
        TableName=TABLE, Item={"pk": {"S": "a"}, "sk": {"S": "é" * 600}}
    ),
    "a key read twice in one batch": lambda c: c.batch_get_item(RequestItems={TABLE: {"Keys": [KEY, KEY]}}),
    "a value that no expression uses": lambda c: c.update_item(
        TableName=TABLE,
        Key=KEY,
        UpdateExpression="SET a = :a",
        ExpressionAttributeValues={":a": {"S": "x"}, ":b": {"S": "x"}},
    ),
    "39 digits": lambda c: c.put_item(TableName=TABLE, Item=KEY | {"n": {"N": "1" * 39}}),
    "a set that names one thing twice": lambda c: c.put_item(TableName=TABLE, Item=KEY | {"r": {"SS": ["x", "x"]}}),
    "33 levels": lambda c: c.put_item(TableName=TABLE, Item=KEY | {"deep": _nested(33)}),
}


def _nested(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {"S": "x"}
    for _ in range(levels):
        value = {"L": [value]}
    return value


@pytest.mark.parametrize("what", REFUSED)
def test_what_one_refuses_the_other_refuses_but_for_these(client: Any, what: str):
    amazons, motos = ELSEWHERE.get(what, (VALIDATION, VALIDATION))
    assert answer(lambda: REFUSED[what](client)) == (motos if client.named == "moto" else amazons)
