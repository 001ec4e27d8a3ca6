"""The strategies of the project as texts, with one thing made wrong, and what the rules then say."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from infra.local.strategies.rules import RULES
from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.messages.procedure_files import read_strategy
from support.desk import ROOT

if TYPE_CHECKING:
    from infra.local.strategies.rules import Rule
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.domain.strategy import Strategy


@cache
def parameters() -> LegalParameters:
    return load_parameters(ROOT / "infra" / "parameters")


def written(product: str) -> str:
    return (ROOT / "infra" / "strategies" / f"{product}.toml").read_text("utf-8")


def edited(product: str, before: str, after: str) -> str:
    text = written(product)
    assert before in text
    return text.replace(before, after, 1)


def without(product: str, name: str) -> str:
    """The file without that step or duty."""
    head, _, tail = written(product).partition(f'"{name}"')
    return head[: head.rindex("[[")] + tail[tail.index("\n[[") + 1 :]


def strategy(text: str) -> Strategy:
    return read_strategy(tomllib.loads(text))


def said(text: str, law: LegalParameters | None = None) -> dict[Rule, list[str]]:
    """The sentences of each rule that speaks, after the place that they are about."""
    found = {rule: list(rule(strategy(text), law or parameters())) for rule in RULES}
    return {rule: [f"{one.place}: {one.sentence}" for one in every] for rule, every in found.items() if every}
