"""How much is tried: a part with every run of the suite (seconds), the whole with `make faults` (FAULTS=whole).

Figures are appended to the file that FAULTS_FIGURES names, one JSON line each; `make faults` prints them at its end.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Amount = TypeVar("Amount")

IS_WHOLE: Final = os.environ.get("FAULTS") == "whole"


def extent(part: Amount, whole: Amount) -> Amount:
    return whole if IS_WHOLE else part


def tell(kind: str, figures: Mapping[str, object]) -> None:
    """Keep what a run found, for the end of `make faults`."""
    file = os.environ.get("FAULTS_FIGURES")
    if file is not None:
        with Path(file).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"kind": kind, **figures}, ensure_ascii=False) + "\n")
