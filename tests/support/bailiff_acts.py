"""Acts of a fictional bailiff, for stories: each has a reference of its own, made of its type and day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.enforcement import acts
from recouvrement.domain.case.enforcement.acts import (
    Award,
    AwardedRate,
    BailiffAct,
    CostBearer,
    Served,
    ServiceMode,
)
from recouvrement.domain.identifiers import ActReference, PartyId, ReceiptId
from recouvrement.domain.money import Money

if TYPE_CHECKING:
    from support.desk import Desk

LEA = PartyId("P-1")
NONE = Money("0.00")


def ref(kind: str, on: date) -> ActReference:
    return ActReference(f"{kind}-{on}")


def award(on: date, principal: str = "6895.00", interest: str = "0.00", costs: str = "0.00") -> Award:
    return Award(Money(principal), Money(interest), Money(costs), AwardedRate.CONTRACTUAL, on)


def granted(on: date, principal: str = "6895.00", refused: str = "0.00") -> BailiffAct:
    return acts.OrderGranted(ref("order", on), on, award(on, principal), Money(refused))


def judged(on: date, principal: str = "6895.00") -> BailiffAct:
    return acts.Judgment(ref("judgment", on), on, award(on, principal))


def served(
    on: date, who: PartyId = LEA, paper: Served = Served.ORDER, mode: ServiceMode = ServiceMode.PERSON
) -> BailiffAct:
    return acts.ServiceDone(ref(f"served-{who}", on), on, who, mode, paper)


def opposed(on: date, who: PartyId = LEA) -> BailiffAct:
    return acts.Opposition(ref("opposed", on), on, who)


def unopposed(on: date, who: PartyId = LEA) -> BailiffAct:
    return acts.NonOpposition(ref("unopposed", on), on, who)


def commanded(on: date, who: PartyId = LEA) -> BailiffAct:
    return acts.PaymentCommand(ref("command", on), on, who)


def wages(on: date, who: PartyId = LEA, net: str | None = "1450.00") -> BailiffAct:
    return acts.WageReport(ref("wages", on), on, who, None if net is None else Money(net), 0)


def attached(on: date, amount: str = "648.31", who: PartyId = LEA) -> BailiffAct:
    return acts.AccountAttachment(ref("attached", on), on, who, Money(amount))


def told_debtor(on: date, measure: BailiffAct, who: PartyId = LEA) -> BailiffAct:
    return acts.AttachmentNotice(ref("notice", on), on, who, measure.reference)


def released(on: date, measure: BailiffAct, who: PartyId = LEA) -> BailiffAct:
    return acts.MeasureRelease(ref("release", on), on, who, measure.reference)


def collected(on: date, gross: str, withheld: str = "0.00", name: str = "TR-1") -> BailiffAct:
    return acts.BailiffReceipt(ref(f"receipt-{name}", on), on, LEA, Money(gross), Money(withheld), ReceiptId(name))


def costs(on: date, amount: str, bearer: CostBearer = CostBearer.DEBTOR) -> BailiffAct:
    return acts.FeeNote(ref("costs", on), on, Money(amount), bearer)


def tell(desk: Desk, *told: BailiffAct) -> None:
    for act in told:
        desk.play(ReceiveAct(act))


BY_NAME: Final[dict[str, Callable[[date, PartyId], BailiffAct]]] = {
    "granted": lambda on, _: granted(on),
    "served": served,
    "opposed": opposed,
    "unopposed": unopposed,
    "attached": lambda on, who: attached(on, who=who),
    "collected": lambda on, _: collected(on, "150.00", "12.00", f"TR-{on}"),
    "costs": lambda on, _: costs(on, "84.20"),
}
"""Those of which a story needs the day and the debtor alone."""
