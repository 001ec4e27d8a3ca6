"""Keys, tables and buckets, from their CloudFormation properties."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from infra.local import emulator
from infra.local.stacks import REGION
from infra.local.template import TemplateError

if TYPE_CHECKING:
    from infra.local.clients import Clients
    from infra.local.stacks import Resource
    from infra.local.template import Properties

_PASSED_ON = ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "BillingMode")


def make_key(resource: Resource, clients: Clients) -> None:
    properties = resource.properties
    made = clients.kms.create_key(
        Description=str(properties.get("Description", "")),
        KeyUsage=properties.get("KeyUsage", "ENCRYPT_DECRYPT"),
        KeySpec=properties.get("KeySpec", "SYMMETRIC_DEFAULT"),
    )
    emulator.rename_key(made["KeyMetadata"]["KeyId"], resource.identity.name)


def make_alias(resource: Resource, clients: Clients) -> None:
    target = str(resource.properties["TargetKeyId"])
    clients.kms.create_alias(AliasName=resource.identity.name, TargetKeyId=target)


def make_table(resource: Resource, clients: Clients) -> None:
    properties = resource.properties
    request: dict[str, Any] = {name: properties[name] for name in _PASSED_ON if name in properties}
    if "StreamSpecification" in properties:
        request["StreamSpecification"] = {**properties["StreamSpecification"], "StreamEnabled": True}
    clients.dynamodb.create_table(TableName=resource.identity.name, **request)
    expiry = properties.get("TimeToLiveSpecification")
    if expiry:
        specification: Any = {"AttributeName": expiry["AttributeName"], "Enabled": _says_yes(expiry["Enabled"])}
        clients.dynamodb.update_time_to_live(TableName=resource.identity.name, TimeToLiveSpecification=specification)


def make_bucket(resource: Resource, clients: Clients) -> None:
    properties = resource.properties
    name = resource.identity.name
    place: Any = {"LocationConstraint": REGION}
    clients.s3.create_bucket(
        Bucket=name,
        CreateBucketConfiguration=place,
        ObjectLockEnabledForBucket=_says_yes(properties.get("ObjectLockEnabled", "false")),
    )
    if "VersioningConfiguration" in properties:
        clients.s3.put_bucket_versioning(
            Bucket=name, VersioningConfiguration={"Status": properties["VersioningConfiguration"]["Status"]}
        )
    if "NotificationConfiguration" in properties:
        clients.s3.put_bucket_notification_configuration(
            Bucket=name, NotificationConfiguration=_notifications(properties["NotificationConfiguration"])
        )


def _notifications(declared: Properties) -> Any:  # noqa: ANN401 - a request that boto3 checks itself
    """CloudFormation has one event per queue and a shorter filter; the API a list of events. Only queues are told."""
    [(kind, queues)] = declared.items()
    if kind != "QueueConfigurations":
        raise TemplateError(f"a bucket tells queues only, not {kind}")
    configurations = []
    for queue in queues:
        configuration: Properties = {"QueueArn": queue["Queue"], "Events": [queue["Event"]]}
        if "Filter" in queue:
            rules = queue["Filter"]["S3Key"]["Rules"]
            configuration["Filter"] = {"Key": {"FilterRules": json.loads(json.dumps(rules))}}
        configurations.append(configuration)
    return {kind: configurations}


def _says_yes(value: object) -> bool:
    return str(value).lower() == "true"
