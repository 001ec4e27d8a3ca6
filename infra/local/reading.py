"""From template.yaml to the blueprint of what runs here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local.blueprint import Blueprint, Function
from infra.local.stacks import Stack
from infra.local.triggers import standalone_triggers, triggers_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from infra.local.stacks import Resource

DEFAULT_TIMEOUT_SECONDS = 3  # Lambda's own
LAYERS_ROOT = "/opt/"


def read_blueprint(template: Path, parameters: Mapping[str, object] | None = None) -> Blueprint:
    """Read a template and what it nests. Raises TemplateError for what cannot be run here."""
    stack = Stack(template.resolve(), "recouvrement", parameters or {})
    resources = tuple(stack.walk())
    declared = [resource for resource in resources if resource.kind == "AWS::Serverless::Function"]
    layers = [_folder(resource, "ContentUri") for resource in resources if resource.kind.endswith("LayerVersion")]
    triggers = [trigger for resource in declared for trigger in triggers_of(resource)]
    return Blueprint(
        stack.path.parent,
        tuple(_function(resource, layers) for resource in declared),
        (*triggers, *standalone_triggers(resources)),
        resources,
    )


def _function(resource: Resource, layers: Sequence[Path]) -> Function:
    properties = resource.properties
    invoked = properties.get("EventInvokeConfig", {})
    destination = invoked.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
    variables = properties.get("Environment", {}).get("Variables", {})
    folder = _folder(resource, "CodeUri")
    return Function(
        name=folder.name,
        arn=resource.arn,
        folder=folder,
        handler=properties["Handler"],
        environment={key: _on_disk(str(value), layers) for key, value in variables.items()},
        timeout_seconds=int(properties.get("Timeout", DEFAULT_TIMEOUT_SECONDS)),
        asynchronous_retries=int(invoked.get("MaximumRetryAttempts", 2)),
        failure_arn=destination or properties.get("DeadLetterQueue", {}).get("TargetArn"),
    )


def _folder(resource: Resource, name: str) -> Path:
    return (resource.folder / str(resource.properties[name])).resolve()


def _on_disk(value: str, layers: Sequence[Path]) -> str:
    """Lambda unpacks layers under /opt; here each stands where the template's ContentUri says."""
    if not value.startswith(LAYERS_ROOT):
        return value
    candidates = (layer / value.removeprefix(LAYERS_ROOT) for layer in layers)
    return next((str(path) for path in candidates if path.exists()), value)
