"""Where the checkout stands: the local runner is never deployed, it runs from there."""

from __future__ import annotations

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
TEMPLATE = CHECKOUT / "template.yaml"
PARAMETERS = CHECKOUT / "infra" / "parameters"
PROCEDURE = CHECKOUT / "infra"  # strategies, partners and parameters stand there
