"""Facts heard on one day in any order, some of them twice, leave the same claim as in the order of their dates."""

import os
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from recouvrement.domain.case.commands.claim import RecordPayment, ReportPosition, ReversePayment
from recouvrement.domain.case.commands.enforcement import ReceiveAct
from recouvrement.domain.case.commands.people import NotifyStage
from recouvrement.domain.case.commands.stops import ExtendHold, LiftHold, PlaceHold, RaiseDispute, ResolveDispute
from recouvrement.domain.case.enforcement.measures import standing_measures
from recouvrement.domain.case.money.claim import arrears, outstanding, receipts, statement
from recouvrement.domain.case.stops.disputes import Dispute, Outcome, Resolution
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, Stage, courses
from recouvrement.domain.case.stops.holds import Hold, HoldReason
from recouvrement.domain.case.stops.stopped import disputes_on, stopped_days
from recouvrement.domain.case.time_bar.last_day import last_day_to_sue
from recouvrement.domain.identifiers import ReceiptId
from support import bailiff_acts as bailiff
from support.contracts import LEA, NOE, loan, receipt
from support.desk import ANNE
from support.products import BILL, MORTGAGE, OTHER_CREDIT, REVOLVING, ProductStory
from support.stories import FIRST, Story

EXAMPLES = 400 if os.environ.get("PROPERTIES") == "deep" else 25
BEGINNINGS = (date(2025, 9, 20), date(2025, 12, 20))  # reminded; with the bailiff
AGO = st.integers(0, 30)
NAME = st.sampled_from("ABC")


def paid(name, ago):
    return lambda today: RecordPayment(receipt(today - timedelta(days=ago), f"{40 + 7 * ord(name)}.10", name))


def lost(name, ago):
    return lambda today: ReversePayment(ReceiptId(name), today - timedelta(days=ago))


def held(name, ago, lasts):
    first = timedelta(days=ago)
    return lambda today: PlaceHold(
        Hold(name, HoldReason.OTHER, today - first, today - first + timedelta(days=lasts)), ANNE.name
    )


def freed(name, ago):
    return lambda today: LiftHold(name, today - timedelta(days=ago), today - timedelta(days=ago), ANNE.name)


def extended(name, ago):
    """What is decided of a hold on one day is one thing."""
    first = timedelta(days=ago)
    return lambda today: ExtendHold(name, today - first, today + timedelta(days=ago % 20), today - first, ANNE.name)


def staged(stage, ago, who):
    return lambda today: NotifyStage(Freeze(who, FreezeReason.OVER_INDEBTEDNESS, stage, today - timedelta(days=ago)))


def disputed(name, ago):
    return lambda today: RaiseDispute(Dispute(name, today - timedelta(days=ago), party_id=LEA.party_id), ANNE.name)


def answered(name, ago):
    return lambda today: ResolveDispute(Resolution(name, today - timedelta(days=ago), Outcome.REJECTED), ANNE.name)


def acted(kind, ago, who):
    return lambda today: ReceiveAct(bailiff.BY_NAME[kind](today - timedelta(days=ago), who))


FACT = st.one_of(
    NAME.map(lambda name: paid(name, ord(name))),  # a payment has one day, whatever is told
    st.builds(lost, NAME, AGO),
    st.builds(held, NAME, AGO, st.integers(0, 20)),
    st.builds(freed, NAME, AGO),
    st.builds(extended, NAME, AGO),
    NAME.map(lambda name: disputed(name, ord(name) % 30)),  # nor is a dispute raised twice, or answered twice
    NAME.map(lambda name: answered(name, ord(name) % 20)),
)
STAGE = st.builds(staged, st.sampled_from(list(Stage)), AGO, st.sampled_from((LEA.party_id, NOE.party_id)))
ACT = st.builds(acted, st.sampled_from(sorted(bailiff.BY_NAME)), AGO, st.sampled_from((LEA.party_id, NOE.party_id)))


def ends_with(on, facts, *, with_position, terms=None):
    """Claim, ledger, stopped days and the last day to sue, of a debt that hears those facts one after the other."""
    story = Story(parties=(LEA, NOE)) if terms is None else ProductStory(terms, (LEA, NOE))
    desk = story.until(on)
    for fact in facts:
        desk.tell(fact(desk.today))
    desk.as_of = desk.today
    if with_position:
        desk.tell(ReportPosition(loan(desk.today, FIRST, parties=(LEA, NOE))))
    case, parameters = desk.case, desk.procedure.parameters
    claim = None if case.accelerated_on is None else statement(case, desk.today, parameters)
    return (
        receipts(case),
        arrears(case, parameters),
        claim,
        outstanding(case, desk.today, parameters),
        stopped_days(case),
        disputes_on(case, desk.today),
        last_day_to_sue(case, desk.today, parameters),
        standing_measures(case.enforcement),
        case.is_open
        or bool(standing_measures(case.enforcement)),  # what is heard of first may close it, or wait for a release
        [courses(case.stops.freezes, party.party_id) for party in (LEA, NOE)],
        [debtor.accelerated_on for debtor in case.debtors],
    )


@settings(max_examples=EXAMPLES, derandomize=True, database=None)
@given(
    st.sampled_from(BEGINNINGS), st.lists(FACT | ACT | STAGE, min_size=1, max_size=9), st.randoms(use_true_random=False)
)
def test_the_order_of_the_facts_of_a_day_changes_nothing(on, facts, random: Random):
    is_with_bailiff = on == BEGINNINGS[1]
    told = [fact for fact in facts if is_with_bailiff or not isinstance(fact(on), ReceiveAct)]
    shuffled = [*told, *random.sample(told, k=len(told) // 2)]
    random.shuffle(shuffled)
    assert ends_with(on, told, with_position=False) == ends_with(on, shuffled, with_position=False)


@settings(max_examples=EXAMPLES // 2, derandomize=True, database=None)
@given(st.lists(FACT, min_size=1, max_size=6), st.integers(0, 6))
def test_the_night_may_be_heard_of_before_or_after_them(facts, place):
    """A position is a fact like the others: what it says of money is known once, wherever it comes from."""
    desk = Story(parties=(LEA, NOE)).until(BEGINNINGS[0])

    def night(today):
        return ReportPosition(loan(today, FIRST, parties=(LEA, NOE)))

    desk.as_of = desk.today
    moved = [*facts[:place], night, *facts[place:], night]
    assert ends_with(BEGINNINGS[0], moved, with_position=True) == ends_with(BEGINNINGS[0], facts, with_position=True)


@settings(max_examples=EXAMPLES // 2, derandomize=True, database=None)
@given(
    st.sampled_from((MORTGAGE, REVOLVING, OTHER_CREDIT, BILL)),
    st.sampled_from((BEGINNINGS[0], date(2026, 2, 20))),
    st.lists(FACT | STAGE, min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_nor_does_it_whatever_the_product(terms, on, facts, random: Random):
    shuffled = [*facts, *random.sample(facts, k=len(facts) // 2)]
    random.shuffle(shuffled)
    told, heard = (ends_with(on, each, with_position=False, terms=terms) for each in (facts, shuffled))
    assert told == heard


def test_two_payments_that_are_lost_are_lost_in_any_order():
    facts = [paid("A", 9), paid("B", 8), lost("A", 3), lost("B", 2)]
    ends = [
        ends_with(BEGINNINGS[0], [facts[place] for place in places], with_position=False)
        for places in ((0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1, 2))
    ]
    assert ends[0] == ends[1] == ends[2]
