"""From template.yaml to the blueprint of what runs here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local.blueprint import Blueprint, Function
from infra.local.stacks import Stack
from infra.local.triggers import standalone_triggers, triggers_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from infra.local.stacks import Resource

DEFAULT_TIMEOUT_SECONDS = 3  # Lambda's own


def read_blueprint(template: Path, parameters: Mapping[str, object] | None = None) -> Blueprint:
    """Read a template and what it nests. Raises TemplateError for what cannot be run here."""
    stack = Stack(template.resolve(), "recouvrement", parameters or {})
    resources = tuple(stack.walk())
    declared = [resource for resource in resources if resource.kind == "AWS::Serverless::Function"]
    triggers = [trigger for resource in declared for trigger in triggers_of(resource)]
    return Blueprint(
        stack.path.parent,
        tuple(_function(resource) for resource in declared),
        (*triggers, *standalone_triggers(resources)),
        resources,
    )


def _function(resource: Resource) -> Function:
    properties = resource.properties
    invoked = properties.get("EventInvokeConfig", {})
    destination = invoked.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
    variables = properties.get("Environment", {}).get("Variables", {})
    folder = (resource.folder / properties["CodeUri"]).resolve()
    return Function(
        name=folder.name,
        arn=resource.arn,
        folder=folder,
        handler=properties["Handler"],
        environment={key: str(value) for key, value in variables.items()},
        timeout_seconds=int(properties.get("Timeout", DEFAULT_TIMEOUT_SECONDS)),
        asynchronous_retries=int(invoked.get("MaximumRetryAttempts", 2)),
        failure_arn=destination or properties.get("DeadLetterQueue", {}).get("TargetArn"),
    )
