"""Queues, topics, the bus and the sender's address, from their CloudFormation properties."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from infra.local.template import TemplateError

if TYPE_CHECKING:
    from infra.local.clients import Clients
    from infra.local.stacks import Resource


def make_queue(resource: Resource, clients: Clients) -> None:
    wanted: Any = {}
    if str(resource.properties.get("FifoQueue", "false")).lower() == "true":
        wanted["FifoQueue"] = "true"
    if "MessageRetentionPeriod" in resource.properties:
        wanted["MessageRetentionPeriod"] = str(resource.properties["MessageRetentionPeriod"])
    clients.sqs.create_queue(QueueName=resource.identity.name, Attributes=wanted)


def join_dead_letters(resource: Resource, clients: Clients) -> None:
    """Once all queues are there: a queue may be declared before the one that takes its dead letters."""
    policy = resource.properties.get("RedrivePolicy")
    if policy:
        clients.sqs.set_queue_attributes(
            QueueUrl=resource.identity.ref,
            Attributes={"RedrivePolicy": policy if isinstance(policy, str) else json.dumps(policy)},
        )


def make_topic(resource: Resource, clients: Clients) -> None:
    clients.sns.create_topic(Name=resource.identity.name)


def make_subscription(resource: Resource, clients: Clients) -> None:
    properties = resource.properties
    clients.sns.subscribe(
        TopicArn=properties["TopicArn"], Protocol=properties["Protocol"], Endpoint=properties["Endpoint"]
    )


def make_bus(resource: Resource, clients: Clients) -> None:
    clients.events.create_event_bus(Name=resource.identity.name)


def make_rule(resource: Resource, clients: Clients) -> None:
    """Tell queues only: mail to people goes nowhere here, and CallCounter sees what the bus is told."""
    properties = resource.properties
    bus = str(properties.get("EventBusName", "default"))
    clients.events.put_rule(
        Name=resource.identity.name, EventBusName=bus, EventPattern=json.dumps(properties["EventPattern"])
    )
    targets: Any = [target for target in properties.get("Targets", []) if ":sns:" not in target["Arn"]]
    others = [target["Arn"] for target in targets if ":sqs:" not in target["Arn"]]
    if others:
        raise TemplateError(f"{resource.logical_id}: a rule tells queues and topics only, not {others}")
    if targets:
        clients.events.put_targets(Rule=resource.identity.name, EventBusName=bus, Targets=targets)


def make_sender(resource: Resource, clients: Clients) -> None:
    clients.ses.create_email_identity(EmailIdentity=resource.properties["EmailIdentity"])


def make_configuration_set(resource: Resource, clients: Clients) -> None:
    clients.ses.create_configuration_set(ConfigurationSetName=resource.identity.name)
