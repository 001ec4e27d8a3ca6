"""What Ref and GetAtt answer for a resource before it exists: its name and its ARN, made as AWS makes them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infra.local.template import Properties

ACCOUNT = "123456789012"
NAMESPACE = uuid.UUID("6f1f5f34-93f1-4a0f-a43e-2f4b1d8f7c55")

# type -> (property that names it, service in its ARN, what stands before the name in the ARN)
_ARNS = {
    "AWS::SQS::Queue": ("QueueName", "sqs", ""),
    "AWS::DynamoDB::Table": ("TableName", "dynamodb", "table/"),
    "AWS::SNS::Topic": ("TopicName", "sns", ""),
    "AWS::Events::EventBus": ("Name", "events", "event-bus/"),
    "AWS::Events::Rule": ("Name", "events", "rule/"),
    "AWS::Serverless::Function": ("FunctionName", "lambda", "function:"),
    "AWS::Serverless::LayerVersion": ("LayerName", "lambda", "layer:"),
    "AWS::Scheduler::Schedule": ("Name", "scheduler", "schedule/default/"),
    "AWS::Scheduler::ScheduleGroup": ("Name", "scheduler", "schedule-group/"),
    "AWS::Logs::LogGroup": ("LogGroupName", "logs", "log-group:"),
    "AWS::IAM::Role": ("RoleName", "iam", "role/"),
    "AWS::CloudWatch::Alarm": ("AlarmName", "cloudwatch", "alarm:"),
    "AWS::SES::ConfigurationSet": ("Name", "ses", "configuration-set/"),
    "AWS::SES::EmailIdentity": ("EmailIdentity", "ses", "identity/"),
}
_NAMED_BY_REF = {"AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::Serverless::LayerVersion"}


@dataclass(frozen=True, slots=True)
class Identity:
    """`ref` is what Ref gives; `attributes` what GetAtt gives; `name` the physical name."""

    name: str
    ref: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Birth:
    """What is known of a resource from its place in the template."""

    kind: str
    logical_id: str
    stack_name: str
    region: str


def identity_of(birth: Birth, named: Properties) -> Identity:
    """`named` holds the resource's naming properties, resolved."""
    match birth.kind:
        case "AWS::S3::Bucket":
            return _bucket(birth, str(named.get("BucketName") or _generated(birth).lower()))
        case "AWS::KMS::Key":
            return _key(birth)
        case "AWS::KMS::Alias":
            name = str(named["AliasName"])
            return Identity(name, name)
        case "AWS::Serverless::HttpApi" | "AWS::ApiGatewayV2::Api":
            name = birth.logical_id.lower()
            return Identity(name, name, {"ApiEndpoint": f"https://{name}.execute-api.{birth.region}.amazonaws.com"})
        case _:
            return _by_arn(birth, named)


def _by_arn(birth: Birth, named: Properties) -> Identity:
    name_property, service, before = _ARNS.get(birth.kind, ("Name", "unknown", ""))
    name = str(named.get(name_property) or _generated(birth))
    region = "" if service == "iam" else birth.region
    arn = f"arn:aws:{service}:{region}:{ACCOUNT}:{before}{name}"
    attributes = {"Arn": arn, "QueueName": name, "QueueUrl": queue_url(birth.region, name), "TopicArn": arn}
    attributes |= {"TopicName": name, "Name": name, "StreamArn": f"{arn}/stream/local", "RoleId": name}
    if birth.kind == "AWS::SQS::Queue":
        return Identity(name, attributes["QueueUrl"], attributes)
    return Identity(name, arn if birth.kind in _NAMED_BY_REF else name, attributes)


def _bucket(birth: Birth, name: str) -> Identity:
    domain = f"{name}.s3.amazonaws.com"
    regional = f"{name}.s3.{birth.region}.amazonaws.com"
    return Identity(name, name, {"Arn": f"arn:aws:s3:::{name}", "DomainName": domain, "RegionalDomainName": regional})


def _key(birth: Birth) -> Identity:
    name = str(uuid.uuid5(NAMESPACE, f"{birth.stack_name}/{birth.logical_id}"))
    return Identity(name, name, {"Arn": f"arn:aws:kms:{birth.region}:{ACCOUNT}:key/{name}", "KeyId": name})


def _generated(birth: Birth) -> str:
    return f"{birth.stack_name}-{birth.logical_id}"


def queue_url(region: str, name: str) -> str:
    return f"https://sqs.{region}.amazonaws.com/{ACCOUNT}/{name}"


def name_in(arn: str) -> str:
    """Give the last part of an ARN: the name of a queue, a function, a table or a bus."""
    return arn.rsplit(":", 1)[-1].rsplit("/", 1)[-1]
