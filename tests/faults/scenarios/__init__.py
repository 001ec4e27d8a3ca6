"""The scenarios, found by themselves: every module here that has `SCENARIOS`."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faults.harness.scenario import Scenario


def all_scenarios() -> dict[str, Scenario]:
    """Give them by name."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {scenario.name: scenario for module in modules for scenario in getattr(module, "SCENARIOS", ())}
