"""What the local runner hands over as it is, moto would have written alike."""

import contextlib

import pytest
from moto import mock_aws

from infra.local.clients import clients
from infra.local.quick_answers import quick_answers
from infra.local.quick_requests import quick_requests

ITEM = {
    "pk": {"S": "CASE#é"},
    "sk": {"S": "CASE"},
    "cents": {"N": "-1250"},
    "set": {"SS": ["a", "b"]},
    "yes": {"BOOL": True},
    "nothing": {"NULL": True},
    "list": {"L": [{"S": "x"}, {"M": {"n": {"N": "1"}}}]},
    "map": {"M": {"inner": {"S": "Dupont & Fils <SARL>"}}},
    "bytes": {"B": b"\x00\xff"},
}


def answers():
    dynamodb = clients().dynamodb
    dynamodb.create_table(
        TableName="t",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
    )
    dynamodb.put_item(TableName="t", Item=ITEM)
    key = {"pk": ITEM["pk"], "sk": ITEM["sk"]}
    yield dynamodb.get_item(TableName="t", Key=key)["Item"]
    yield dynamodb.scan(TableName="t")["Items"]
    yield dynamodb.batch_get_item(RequestItems={"t": {"Keys": [key]}})["Responses"]
    yield dynamodb.update_item(
        TableName="t",
        Key=key,
        UpdateExpression="SET cents = :n",
        ExpressionAttributeValues={":n": {"N": "7"}},
        ReturnValues="ALL_NEW",
    )["Attributes"]


@pytest.mark.parametrize("repair", [contextlib.nullcontext, quick_answers, quick_requests])
def test_items_come_back_as_they_were_put(repair):
    with mock_aws(), repair():
        got, scanned, batch, updated = list(answers())
    assert got == ITEM
    assert scanned == [ITEM]
    assert batch == {"t": [ITEM]}
    assert updated == {**ITEM, "cents": {"N": "7"}}
