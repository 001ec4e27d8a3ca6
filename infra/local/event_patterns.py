"""Lambda's event filtering: whether a record matches the pattern that the template gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infra.local.template import TemplateError

if TYPE_CHECKING:
    from infra.local.template import Properties

_ABSENT = object()


def matches(record: object, pattern: Properties) -> bool:
    """Every key of the pattern must be met; a list gives alternatives. Raises TemplateError for an unknown operator."""
    return all(_meets(_inside(record, key), wanted) for key, wanted in pattern.items())


def _inside(record: object, key: str) -> object:
    return record.get(key, _ABSENT) if isinstance(record, dict) else _ABSENT


def _meets(value: object, wanted: object) -> bool:
    if isinstance(wanted, dict):
        return matches(value, wanted)
    if not isinstance(wanted, list):
        raise TemplateError(f"a filter pattern ends in a list: {wanted}")
    return any(_is_one(value, each) for each in wanted)


def _is_one(value: object, wanted: object) -> bool:
    if not isinstance(wanted, dict):
        return value is not _ABSENT and value == wanted
    [(operator, argument)] = wanted.items()
    match operator:
        case "exists":
            return (value is not _ABSENT) is bool(argument)
        case "prefix":
            return isinstance(value, str) and value.startswith(argument)
        case "suffix":
            return isinstance(value, str) and value.endswith(argument)
        case "anything-but":
            unwanted = argument if isinstance(argument, list) else [argument]
            return value is not _ABSENT and value not in unwanted
        case "equals-ignore-case":
            return isinstance(value, str) and value.casefold() == str(argument).casefold()
        case _:
            raise TemplateError(f"a filter pattern with the unknown operator {operator}")
