"""What each sentence about the commissaire de justice means: an act that he sends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.enforcement import acts
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.money import ZERO
from support.bailiff_acts import award, ref, served
from support.scenario_language import NotUnderstoodError

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from support.scenario_facts import Scenario
    from support.scenario_language import Line


def _granted(_: Scenario, line: Line) -> Command:
    on, principal, costs = line.day(), str(line.money(1)), str(line.money(2))
    order = acts.OrderGranted(ref("order", on), on, award(on, principal, costs=costs), ZERO)
    return ReceiveAct(order)


def _collected(scenario: Scenario, line: Line) -> Command:
    on, party = line.day(), scenario.person(line.filled[2])
    receipt_id = ReceiptId(f"T-{line.number}")
    return ReceiveAct(
        acts.BailiffReceipt(ref("receipt", on), on, party.party_id, line.money(1), line.money(3), receipt_id)
    )


def _released(scenario: Scenario, line: Line) -> Command:
    """Of what was attached that day, an account or wages."""
    attached = [one for one in scenario.lines if one.name in ("attached", "wages") and one.day() == line.day(1)]
    if not attached:
        raise NotUnderstoodError(f"aucune saisie du {line.day(1):%d/%m/%Y} n’est écrite plus haut")
    on, party = line.day(), scenario.person(line.filled[2])
    measure = ref(attached[0].name, line.day(1))
    return ReceiveAct(acts.MeasureRelease(ref("release", on), on, party.party_id, measure))


ACTS: Final[dict[str, Callable[[Scenario, Line], Command]]] = {
    "requested": lambda _, line: ReceiveAct(acts.OrderRequested(ref("requested", line.day()), line.day())),
    "granted": _granted,
    "served": lambda told, line: ReceiveAct(served(line.day(), told.person(line.filled[1]).party_id)),
    "summoned": lambda told, line: ReceiveAct(
        served(line.day(), told.person(line.filled[1]).party_id, acts.Served.SUMMONS)
    ),
    "attached": lambda told, line: ReceiveAct(
        acts.AccountAttachment(
            ref("attached", line.day()), line.day(), told.person(line.filled[2]).party_id, line.money(1)
        )
    ),
    "denounced": lambda told, line: ReceiveAct(
        acts.AttachmentNotice(
            ref("notice", line.day()), line.day(), told.person(line.filled[2]).party_id, ref("attached", line.day(1))
        )
    ),
    "certified": lambda told, line: ReceiveAct(
        acts.NoContestCertificate(
            ref("certified", line.day()), line.day(), told.person(line.filled[2]).party_id, ref("attached", line.day(1))
        )
    ),
    "commanded": lambda told, line: ReceiveAct(
        acts.PaymentCommand(ref("command", line.day()), line.day(), told.person(line.filled[1]).party_id)
    ),
    "wages": lambda told, line: ReceiveAct(
        acts.WageReport(ref("wages", line.day()), line.day(), told.person(line.filled[1]).party_id, line.money(2), 0)
    ),
    "released": _released,
    "collected": _collected,
}

__all__ = ["ACTS"]
