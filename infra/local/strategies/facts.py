"""What may happen to a case beside the passing of days: one disturbance begins, and may end, wherever it likes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from infra.local.strategies.lives import DECIDER, REQUESTER, told
from recouvrement.domain.case.commands.dialogue import ProposeMeasures
from recouvrement.domain.case.commands.overdraft import AnswerTwelveInstalments
from recouvrement.domain.case.commands.people import ChangeDebtor, InvalidateAddress, NotifyStage
from recouvrement.domain.case.commands.plans import AgreePlan, CancelPlan, Offer, ProposePlan
from recouvrement.domain.case.commands.stops import LiftHold, PlaceHold, RaiseDispute, ResolveDispute
from recouvrement.domain.case.overdraft.twelve_instalments import OfferAnswer
from recouvrement.domain.case.plans.record import PlanConditions, PlanInterest, Signature
from recouvrement.domain.case.plans.rules import in_force, signers
from recouvrement.domain.case.stops.disputes import Dispute, Outcome, Resolution
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.identifiers import ReceiptId
from recouvrement.domain.law.affordable_plan import Means
from recouvrement.domain.law.calendar import add_months
from recouvrement.domain.law.repayment_plan import PlanTerms
from recouvrement.domain.money import Money
from recouvrement.domain.position import Address, DebtorKind, Product, Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from infra.local.strategies.lives import Happened, Life
    from recouvrement.domain.case.commands import Command

_ELSEWHERE: Final = Address("9 avenue des Exemples", None, "69003", "Lyon", "FR")


@dataclass(frozen=True, slots=True)
class Disturbance:
    """`end` None: it ends by itself, or is no state that lasts. A command that is refused is no fact."""

    name: str
    begin: Callable[[Life], Iterator[Command]]
    end: tuple[str, Callable[[Life], Iterator[Command]]] | None = None


def disturbances(life: Life) -> Iterator[tuple[str, Life, tuple[Happened, ...]]]:
    """Each that may begin, or end, this evening: its name, what becomes of the case, what happened."""
    if not life.case.is_open:
        return
    if not life.is_spent:
        for one in _ALL:
            yield from _begun(one, life)
        yield "no act is approved any more", replace(life, is_refused=True, is_spent=True, disturbance="refused"), ()
        yield "the post reports nothing any more", replace(life, post_is_silent=True, is_spent=True), ()
    if life.is_refused:
        yield "acts are approved again", replace(life, is_refused=False, disturbance=None), ()
    for one in _ALL:
        if one.end is not None and life.disturbance == one.name:
            name, commands = one.end
            yield from _after(name, life, tuple(commands(life)), None)


def _begun(one: Disturbance, life: Life) -> Iterator[tuple[str, Life, tuple[Happened, ...]]]:
    commands = tuple(one.begin(life))
    if commands:
        lasting = None if one.end is None else one.name
        yield from _after(one.name, replace(life, is_spent=True), commands, lasting)


def _after(
    name: str, life: Life, commands: tuple[Command, ...], lasting: str | None
) -> Iterator[tuple[str, Life, tuple[Happened, ...]]]:
    version = life.case.version
    happened: tuple[Happened, ...] = ()
    for command in commands:
        life, more = told(_heard(life, command), command)
        happened += more
    if life.case.version > version and not any(type(one.event).__name__ == "CommandRefused" for one in happened):
        yield name, replace(life, disturbance=lasting), happened


def _heard(life: Life, command: Command) -> Life:
    """What the nightly position says as well from then on."""
    if isinstance(command, ChangeDebtor):
        return replace(life, parties=(command.party, *life.parties[1:]))
    return life


def _hold(life: Life) -> Iterator[Command]:
    yield PlaceHold(Hold("H-1", HoldReason.OTHER, life.today, None), DECIDER.name)


def _no_hold(life: Life) -> Iterator[Command]:
    yield LiftHold("H-1", life.today, life.today, DECIDER.name)


def _lost(life: Life) -> Iterator[Command]:
    yield InvalidateAddress(life.parties[0].party_id, life.today)


def _found(life: Life) -> Iterator[Command]:
    yield ChangeDebtor(replace(life.parties[0], address=_ELSEWHERE))


def _disputed(life: Life) -> Iterator[Command]:
    yield RaiseDispute(Dispute("D-1", life.today), DECIDER.name)


def _answered(life: Life) -> Iterator[Command]:
    yield ResolveDispute(Resolution("D-1", life.today, Outcome.REJECTED, "les comptes sont exacts"), DECIDER.name)


def _erased(life: Life) -> Iterator[Command]:
    if life.parties[0].kind in (DebtorKind.CONSUMER, DebtorKind.SOLE_TRADER):
        yield NotifyStage(
            Freeze(life.parties[0].party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.DISCHARGED, life.today)
        )


def _guarantor_disputes(life: Life) -> Iterator[Command]:
    for debtor in life.case.debtors:
        if debtor.is_guarantor:
            yield RaiseDispute(Dispute("D-1", life.today, party_id=debtor.party_id), DECIDER.name)


def _guarantor_erased(life: Life) -> Iterator[Command]:
    for debtor in life.case.debtors:
        if debtor.is_guarantor and debtor.is_consumer:
            yield NotifyStage(Freeze(debtor.party_id, FreezeReason.OVER_INDEBTEDNESS, Stage.DISCHARGED, life.today))


def _measures(life: Life) -> Iterator[Command]:
    if not life.case.dialogue.proposals:
        yield ProposeMeasures("M-1", (), life.today, REQUESTER)


def _plan_offered(life: Life) -> Iterator[Command]:
    offer = Offer(
        Means(Money("1850.00"), Money("1500.00")),
        add_months(life.today, 1),
        current_instalments_continue=True,
        interest=PlanInterest.KEPT,
    )
    yield ProposePlan("PLAN-1", offer, REQUESTER)


def _plan_withdrawn(life: Life) -> Iterator[Command]:
    yield CancelPlan("PLAN-1", life.today, DECIDER.name, "withdrawn")


def _plan_signed(life: Life) -> Iterator[Command]:
    """Nothing is paid under it: it is told late, then lapses."""
    if life.case.plans or in_force(life.case) is not None:
        return
    first = add_months(life.today, 1)
    terms = PlanTerms(life.view.outstanding, 12, first, first.day)
    signed = tuple(Signature(one.party_id, life.today, "key", "0" * 64) for one in signers(life.case))
    conditions = PlanConditions(terms, current_instalments_continue=True)
    yield AgreePlan("PLAN-1", conditions, life.today, DECIDER, REQUESTER, signed)


def _instalments_accepted(life: Life) -> Iterator[Command]:
    if life.case.terms.product is Product.CURRENT_ACCOUNT and life.case.twelve_instalments is None:
        yield AnswerTwelveInstalments(OfferAnswer.ACCEPTED, life.today)


def _instalments_refused(life: Life) -> Iterator[Command]:
    if life.case.terms.product is Product.CURRENT_ACCOUNT and life.case.twelve_instalments is None:
        yield AnswerTwelveInstalments(OfferAnswer.REFUSED, life.today)


def part_payment(life: Life) -> Life | None:
    """Half of what is overdue; the account of a nightly balance knows no receipt."""
    if life.is_spent or not life.case.is_open or life.case.overdraft is not None or not life.view.arrears.total:
        return None
    half = Money.from_cents(life.view.arrears.total.cents // 2)
    receipt = Receipt(ReceiptId("T-1"), life.today, half)
    return replace(life, money=(*life.money, receipt), is_spent=True)


_ALL: Final = (
    Disturbance("a hold is placed", _hold, ("the hold is lifted", _no_hold)),
    Disturbance("the first debtor's address is wrong", _lost, ("his address is found", _found)),
    Disturbance("the whole is disputed", _disputed, ("the dispute is answered", _answered)),
    Disturbance("the first debtor's debt is erased", _erased),
    Disturbance("the guarantor disputes", _guarantor_disputes, ("he is answered", _answered)),
    Disturbance("the guarantor's debt is erased", _guarantor_erased),
    Disturbance("measures are proposed", _measures),
    Disturbance("a plan is offered", _plan_offered, ("the offer is withdrawn", _plan_withdrawn)),
    Disturbance("a plan is signed, then not paid", _plan_signed),
    Disturbance("the twelve instalments are accepted", _instalments_accepted),
    Disturbance("the twelve instalments are refused", _instalments_refused),
)
