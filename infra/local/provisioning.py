"""Makes on moto what the template declares. A type nobody has thought about is refused, never passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local import provision_data, provision_messaging
from infra.local.template import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from infra.local.blueprint import Function
    from infra.local.clients import Clients
    from infra.local.stacks import Resource

MAKERS: dict[str, Callable[[Resource, Clients], None]] = {  # in this order: each needs those before it
    "AWS::KMS::Key": provision_data.make_key,
    "AWS::KMS::Alias": provision_data.make_alias,
    "AWS::SQS::Queue": provision_messaging.make_queue,
    "AWS::SNS::Topic": provision_messaging.make_topic,
    "AWS::SNS::Subscription": provision_messaging.make_subscription,
    "AWS::Events::EventBus": provision_messaging.make_bus,
    "AWS::Events::Rule": provision_messaging.make_rule,
    "AWS::SES::EmailIdentity": provision_messaging.make_sender,
    "AWS::SES::ConfigurationSet": provision_messaging.make_configuration_set,
    "AWS::DynamoDB::Table": provision_data.make_table,
    "AWS::S3::Bucket": provision_data.make_bucket,
}
MEANINGLESS_HERE = {
    "AWS::Serverless::Function": "loaded by functions.py, started by its triggers",
    "AWS::Serverless::LayerVersion": "the checkout itself",
    "AWS::Serverless::HttpApi": "routes.py makes its events",
    "AWS::Scheduler::Schedule": "fired by the calendar",
    "AWS::Scheduler::ScheduleGroup": "a name",
    "AWS::Lambda::EventSourceMapping": "polled by queues.py and streams.py",
    "AWS::Lambda::EventInvokeConfig": "read with the function",
    "AWS::Lambda::Permission": "moto knows no roles",
    "AWS::IAM::Role": "moto knows no roles",
    "AWS::IAM::ManagedPolicy": "moto knows no roles",
    "AWS::IAM::Policy": "moto knows no roles",
    "AWS::IAM::RolePolicy": "moto knows no roles",
    "AWS::SQS::QueuePolicy": "moto knows no roles",
    "AWS::S3::BucketPolicy": "moto knows no roles",
    "AWS::SNS::TopicPolicy": "moto knows no roles",
    "AWS::Logs::LogGroup": "logs go to a file",
    "AWS::Logs::MetricFilter": "nobody watches a run",
    "AWS::Logs::QueryDefinition": "nobody watches a run",
    "AWS::CloudWatch::Alarm": "nobody watches a run",
    "AWS::CloudWatch::CompositeAlarm": "nobody watches a run",
    "AWS::CloudWatch::Dashboard": "nobody watches a run",
    "AWS::SES::ConfigurationSetEventDestination": "moto reports no delivery",
}

SENDER = "SENDER_EMAIL"


def provision(resources: Sequence[Resource], clients: Clients) -> None:
    """Make every resource. Raises TemplateError for a resource of an unknown type."""
    unknown = sorted({resource.kind for resource in resources} - set(MAKERS) - set(MEANINGLESS_HERE))
    if unknown:
        raise TemplateError(f"not known on one machine: {', '.join(unknown)}")
    for kind, make in MAKERS.items():
        for resource in resources:
            if resource.kind == kind:
                make(resource, clients)
    for resource in resources:
        if resource.kind == "AWS::SQS::Queue":
            provision_messaging.join_dead_letters(resource, clients)


def verify_senders(functions: Sequence[Function], clients: Clients) -> None:
    """Do what the bank does by hand before it deploys: prove to SES that the sender's address is its own."""
    for sender in sorted({function.environment[SENDER] for function in functions if SENDER in function.environment}):
        clients.ses.create_email_identity(EmailIdentity=sender)
