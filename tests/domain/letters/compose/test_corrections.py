from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recouvrement.domain.case.commands.claim import RecordPayment
from recouvrement.domain.case.commands.day import ReachDay, Slot
from recouvrement.domain.case.commands.letters import ReportSent, ReportWritten
from recouvrement.domain.case.commands.stops import PlaceHold
from recouvrement.domain.case.effects import WriteLetter
from recouvrement.domain.case.letters.record import Letter
from recouvrement.domain.case.state import Case, CloseReason
from recouvrement.domain.case.stops.holds import Hold, HoldReason, lifted
from recouvrement.domain.case.stops.record import Stops
from recouvrement.domain.identifiers import LetterId, PersonName
from recouvrement.domain.letters.answers import CorrectionLetter
from recouvrement.domain.letters.compose.by_code import compose
from recouvrement.domain.money import Money
from support.contracts import LEA, receipt
from support.correspondence import asked, composed, people, printed, writing_desk
from support.desk import Desk
from support.stories import Story

NOTICE_DAY = date(2025, 10, 16)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """One borrower, a notice on 16 October 2025, an acceleration in November."""
    return Story().until(date(2026, 1, 15))


def correction(desk: Desk, crossed: Letter, case: Case, amount: str = "649.50") -> CorrectionLetter:
    """L18 on the next day, for a letter that left and was not to leave."""
    apology = replace(
        crossed,
        letter_id=LetterId("apology"),
        code="L18",
        step=f"apology:{crossed.letter_id}",
        amount=Money(amount),
        requested_on=crossed.requested_on + timedelta(days=1),
    )
    known = replace(case, letters=tuple(crossed if one.letter_id == crossed.letter_id else one for one in case.letters))
    document = compose(apology, known, people(crossed, (LEA,)), writing_desk(desk))
    assert isinstance(document, CorrectionLetter)
    return document


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_payment_that_crossed_the_notice_and_settled_all_leaves_nothing_to_pay(desk: Desk) -> None:
    crossed, case = asked(desk, "L10")
    paid = replace(
        case,
        receipts=(*case.receipts, receipt(NOTICE_DAY, "649.50")),
        closed_on=date(2025, 10, 17),
        close_reason=CloseReason.REGULARISED,
    )
    document = correction(desk, crossed, paid, "0.00")

    assert document.withdrawn.code == "L10"
    assert plain(document.withdrawn.written_on) == "16 octobre 2025"
    assert plain(document.reason) == "Votre paiement du 16 octobre 2025 et notre lettre se sont croisés."
    assert plain(document.consequence) == "Vous n’avez rien à payer : l’arriéré est réglé."
    assert plain(document.position[0].amount) == "0,00 €"


def test_a_part_payment_that_crossed_a_void_notice_announces_another_letter() -> None:
    story = Story()
    desk = story.until(NOTICE_DAY - timedelta(days=1))
    desk.today, desk.as_of = NOTICE_DAY, NOTICE_DAY - timedelta(days=1)
    (effect,) = [one for one in desk.tell(ReachDay(Slot.MORNING)) if isinstance(one, WriteLetter)]
    desk.tell(ReportWritten(effect.letter_id, "a" * 64))
    desk.tell(RecordPayment(receipt(NOTICE_DAY, "100.00", "T-part")))
    desk.tell(ReportSent(effect.letter_id, NOTICE_DAY, "ref"))
    story.receipts.append(receipt(NOTICE_DAY, "100.00", "T-part"))
    text = printed(story.until(NOTICE_DAY + timedelta(days=1)), (LEA,), "L18")

    assert "Votre paiement du 16 octobre 2025 et notre lettre se sont croisés." in text
    assert "Somme restant due au titre du contrat\n549,50 €" in text
    assert "Le courrier du 16 octobre 2025 est retiré : il n’ouvre aucun délai." in text
    assert "Si une somme reste due, un autre courrier vous parviendra." in text


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (HoldReason.DISPUTE, "Votre contestation et notre lettre se sont croisées"),
        (HoldReason.VULNERABILITY, "alors que nos démarches étaient suspendues"),
    ],
)
def test_a_hold_that_crossed_the_notice_is_its_reason(desk: Desk, reason: HoldReason, said: str) -> None:
    crossed, case = asked(desk, "L10")
    held = replace(case, stops=Stops(holds=(Hold("H-1", reason, NOTICE_DAY, None),)))
    document = correction(desk, replace(crossed, is_void=True), held)

    assert said in document.reason
    assert "il n’ouvre aucun délai" in document.consequence
    assert "Si une somme reste due" in document.consequence


