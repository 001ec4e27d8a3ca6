"""`recouvrement compute FILE`: a lawyer's calculator, and the way the figures of the law are checked.

Reads `{"cases": [{"id", "family", "inputs"}, ...]}` and prints `{"results": [{"id", "result"} or {"id", "error"}]}`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from infra.local.compute import calendar_families, claim_families, payment_families
from infra.local.compute.explain import explain
from infra.local.compute.inputs import Inputs
from recouvrement.adapters.parameters_toml import load_parameters
from recouvrement.domain.errors import InvalidMessage, RecouvrementError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from infra.local.compute.shapes import Family, Result
    from recouvrement.domain.law.parameters import LegalParameters

PARAMETERS: Final = Path(__file__).resolve().parents[2] / "parameters"

FAMILIES: Final[Mapping[str, Family]] = {
    "legal_interest": claim_families.compute_legal_interest,
    "contractual_late_interest": claim_families.compute_contractual_interest,
    "default_indemnity": claim_families.compute_default_indemnity,
    "payment_allocation": payment_families.compute_allocation,
    "time_bar": payment_families.compute_time_bar,
    "repayment_plan": payment_families.compute_plan,
    "overdraft_twelve_instalments": payment_families.compute_twelve_instalments,
    "wage_attachment": calendar_families.compute_wage_share,
    "deadline": calendar_families.compute_deadline,
    "ficp_timeline": payment_families.compute_ficp_timeline,
    "ficp_trigger": payment_families.compute_ficp_trigger,
    "statement_of_claim": claim_families.compute_statement,
    "account_attachment": calendar_families.compute_account_attachment,
    "interest_forfeiture": claim_families.compute_forfeiture,
    "incident_fee_cap": calendar_families.compute_incident_fees,
    "working_day": calendar_families.compute_working_days,
    "public_holidays": calendar_families.compute_public_holidays,
    "flat_recovery_indemnity": claim_families.compute_flat_indemnity,
}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `compute` on the command line."""
    parser = subparsers.add_parser("compute", help="figures and dates of the law, case by case, from a JSON file")
    _add_arguments(parser)
    parser.set_defaults(run=run)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="recouvrement compute")
    _add_arguments(parser)
    return run(parser.parse_args(arguments))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help='{"cases": [{"id", "family", "inputs"}, ...]}; - reads standard input'
    )
    parser.add_argument("--explain", action="store_true", help="print each case in French words instead of JSON")
    parser.add_argument("--parameters", type=Path, default=PARAMETERS, metavar="DIR", help="folder of the legal data")


def run(namespace: argparse.Namespace) -> int:
    """Print the results. Returns 0, or 2 when the file or the parameters cannot be read at all."""
    try:
        cases = _read_cases(_text_of(namespace.file))
        parameters = load_parameters(namespace.parameters)
    except (OSError, RecouvrementError) as error:
        print(f"recouvrement compute: {error}", file=sys.stderr)
        return 2
    results = [compute_case(case, parameters) for case in cases]
    if namespace.explain:
        print("\n\n".join(explain(case, result) for case, result in zip(cases, results, strict=True)))
    else:
        print(json.dumps({"results": results}, ensure_ascii=False, indent=1))
    return 0


def compute_case(case: object, parameters: LegalParameters) -> Result:
    """Compute one case; whatever is wrong with it becomes its `error`, and stops no other."""
    if not isinstance(case, dict):
        return {"id": None, "error": f"a case is an object with id, family and inputs, not {case!r}"}
    identifier = case.get("id")
    try:
        return {"id": identifier, "result": _result(case, parameters)}
    except (RecouvrementError, ValueError) as error:
        return {"id": identifier, "error": str(error)}
    except ArithmeticError:
        return {"id": identifier, "error": "a figure or a date is beyond what this program counts"}


def _result(case: Mapping[str, Any], parameters: LegalParameters) -> Result:
    family, table = case.get("family"), case.get("inputs")
    if not isinstance(family, str) or family not in FAMILIES:
        raise InvalidMessage(f"unknown family {family!r}")
    if not isinstance(table, dict):
        raise InvalidMessage(f"inputs: an object is due, not {table!r}")
    inputs = Inputs(table)
    result = FAMILIES[family](inputs, parameters)
    inputs.finish()
    return result | {"parameters_version": parameters.version}


def _text_of(file: str) -> str:
    return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")


def _read_cases(text: str) -> list[object]:
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InvalidMessage(f"the file is not JSON: {error}") from error
    if not isinstance(document, dict) or not isinstance(document.get("cases"), list):
        raise InvalidMessage('the file must hold {"cases": [...]}')
    cases: list[object] = document["cases"]
    return cases
