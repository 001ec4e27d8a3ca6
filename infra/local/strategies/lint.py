"""All that is wrong with a strategy: by its text, then by what it leads to on each contract of its product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from infra.local.strategies.claims import dead_ends, out_of_order, skipped, too_early, unreached
from infra.local.strategies.contracts import contracts_of
from infra.local.strategies.exploration import Depth, Explored, explore
from infra.local.strategies.finding import Finding
from infra.local.strategies.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from recouvrement.domain.procedure import Procedure

CLAIMS: Final[tuple[Callable[[Explored], Iterator[Finding]], ...]] = (skipped, out_of_order, dead_ends, too_early)


def lint(procedure: Procedure, depth: Depth) -> tuple[Finding, ...]:
    """Nothing: the strategy may be used. Of each thing wrong at a place, the shortest way there."""
    strategy, parameters = procedure.strategy, procedure.parameters
    found = [finding for rule in RULES for finding in rule(strategy, parameters)]
    explored = []
    for contract in contracts_of(strategy.product):
        lived = explore(contract, procedure, depth)
        if lived is None:
            found.append(Finding("[opening]", f"no case is opened on {contract.name}"))
        else:
            found += findings_of(lived)
            explored.append(lived)
    if depth is Depth.DISTURBED:
        found += unreached(strategy, explored)
    return tuple(found)


def findings_of(lived: Explored) -> tuple[Finding, ...]:
    return tuple(shortest for claim in CLAIMS for shortest in _shortest(claim(lived)))


def _shortest(findings: Iterator[Finding]) -> tuple[Finding, ...]:
    """One for each place and sentence."""
    by_sentence: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        known = by_sentence.setdefault((finding.place, finding.sentence), finding)
        if len(finding.facts) < len(known.facts):
            by_sentence[finding.place, finding.sentence] = finding
    return tuple(by_sentence.values())
