"""Roles, keys and buckets: no more than needed, and nothing readable in passing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.templates import events, every_template, functions, listed, nested, of_type, root, statements

ROLES = of_type(nested("roles"), "AWS::IAM::Role")
SENDS = "sqs:SendMessage"


def granted(role: dict[str, Any]) -> list[dict[str, Any]]:
    return [statement for policy in role["Policies"] for statement in statements(policy["PolicyDocument"])]


def role_of(function: dict[str, Any]) -> dict[str, Any]:
    stack, output = function["Role"]["Fn::GetAtt"]
    assert stack == "Roles"
    value = nested("roles")["Outputs"][output.removeprefix("Outputs.")]["Value"]
    found: dict[str, Any] = ROLES[value["Fn::GetAtt"][0]]
    return found


def test_every_function_has_a_role_of_its_own() -> None:
    used = [json.dumps(function["Role"]) for function in functions().values()]
    assert len(used) == len(set(used)) == len(ROLES) == 10
    assert not [name for name, function in functions().items() if "Policies" in function]


@pytest.mark.parametrize("name", sorted(ROLES))
def test_no_role_is_granted_every_action_or_every_resource(name: str) -> None:
    for statement in granted(ROLES[name]):
        assert statement["Effect"] == "Allow"
        assert not [action for action in listed(statement["Action"]) if "*" in action], statement["Sid"]
        assert "*" not in listed(statement["Resource"]), statement["Sid"]
    assert "ManagedPolicyArns" not in ROLES[name]


@pytest.mark.parametrize("name", sorted(functions()))
def test_a_function_may_send_to_the_queues_it_is_told_of_and_to_no_other(name: str) -> None:
    function = functions()[name]
    told = {
        value["Fn::GetAtt"][1].removeprefix("Outputs.").removesuffix("Url")
        for variable, value in function["Environment"]["Variables"].items()
        if variable.endswith("_QUEUE_URL")
    }
    may = {
        resource["Ref"].removesuffix("Arn")
        for statement in granted(role_of(function))
        if SENDS in listed(statement["Action"])
        for resource in listed(statement["Resource"])
    }
    assert may - {"SchedulesDeadQueue", "EffectsDeadQueue"} == told


@pytest.mark.parametrize("name", sorted(functions()))
def test_a_function_may_read_the_queues_that_start_it_and_no_other(name: str) -> None:
    function = functions()[name]
    starts = {
        event["Queue"]["Fn::GetAtt"][1].removeprefix("Outputs.") for other, _, event in events("SQS") if other == name
    }
    may = {
        resource["Ref"]
        for statement in granted(role_of(function))
        if "sqs:ReceiveMessage" in listed(statement["Action"])
        for resource in listed(statement["Resource"])
    }
    assert may == starts


def test_nobody_may_delete_or_unlock_evidence() -> None:
    may = {action for role in ROLES.values() for statement in granted(role) for action in listed(statement["Action"])}
    assert not {action for action in may if action.startswith(("s3:Delete", "s3:Bypass"))}


def test_nobody_may_delete_from_the_journal() -> None:
    may = {action for role in ROLES.values() for statement in granted(role) for action in listed(statement["Action"])}
    assert not may & {"dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteTable"}


def test_only_the_hand_over_computes_tokens() -> None:
    may = [
        name for name, role in ROLES.items() for item in granted(role) if "kms:GenerateMac" in listed(item["Action"])
    ]
    assert may == ["HandOverRole"]


def test_every_bucket_is_private_encrypted_and_speaks_tls_only() -> None:
    template = nested("data")
    refused = of_type(template, "AWS::S3::BucketPolicy").values()
    for name, bucket in of_type(template, "AWS::S3::Bucket").items():
        assert all(bucket["PublicAccessBlockConfiguration"].values())
        [rule] = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        assert rule["ServerSideEncryptionByDefault"]["KMSMasterKeyID"] == {"Fn::GetAtt": ["Key", "Arn"]}
        [policy] = [each for each in refused if each["Bucket"] == {"Ref": name}]
        assert {item["Sid"] for item in statements(policy["PolicyDocument"])} == {"TlsOnly", "ModernTlsOnly"}


def test_evidence_is_versioned_and_locked_one_object_at_a_time() -> None:
    evidence = of_type(nested("data"), "AWS::S3::Bucket")["EvidenceBucket"]
    assert evidence["ObjectLockEnabled"]
    assert evidence["VersioningConfiguration"] == {"Status": "Enabled"}
    assert "ObjectLockConfiguration" not in evidence, "an unsent letter is not proof"


def test_what_is_kept_outlives_the_stack() -> None:
    kinds = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key"}
    kept = [item for item in nested("data")["Resources"].values() if item["Type"] in kinds]
    assert len(kept) == 6
    assert all(item["DeletionPolicy"] == item["UpdateReplacePolicy"] == "Retain" for item in kept)


def test_the_table_s_indexes_are_for_the_day_the_outbox_the_worklists_and_the_people() -> None:
    [table] = of_type(nested("data"), "AWS::DynamoDB::Table").values()
    keys = {
        index["IndexName"]: [key["AttributeName"] for key in index["KeySchema"]]
        for index in table["GlobalSecondaryIndexes"]
    }
    assert keys == {
        "agenda": ["agenda_shard", "next_action_on"],
        "outbox": ["outbox_shard", "created_at"],
        "worklist": ["worklist_agency", "worklist_rank"],
        "people": ["party_id", "pk"],
    }
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert table["TimeToLiveSpecification"]["AttributeName"] == "expires_at"


def test_every_log_group_forgets() -> None:
    for template in every_template().values():
        for name, group in of_type(template, "AWS::Logs::LogGroup").items():
            assert "RetentionInDays" in group, name


def test_every_function_writes_to_the_log_that_its_role_may_write_to() -> None:
    logs = of_type(nested("roles"), "AWS::Logs::LogGroup")
    outputs = nested("roles")["Outputs"]
    for name, function in functions().items():
        output = function["LoggingConfig"]["LogGroup"]["Fn::GetAtt"][1].removeprefix("Outputs.")
        log = outputs[output]["Value"]["Ref"]
        assert logs[log]["LogGroupName"]["Fn::Sub"].endswith(f"/{name}")
        assert {"Fn::GetAtt": [log, "Arn"]} in [item["Resource"] for item in granted(role_of(function))]


def test_the_clock_is_the_wall_s_on_aws() -> None:
    assert root()["Globals"]["Function"]["Environment"]["Variables"]["CLOCK"] == "wall"