def test_a_hold_of_long_before_is_no_reason(desk: Desk) -> None:
    crossed, case = asked(desk, "L10")
    hold, lift = Hold("H-1", HoldReason.DISPUTE, date(2025, 9, 1), None), date(2025, 9, 8)
    told = Stops(holds=(hold,), changes=(lifted("H-1", lift, lift),))
    document = correction(desk, crossed, replace(case, stops=told))

    assert "contestation" not in document.reason
    assert plain(document.reason).endswith("de ne plus l’envoyer : c’est une erreur de notre part.")
    assert "Ne tenez pas compte de ce courrier" in document.consequence


def test_a_sum_that_changed_is_the_reason(desk: Desk) -> None:
    crossed, case = asked(desk, "L10")
    document = correction(desk, replace(crossed, amount=Money("433.00")), case)

    assert document.reason.startswith("La somme demandée avait changé")


def test_a_payment_that_bounced_is_the_reason(desk: Desk) -> None:
    crossed, case = asked(desk, "L10")
    counted = replace(crossed, received=crossed.received + Money("216.50"))
    document = correction(desk, counted, case)

    assert document.reason.startswith("Un paiement que nous avions compté a été rejeté")


def test_an_acceleration_that_left_for_nothing_has_no_effect(desk: Desk) -> None:
    crossed, case = asked(desk, "L11")
    document = correction(desk, replace(crossed, is_void=True), case, "866.00")

    assert plain(document.consequence) == (
        "Le courrier du 19 novembre 2025 est retiré : il n’ouvre aucun délai. "
        "La déchéance du terme qu’il annonçait n’a aucun effet. "
        "Si une somme reste due, un autre courrier vous parviendra."
    )


def test_an_acceleration_crossed_by_the_payment_of_the_arrears_has_no_effect(desk: Desk) -> None:
    crossed, case = asked(desk, "L11")
    paid = replace(
        case,
        receipts=(*case.receipts, receipt(date(2025, 11, 19), "866.00")),
        closed_on=date(2025, 11, 20),
        close_reason=CloseReason.REGULARISED,
    )
    document = correction(desk, crossed, paid, "0.00")

    assert plain(document.consequence) == (
        "La déchéance du terme qu’il annonçait n’a aucun effet. Vous n’avez rien à payer : l’arriéré est réglé."
    )


def test_an_accelerated_claim_paid_whole_is_said_settled_as_a_debt(desk: Desk) -> None:
    crossed, case = asked(desk, "L13")
    paid = replace(
        case,
        receipts=(*case.receipts, receipt(date(2025, 12, 8), "8000.00")),
        closed_on=date(2025, 12, 9),
        close_reason=CloseReason.PAID,
    )
    document = correction(desk, crossed, paid, "0.00")

    assert plain(document.consequence) == "Vous n’avez rien à payer : la dette est réglée."


def test_a_message_that_left_though_it_was_taken_back_can_be_put_right(desk: Desk) -> None:
    crossed, case = asked(desk, "L10")
    document = correction(desk, replace(crossed, code="M01"), case)

    assert (document.withdrawn.code, document.withdrawn.title) == ("M01", "Message électronique")


def test_a_dispute_told_to_the_desk_reaches_the_letter() -> None:
    story = Story()
    desk = story.until(NOTICE_DAY - timedelta(days=1))
    desk.today, desk.as_of = NOTICE_DAY, NOTICE_DAY - timedelta(days=1)
    (effect,) = [one for one in desk.tell(ReachDay(Slot.MORNING)) if isinstance(one, WriteLetter)]
    desk.tell(ReportWritten(effect.letter_id, "a" * 64))
    desk.tell(PlaceHold(Hold("H-1", HoldReason.DISPUTE, NOTICE_DAY, None), PersonName("Anne Supervision")))
    desk.tell(ReportSent(effect.letter_id, NOTICE_DAY, "ref"))
    document = composed(story.until(NOTICE_DAY + timedelta(days=1)), (LEA,), "L18")

    assert isinstance(document, CorrectionLetter)
    assert document.reason.startswith("Votre contestation et notre lettre se sont croisées")
    assert "il n’ouvre aucun délai" in document.consequence
