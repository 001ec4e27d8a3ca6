"""A stack and its nested stacks, every property resolved when it is asked for, as CloudFormation would."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from infra.local import intrinsics
from infra.local.identities import ACCOUNT, Birth, Identity, identity_of
from infra.local.template import Properties, TemplateError, read_template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

REGION = "eu-west-3"  # Paris
NESTED = {"AWS::CloudFormation::Stack": "TemplateURL", "AWS::Serverless::Application": "Location"}
_NAMING = (
    *("Name", "QueueName", "TableName", "TopicName", "BucketName", "FunctionName", "LayerName", "AliasName"),
    *("LogGroupName", "RoleName", "AlarmName", "EmailIdentity"),
)


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource of the template, with its properties resolved."""

    kind: str
    logical_id: str
    identity: Identity
    properties: Properties
    folder: Path  # where its template stands: CodeUri and the like are relative to it

    @property
    def arn(self) -> str:
        return self.identity.attributes["Arn"]


class Stack:
    """One template with its parameters. `given` overrides the defaults of the parameters."""

    def __init__(self, path: Path, name: str, given: Mapping[str, object]) -> None:
        self.path = path
        self.name = name
        self._template = read_template(path)
        self._given = given
        self._identities: dict[str, Identity] = {}
        self._nested: dict[str, Stack] = {}

    @cached_property
    def globals(self) -> Properties:
        return dict(self.resolve(self._template.get("Globals", {})))

    def walk(self) -> Iterator[Resource]:
        """Every resource of this stack and of those nested in it; those whose condition is false are left out."""
        for logical_id, declared in self._template["Resources"].items():
            if "Condition" in declared and not self.holds(declared["Condition"]):
                continue
            if declared["Type"] in NESTED:
                yield from self.nested(logical_id).walk()
            else:
                yield self.resource(logical_id)

    def resource(self, logical_id: str) -> Resource:
        declared = self._declared(logical_id)
        properties = self.resolve(declared.get("Properties", {}))
        if declared["Type"] == "AWS::Serverless::Function":
            properties = merged(self.globals.get("Function", {}), properties)
        return Resource(declared["Type"], logical_id, self.identity(logical_id), properties, self.path.parent)

    def nested(self, logical_id: str) -> Stack:
        if logical_id not in self._nested:
            declared = self._declared(logical_id)
            properties = self.resolve(declared.get("Properties", {}))
            path = (self.path.parent / str(properties[NESTED[declared["Type"]]])).resolve()
            self._nested[logical_id] = Stack(path, f"{self.name}-{logical_id}", properties.get("Parameters", {}))
        return self._nested[logical_id]

    def output(self, name: str) -> object:
        outputs = self._template.get("Outputs", {})
        if name not in outputs:
            raise TemplateError(f"{self.path.name}: no output {name}")
        return self.resolve(outputs[name]["Value"])

    def resolve(self, value: object) -> Any:  # noqa: ANN401 - a template value may be of any kind
        return intrinsics.resolve(value, self)

    def ref(self, name: str) -> object:
        if name.startswith("AWS::"):
            return self._pseudo_parameter(name)
        parameters = self._template.get("Parameters", {})
        if name in parameters:
            return self._parameter(name, parameters[name])
        return self.identity(name).ref

    def attribute(self, logical_id: str, name: str) -> object:
        declared = self._template["Resources"].get(logical_id)
        if declared is None and logical_id.endswith("Role") and logical_id[:-4] in self._template["Resources"]:
            return f"arn:aws:iam::{ACCOUNT}:role/{self.name}-{logical_id}"  # the role SAM makes for a function
        if self._declared(logical_id)["Type"] in NESTED:
            return self.nested(logical_id).output(name.removeprefix("Outputs."))
        attributes = self.identity(logical_id).attributes
        if name not in attributes:
            raise TemplateError(f"{self.path.name}: {logical_id} has no attribute {name}")
        return attributes[name]

    def holds(self, condition: str) -> bool:
        return bool(self.resolve(self._template["Conditions"][condition]))

    def mapped(self, mapping: str, keys: tuple[str, str]) -> object:
        return self._template["Mappings"][mapping][keys[0]][keys[1]]

    def identity(self, logical_id: str) -> Identity:
        if logical_id not in self._identities:
            declared = self._declared(logical_id)
            given = declared.get("Properties", {})
            named = self.resolve({key: given[key] for key in _NAMING if key in given})
            birth = Birth(declared["Type"], logical_id, self.name, REGION)
            self._identities[logical_id] = identity_of(birth, named)
        return self._identities[logical_id]

    def _declared(self, logical_id: str) -> Properties:
        resources: dict[str, Properties] = self._template["Resources"]
        if logical_id in resources:
            return resources[logical_id]
        if logical_id == "ServerlessHttpApi":  # SAM makes it for functions that name no API
            return {"Type": "AWS::Serverless::HttpApi"}
        raise TemplateError(f"{self.path.name}: nothing is called {logical_id}")

    def _parameter(self, name: str, declared: Properties) -> object:
        if name not in self._given and "Default" not in declared:
            raise TemplateError(f"{self.path.name}: parameter {name} has no default and was not given")
        value = self._given.get(name, declared.get("Default"))
        if declared.get("Type") == "CommaDelimitedList" and isinstance(value, str):
            return [part.strip() for part in value.split(",")]
        return value

    def _pseudo_parameter(self, name: str) -> object:
        known = {
            "AWS::Region": REGION,
            "AWS::AccountId": ACCOUNT,
            "AWS::Partition": "aws",
            "AWS::URLSuffix": "amazonaws.com",
            "AWS::StackName": self.name,
            "AWS::StackId": f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{self.name}/local",
            "AWS::NoValue": intrinsics.NO_VALUE,
            "AWS::NotificationARNs": [],
        }
        return known[name]


def merged(shared: Properties, own: Properties) -> Properties:
    """SAM's rule for Globals: maps are merged, lists are added to, anything else is the function's own."""
    result = dict(shared)
    for key, value in own.items():
        match (shared.get(key), value):
            case (dict() as above, dict() as below):
                result[key] = merged(above, below)
            case (list() as above, list() as below):
                result[key] = [*above, *below]
            case _:
                result[key] = value
    return result
