"""moto's own transactions and the cheaper ones of the local runner leave the same table and the same stream."""

import contextlib

import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from infra.local import emulator
from infra.local.clients import clients
from infra.local.identities import ACCOUNT
from infra.local.stacks import REGION

KEY = {"pk": {"S": "a"}, "sk": {"S": "1"}}
OTHER = {"pk": {"S": "b"}, "sk": {"S": "1"}}


def put(item, **more):
    return {"Put": {"TableName": "t", "Item": item, **more}}


def update(key, value):
    return {
        "Update": {
            "TableName": "t",
            "Key": key,
            "UpdateExpression": "SET n = :n",
            "ExpressionAttributeValues": {":n": {"N": value}},
        }
    }


def delete(key, **more):
    return {"Delete": {"TableName": "t", "Key": key, **more}}


ABSENT = {"ConditionExpression": "attribute_not_exists(pk)"}
PRESENT = {"ConditionExpression": "attribute_exists(pk)"}
TRANSACTIONS = {
    "two puts": [put(KEY), put(OTHER)],
    "an update in place, then a failed condition": [update(KEY, "2"), put(OTHER, **PRESENT)],
    "a new item, then a failed condition": [put(OTHER), put(KEY, **ABSENT)],
    "an item made by an update, then a failed condition": [update(OTHER, "2"), put(KEY, **ABSENT)],
    "a deletion, then a failed condition": [delete(KEY), put(OTHER, **PRESENT)],
    "a failed condition first": [put(KEY, **ABSENT), update(OTHER, "3")],
    "the same item twice": [update(KEY, "2"), delete(KEY)],
    "a check that holds": [
        {"ConditionCheck": {"TableName": "t", "Key": KEY, **PRESENT}},
        put(OTHER),
    ],
    "a replaced item, then a failed condition": [put({**KEY, "n": {"N": "9"}}), delete(OTHER, **PRESENT)],
}


def outcome(items):
    """What the transaction answers, what the table holds and what the stream has had."""
    dynamodb = clients().dynamodb
    dynamodb.create_table(
        TableName="t",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
    dynamodb.put_item(TableName="t", Item={**KEY, "n": {"N": "1"}})
    answer = None
    try:
        dynamodb.transact_write_items(TransactItems=items)
    except ClientError as error:
        answer = (error.response["Error"]["Code"], str(error.response.get("CancellationReasons")))
    return answer, sorted(dynamodb.scan(TableName="t")["Items"], key=str), emulator.stream_length("t")


@pytest.mark.parametrize("name", TRANSACTIONS)
def test_a_transaction_ends_as_with_motos_own_copy_of_the_table(name):
    outcomes = []
    for way in (contextlib.nullcontext, emulator.undoing_transactions):
        with mock_aws(), way():
            outcomes.append(outcome(TRANSACTIONS[name]))
    assert outcomes[0] == outcomes[1]


def test_a_key_answers_to_the_identifier_that_the_template_gave_it():
    with mock_aws():
        kms = clients().kms
        made = kms.create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]["KeyId"]
        emulator.rename_key(made, "11111111-1111-1111-1111-111111111111")
        arn = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/11111111-1111-1111-1111-111111111111"
        assert kms.describe_key(KeyId=arn)["KeyMetadata"]["Arn"] == arn
        assert kms.generate_mac(KeyId=arn, Message=b"x", MacAlgorithm="HMAC_SHA_256")["Mac"]


def test_a_delayed_message_comes_once_the_delays_are_ended():
    with mock_aws():
        sqs = clients().sqs
        url = sqs.create_queue(QueueName="q")["QueueUrl"]
        sqs.send_message(QueueUrl=url, MessageBody="later", DelaySeconds=900)
        assert not emulator.waiting("q")
        emulator.end_delays("q")
        assert emulator.waiting("q")
        assert emulator.depth("q") == 1
