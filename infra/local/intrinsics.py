"""CloudFormation's intrinsic functions, each applied to arguments that are already plain values."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any, Protocol

from infra.local.template import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NO_VALUE = object()  # what AWS::NoValue leaves: the property is not there
_PLACEHOLDER = re.compile(r"\$\{(!?)([^}]+)\}")


class Scope(Protocol):
    """Where names are looked up: one stack."""

    def ref(self, name: str) -> object: ...

    def attribute(self, logical_id: str, name: str) -> object: ...

    def holds(self, condition: str) -> bool: ...

    def mapped(self, mapping: str, keys: tuple[str, str]) -> object: ...


def resolve(value: object, scope: Scope) -> Any:  # noqa: ANN401 - a template value may be of any kind
    """Give the value with every function replaced by its result. Raises TemplateError for an unknown one."""
    if isinstance(value, list):
        return [item for item in (resolve(each, scope) for each in value) if item is not NO_VALUE]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        name, argument = next(iter(value.items()))
        if name == "Ref" or name.startswith("Fn::") or (name == "Condition" and isinstance(argument, str)):
            return _apply(name, argument, scope)
    resolved = {key: resolve(item, scope) for key, item in value.items()}
    return {key: item for key, item in resolved.items() if item is not NO_VALUE}


def _apply(name: str, argument: Any, scope: Scope) -> object:  # noqa: ANN401
    if name == "Fn::If":
        condition, then, otherwise = argument  # only the branch taken may be resolved
        return resolve(then if scope.holds(condition) else otherwise, scope)
    if name not in _FUNCTIONS:
        raise TemplateError(f"unknown function {name}")
    return _FUNCTIONS[name](scope, argument if name == "Fn::Sub" else resolve(argument, scope))


def _sub(scope: Scope, argument: Any) -> str:  # noqa: ANN401
    text, extra = (argument, {}) if isinstance(argument, str) else argument
    given: Mapping[str, object] = {key: resolve(value, scope) for key, value in extra.items()}

    def replaced(found: re.Match[str]) -> str:
        literal, name = found.groups()
        if literal:
            return "${" + name + "}"
        if name in given:
            return str(given[name])
        logical_id, _, attribute = name.partition(".")
        return str(scope.attribute(logical_id, attribute) if attribute else scope.ref(name))

    return _PLACEHOLDER.sub(replaced, text)


def _find_in_map(scope: Scope, argument: list[str]) -> object:
    mapping, first, second = argument
    return scope.mapped(mapping, (first, second))


def _attribute(scope: Scope, argument: list[str]) -> object:
    return scope.attribute(argument[0], argument[1])


_FUNCTIONS: dict[str, Callable[[Scope, Any], object]] = {
    "Ref": lambda scope, argument: scope.ref(argument),
    "Condition": lambda scope, argument: scope.holds(argument),
    "Fn::GetAtt": _attribute,
    "Fn::Sub": _sub,
    "Fn::FindInMap": _find_in_map,
    "Fn::Join": lambda _scope, argument: str(argument[0]).join(str(part) for part in argument[1]),
    "Fn::Select": lambda _scope, argument: argument[1][int(argument[0])],
    "Fn::Split": lambda _scope, argument: argument[1].split(argument[0]),
    "Fn::Base64": lambda _scope, argument: base64.b64encode(argument.encode()).decode(),
    "Fn::Equals": lambda _scope, argument: str(argument[0]) == str(argument[1]),
    "Fn::Not": lambda _scope, argument: not argument[0],
    "Fn::And": lambda _scope, argument: all(argument),
    "Fn::Or": lambda _scope, argument: any(argument),
}
