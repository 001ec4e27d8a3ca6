"""The templates as data, and what a function of the root template means by the names it uses."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from infra.local.template import read_template

CHECKOUT = Path(__file__).resolve().parents[2]
NESTED = ("data", "messaging", "roles", "observability")
Resource = dict[str, Any]
Trigger = tuple[str, Resource, Resource]  # the function's name, its properties, the trigger's


@cache
def root() -> Resource:
    return read_template(CHECKOUT / "template.yaml")


@cache
def nested(name: str) -> Resource:
    return read_template(CHECKOUT / "infra" / f"{name}.yaml")


def every_template() -> dict[str, Resource]:
    return {"root": root()} | {name: nested(name) for name in NESTED}


def of_type(template: Resource, kind: str) -> dict[str, Resource]:
    """The properties of each resource of one type, by logical id."""
    found = template["Resources"].items()
    return {name: resource.get("Properties", {}) for name, resource in found if resource["Type"] == kind}


@cache
def functions() -> dict[str, Resource]:
    """The functions' properties by their folder's name."""
    declared = of_type(root(), "AWS::Serverless::Function").values()
    return {Path(properties["CodeUri"]).name: properties for properties in declared}


def events(kind: str) -> list[Trigger]:
    return [
        (name, function, event["Properties"])
        for name, function in functions().items()
        for event in function["Events"].values()
        if event["Type"] == kind
    ]


def queue_read_by(trigger: Resource) -> Resource:
    """The queue that an SQS trigger reads, found through the nested stack's output."""
    stack, output = trigger["Queue"]["Fn::GetAtt"]
    assert stack == "Messaging"
    template = nested("messaging")
    value = template["Outputs"][output.removeprefix("Outputs.")]["Value"]
    queue: Resource = template["Resources"][value["Fn::GetAtt"][0]]["Properties"]
    return queue


def statements(document: Resource) -> list[Resource]:
    found: list[Resource] = document["Statement"]
    return found


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
