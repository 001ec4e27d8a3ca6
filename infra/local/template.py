"""CloudFormation's YAML as plain Python values: `!Ref X` becomes {"Ref": "X"}, `!Sub X` {"Fn::Sub": "X"}."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

Properties = dict[str, Any]  # what CloudFormation gives under a resource, once its functions are resolved


class TemplateError(Exception):
    """The template cannot be run on one machine: it says something this reader does not know, or contradicts itself."""


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's tags; a date stays the text that it is for CloudFormation."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the name and the shape are PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_template(path: Path) -> Properties:
    """Read a template. Raises TemplateError when the file is absent or is not a template."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (OSError, yaml.YAMLError) as error:
        raise TemplateError(f"{path.name}: {error}") from error
    if not isinstance(content, dict) or "Resources" not in content:
        raise TemplateError(f"{path.name}: no Resources")
    return content


def _tagged(loader: _Loader, suffix: str, node: yaml.Node) -> Properties:
    value = _plain(loader, node)
    if suffix in {"Ref", "Condition"}:
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        return {"Fn::GetAtt": value.split(".", 1)}
    return {f"Fn::{suffix}": value}


def _plain(loader: _Loader, node: yaml.Node) -> object:
    match node:
        case yaml.ScalarNode():
            return loader.construct_scalar(node)
        case yaml.SequenceNode():
            return loader.construct_sequence(node, deep=True)
        case yaml.MappingNode():
            return loader.construct_mapping(node, deep=True)
        case _:
            raise TemplateError(f"a YAML node of an unknown kind: {node}")


_Loader.add_multi_constructor("!", _tagged)
