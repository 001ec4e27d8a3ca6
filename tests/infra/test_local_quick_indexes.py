"""moto's own answer to a query on an index, and the quicker one of the local runner."""

import contextlib

import pytest
from moto import mock_aws

from infra.local.clients import clients
from infra.local.emulator import undoing_transactions
from infra.local.quick_indexes import quick_indexes

TABLE = {
    "TableName": "t",
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "agenda_shard", "due")
    ],
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    "GlobalSecondaryIndexes": [
        {
            "IndexName": "agenda",
            "KeySchema": [
                {"AttributeName": "agenda_shard", "KeyType": "HASH"},
                {"AttributeName": "due", "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
    ],
}


def key(number):
    return {"pk": {"S": f"case-{number}"}, "sk": {"S": "CASE"}}


def item(number, due):
    return {**key(number), "agenda_shard": {"S": str(number % 2)}, "due": {"S": due}}


def change(number, expression, **values):
    return {
        "TableName": "t",
        "Key": key(number),
        "UpdateExpression": expression,
        "ExpressionAttributeValues": {f":{name}": {"S": value} for name, value in values.items()},
    }


def answers():
    """What the index says after each of a series of writes, in its own order."""
    dynamodb, told = clients().dynamodb, []

    def ask():
        for shard in "01":
            request = {
                "TableName": "t",
                "IndexName": "agenda",
                "KeyConditionExpression": "agenda_shard = :s AND due <= :d",
                "ExpressionAttributeValues": {":s": {"S": shard}, ":d": {"S": "2025-09-30"}},
            }
            told.append(dynamodb.query(**request)["Items"])
            told.append(dynamodb.query(**request, Limit=1, ScanIndexForward=False)["Items"])

    dynamodb.create_table(**TABLE)
    for number, due in enumerate(("2025-09-03", "2025-09-02", "2025-09-01", "2025-10-01", "2025-09-03")):
        dynamodb.put_item(TableName="t", Item=item(number, due))
    dynamodb.put_item(TableName="t", Item=key(9))
    ask()
    dynamodb.update_item(**change(9, "SET agenda_shard = :s, due = :d", s="1", d="2025-09-01"))
    dynamodb.delete_item(TableName="t", Key=key(0))
    ask()
    leaving = change(2, "REMOVE agenda_shard, due")
    del leaving["ExpressionAttributeValues"]
    absent = {"TableName": "t", "Key": key(7), "ConditionExpression": "attribute_exists(pk)"}
    with contextlib.suppress(dynamodb.exceptions.TransactionCanceledException):
        dynamodb.transact_write_items(TransactItems=[{"Update": leaving}, {"ConditionCheck": absent}])
    ask()
    dynamodb.transact_write_items(
        TransactItems=[{"Update": leaving}, {"Put": {"TableName": "t", "Item": item(8, "2025-09-05")}}]
    )
    ask()
    return told


def test_an_index_answers_as_motos_own():
    with mock_aws():
        expected = answers()
    with mock_aws(), undoing_transactions(), quick_indexes():
        assert answers() == expected
    assert sum(map(len, expected)) > 20


def test_motos_own_ways_are_back_afterwards():
    with mock_aws(), pytest.raises(ZeroDivisionError), quick_indexes():
        raise ZeroDivisionError
    with mock_aws():
        assert answers()
