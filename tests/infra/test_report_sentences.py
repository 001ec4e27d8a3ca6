from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from fakes.case_material import LETTER_ID, PARTY, case, letter
from infra.local.report.alarm_words import ALARMS
from infra.local.report.dialogue_words import (
    CAUSES,
    CHANNELS,
    FLAGS,
    MEASURES,
    OUTCOMES,
    POSTURES,
    REPLIES,
    SUBJECTS,
)
from infra.local.report.people import Cast
from infra.local.report.sentences import document_key, is_mechanism, sentence
from infra.local.report.words import TASKS, letter_title, step_name
from recouvrement.domain.case.alarms import CaseAlarm
from recouvrement.domain.case.dialogue.record import (
    Contact,
    ContactOutcome,
    Correspondence,
    DelayCause,
    Flag,
    FlagKind,
    InboundChannel,
    InboundSubject,
    Measure,
    PostureChoice,
    Promise,
    Proposal,
    ProposalAnswer,
    Reply,
)
from recouvrement.domain.case.enforcement.acts import Served, ServiceDone, ServiceMode
from recouvrement.domain.case.enforcement.record import JudicialProcedure
from recouvrement.domain.case.events import Event
from recouvrement.domain.case.events.claim import (
    CaseClosed,
    CaseOpened,
    PositionChanged,
    ReceiptBooked,
    ReceiptReversed,
)
from recouvrement.domain.case.events.dialogue import (
    ContactLogged,
    CorrespondenceAnswered,
    CorrespondenceReceived,
    MeasuresProposed,
    PostureChanged,
    PromiseMade,
    ProposalAnswered,
    VulnerabilityDeclared,
)
from recouvrement.domain.case.events.endings import CaseReopened, ReopenReason, TimeBarDecided
from recouvrement.domain.case.events.enforcement import (
    ActReceived,
    BailiffTold,
    EnforcementOpened,
    EnforcementStopped,
    GrantRenewed,
    GrantRevoked,
    ProcedureChosen,
    Subject,
)
from recouvrement.domain.case.events.ficp import (
    FicpDeclarationExpired,
    FicpDeclarationPrepared,
    FicpDeclared,
    FicpIncidentSolved,
    FicpLifted,
    FicpLiftingPrepared,
)
from recouvrement.domain.case.events.letters import (
    LetterCrossed,
    LetterDelivered,
    LetterExpired,
    LetterReleased,
    LetterRequested,
    LetterSent,
    LetterWithdrawn,
    SendFailed,
    SendInDoubt,
)
from recouvrement.domain.case.events.money import (
    BalanceWaived,
    DebitRepresented,
    OverpaymentMoved,
    OverpaymentRefunded,
    PaymentAttached,
    PaymentReturned,
    PaymentUnidentified,
)
from recouvrement.domain.case.events.overdraft import (
    AccountClosed,
    LimitEnded,
    LimitEndingDecided,
    OverrunEnded,
    TwelveInstalmentsAccepted,
    TwelveInstalmentsBreached,
    TwelveInstalmentsRefused,
)
from recouvrement.domain.case.events.people import (
    AccelerationSent,
    AddressInvalidated,
    CurePeriodOpened,
    DebtorAccelerated,
    DebtorChanged,
    DebtorDied,
    DebtorFrozen,
    DebtorUnfrozen,
    HoldLifted,
    HoldPlaced,
    NoticeExtinguished,
    NoticeGiven,
    SearchDecided,
)
from recouvrement.domain.case.events.plans import (
    AccelerationUndone,
    PlanAgreed,
    PlanCancelled,
    PlanKept,
    PlanLapsed,
    PlanProposed,
    PlanRestored,
    PlanSigned,
    PlanTookEffect,
)
from recouvrement.domain.case.events.procedure import (
    ActApproved,
    ActRefused,
    AlarmRaised,
    ApprovalAsked,
    CommandRefused,
    ExhibitFiled,
    ExhibitWaived,
    FileHandedOver,
    ForbearanceProposed,
    HandoverExpired,
    HandoverRecalled,
    HandoverReleased,
    HandoverWithdrawn,
    LinkUsed,
    StepCompleted,
    StepsUndone,
    StepWaived,
)
from recouvrement.domain.case.events.stops import (
    DisputeRaised,
    DisputeResolved,
    FeedAccepted,
    FreezeReviewed,
    GracePeriodGranted,
    HoldExtended,
)
from recouvrement.domain.case.events.tasks import TaskDone, TaskDropped, TaskOpened, TaskPostponed, TaskTaken
from recouvrement.domain.case.ficp.entries import FicpGround, FicpIncident
from recouvrement.domain.case.handover.record import Exhibit
from recouvrement.domain.case.letters.address_search import SearchDecision, SearchOutcome
from recouvrement.domain.case.letters.record import Channel, Delivery
from recouvrement.domain.case.overdraft.limit_ending import ShorterNotice
from recouvrement.domain.case.overdraft.twelve_instalments import OverdraftDue
from recouvrement.domain.case.plans.record import BankAgreement, Plan, PlanConditions, Signature
from recouvrement.domain.case.state import CloseReason, Phase, StrategyReference
from recouvrement.domain.case.steps.decisions import Act
from recouvrement.domain.case.stops.disputes import Dispute, Grievance, Outcome, Resolution
from recouvrement.domain.case.stops.freezes import FreezeReason
from recouvrement.domain.case.stops.grace_periods import GracePeriod
from recouvrement.domain.case.stops.holds import Hold, HoldChange, HoldReason
from recouvrement.domain.case.tasks.record import TaskKind
from recouvrement.domain.case.time_bar.decisions import BarDecision, BarOutcome
from recouvrement.domain.identifiers import ActReference, CaseId, ContractId, PersonName
from recouvrement.domain.law.delegation import Level
from recouvrement.domain.law.repayment_plan import PlanTerms
from recouvrement.domain.letters.parts import Posture
from recouvrement.domain.money import Money

ON = date(2026, 1, 5)
HELENE, INES = PersonName("Hélène Vauquelin"), PersonName("Inès Rocamaure")
SUM = Money("649.50")
CASE = case(letters=(letter(Channel.REGISTERED),))
CAST = Cast(CASE, {PARTY: "Mme Zoé Dupont & Fils <SARL>"})
DEBTOR = CASE.debtors[0]
RECEIPT = CASE.receipts[0]
HOLD = Hold("D-1", HoldReason.DISPUTE, ON, None)
SERVED = ServiceDone(ActReference("2026-0105"), ON, PARTY, ServiceMode.PERSON, Served.ORDER)
CONTACT = Contact("CALL-1", PARTY, datetime(2026, 1, 5, 9, 5, tzinfo=UTC), ContactOutcome.REACHED, DelayCause.FORGOTTEN)
ITEM = Correspondence("MAIL-1", PARTY, InboundChannel.EMAIL, InboundSubject.QUESTION, ON, date(2026, 1, 19))
OPENED = CaseOpened(
    case_id=CASE.case_id,
    contract_id=CASE.contract_id,
    on=ON,
    trigger="FIRST_UNPAID",
    terms=CASE.terms,
    regime=CASE.regime,
    route=CASE.route,
    debtors=CASE.debtors,
    principal_not_yet_due=CASE.principal_not_yet_due,
    instalments=CASE.instalments,
    receipts=CASE.receipts,
    overdraft=None,
    strategy=StrategyReference("consumer_loan", "1"),
    as_of=ON,
)
PLAN = Plan("PLAN-1", ON, INES, SUM, PlanConditions(PlanTerms(SUM, 3, ON, ON.day), current_instalments_continue=True))
EXAMPLES = [
    OPENED,
    PositionChanged(ON, CASE.instalments, CASE.receipts, Money("7000.00")),
    ReceiptBooked(RECEIPT),
    ReceiptReversed(RECEIPT.receipt_id, ON),
    CaseClosed(CloseReason.REGULARISED, ON),
    LetterRequested(LETTER_ID, "L01", "first", PARTY, 1, Channel.POST, SUM, Money("0.00"), ON),
    LetterReleased(LETTER_ID, ON, "a" * 64),
    LetterWithdrawn(LETTER_ID, "no longer wanted", ON),
    LetterSent(LETTER_ID, ON, "R-1"),
    LetterExpired(LETTER_ID),
    SendFailed(LETTER_ID, "refusé"),
    SendInDoubt(LETTER_ID, "sans réponse"),
    LetterDelivered(LETTER_ID, Delivery.PRESENTED, ON),
    LetterCrossed(LETTER_ID, ON),
    DebtorChanged(replace(DEBTOR, version=2)),
    AddressInvalidated(PARTY, ON),
    SearchDecided(PARTY, SearchDecision(SearchOutcome.SERVE, ON, None, HELENE), "Trois enquêtes sans résultat."),
    DebtorDied(PARTY, ON),
    DebtorFrozen(PARTY, FreezeReason.OVER_INDEBTEDNESS, "SURENDETTEMENT_DEPOT", ON),
    DebtorUnfrozen(PARTY, "FIN", ON),
    NoticeGiven(PARTY, LETTER_ID, SUM, 30, Money("0.00"), ON),
    AccelerationSent(PARTY, LETTER_ID, ON),
    CurePeriodOpened(PARTY, LETTER_ID, ON, date(2026, 2, 4)),
    DebtorAccelerated(PARTY, LETTER_ID, ON),
    NoticeExtinguished(ON),
    HoldPlaced(HOLD, INES),
    HoldLifted("D-1", INES, ON),
    HoldExtended(HoldChange("D-1", ON, date(2026, 2, 4), ON), INES),
    DisputeRaised(Dispute("D-2", ON, Grievance.FEES, PARTY, (3, 4), Money("12.00")), INES),
    DisputeResolved(Resolution("D-2", ON, Outcome.REJECTED), HELENE),
    GracePeriodGranted(GracePeriod("G-1", ON, date(2026, 7, 5))),
    FreezeReviewed(PARTY, ON, HELENE),
    FeedAccepted(ON, ON, HELENE, Level.SUPERVISOR, "Flux attendu demain."),
    StepCompleted("formal_notice", ON),
    StepWaived("second_reminder", ON, HELENE, "Déjà reçue au guichet."),
    ForbearanceProposed(LETTER_ID, ON),
    ExhibitFiled(Exhibit("J02", "key", "c" * 64)),
    ExhibitWaived(Exhibit("J04", waived_by=HELENE, reason="perdue")),
    ApprovalAsked(Act.ACCELERATION, (PARTY,), SUM, ON),
    ActApproved(Act.HANDOVER, (), SUM, ON, HELENE, INES, Level.SUPERVISOR),
    ActRefused(Act.HANDOVER, ON, HELENE, "Un règlement est proposé."),
    HandoverReleased("F-1", "etude-lumiere", (PARTY,), (), ON),
    HandoverWithdrawn("F-1", "no longer wanted", ON),
    HandoverExpired("F-1"),
    FileHandedOver("F-1", "d" * 64, "e" * 64, ON),
    HandoverRecalled("F-1", "the case is closed: paid", ON),
    LinkUsed("e" * 64, datetime(2026, 1, 5, 13, 5, tzinfo=UTC), "203.0.113.7"),
    TwelveInstalmentsAccepted((OverdraftDue(ON, SUM, Money("0.00")),), ON),
    TwelveInstalmentsRefused(ON),
    TwelveInstalmentsBreached(ON, ON),
    OverrunEnded(ON, ON),
    AccountClosed(ON),
    LimitEndingDecided(INES, INES, ShorterNotice(45, "motif"), ON),
    LimitEnded(ON),
    FicpDeclarationPrepared(PARTY, FicpIncident(FicpGround.NOTICE, ON), SUM, ON),
    FicpDeclarationExpired(PARTY, ON),
    FicpDeclared(PARTY, "BDF-1", ON),
    FicpLiftingPrepared(PARTY, ON),
    FicpLifted(PARTY, "BDF-2", ON),
    FicpIncidentSolved(ON),
    DebitRepresented(ON, ON),
    PaymentUnidentified(RECEIPT, ON),
    BalanceWaived(SUM, ON),
    BalanceWaived(SUM, ON, HELENE, INES),
    PaymentAttached(RECEIPT.receipt_id, INES, ON),
    PaymentReturned(RECEIPT.receipt_id, INES, ON),
    OverpaymentRefunded(SUM, ON, HELENE, INES),
    OverpaymentMoved(SUM, ContractId("LOAN-2"), ON, "MAIL-1", ON, HELENE, INES),
    ActReceived(SERVED, "cases/LOAN-1-01/acts/2026-0105.pdf", "f" * 64),
    ProcedureChosen(JudicialProcedure.SUMMONS, HELENE, "Le débiteur conteste.", ON),
    EnforcementOpened(PARTY, ON, ON),
    EnforcementStopped(PARTY, "OPPOSITION_FILED", ON),
    BailiffTold("payment:R-1", Subject.PAYMENT, "R-1", ON, ON, SUM),
    GrantRevoked(HELENE, "Étude fermée.", ON),
    GrantRenewed(1, HELENE, "Accès expiré.", ON),
    AlarmRaised(CaseAlarm.TIME_BAR_NEAR, "key", "60 days left", ON),
    ContactLogged(CONTACT, INES, "Souhaite étaler l’arriéré."),
    CorrespondenceReceived(ITEM, ""),
    CorrespondenceAnswered("MAIL-1", Reply.CLOSED, ON, INES, "simple copie"),
    PromiseMade(Promise("PROMISE-1", PARTY, SUM, ON, date(2026, 1, 20)), INES),
    PostureChanged(PostureChoice(Posture.FIRM, HELENE, ON, date(2026, 3, 1)), "Deux rendez-vous manqués."),
    VulnerabilityDeclared(Flag(FlagKind.UNEMPLOYMENT, PARTY, ON, date(2026, 7, 4)), INES),
    MeasuresProposed(Proposal("PROPOSAL-1", (Measure.DEFERRAL, Measure.LOWER_RATE), ON, date(2026, 1, 26)), INES),
    ProposalAnswered("PROPOSAL-1", ProposalAnswer.REFUSED, ON, INES),
    TaskOpened("find_address:P-1", TaskKind.FIND_ADDRESS, ON, "Rechercher la nouvelle adresse.", ON, PARTY),
    TaskTaken("find_address:P-1", INES, HELENE, ON),
    TaskPostponed("find_address:P-1", date(2026, 1, 9), INES, "la mairie répond sous huit jours"),
    TaskDone("find_address:P-1", ON, INES, "Adresse confirmée par la mairie."),
    TaskDropped("find_address:P-1", "le dossier est clos", ON),
    PlanProposed(PLAN),
    PlanSigned("PLAN-1", Signature(PARTY, ON, "signatures/PLAN-1.pdf", "f" * 64)),
    PlanAgreed("PLAN-1", PLAN.conditions, BankAgreement(ON, HELENE, INES, Level.SUPERVISOR)),
    PlanTookEffect("PLAN-1", ON),
    PlanKept("PLAN-1", ON),
    PlanLapsed("PLAN-1", ON, ON, SUM),
    PlanRestored("PLAN-1", ON),
    PlanCancelled("PLAN-1", ON, INES, "Le client demande un autre échéancier."),
    AccelerationUndone("PLAN-1", ON),
    StepsUndone(("formal_notice",), ON),
    CaseReopened(ReopenReason.COLLECTED_AGAIN, ON, HELENE, "Un nouvel employeur est connu."),
    TimeBarDecided(BarDecision(BarOutcome.SUE, ON, ON, ON, HELENE, "Assignation prête.")),
    CommandRefused("ApproveAct", "same_person", "cannot approve his own request"),
]


def test_there_is_an_example_of_every_event():
    every = {kind for union in get_args(Event) for kind in (get_args(union) or (union,))}
    assert {type(example) for example in EXAMPLES} == every


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: type(event).__name__)
def test_every_event_is_told_in_a_sentence(event):
    told = sentence(event, CAST)
    assert told[0].isupper()
    assert told.endswith(".")
    assert "_" not in told.replace("same_person", "")


def told(kind):
    return sentence(next(example for example in EXAMPLES if isinstance(example, kind)), CAST).replace("\u00a0", " ")


def test_a_letter_says_how_it_left_and_to_whom():
    person = "Mme Zoé Dupont & Fils <SARL> (P-1)"
    assert told(LetterSent) == f"Envoi en recommandé : Information de premier impayé (L01), à {person}."


def test_an_erased_person_keeps_only_an_identifier():
    assert sentence(DebtorDied(PARTY, ON), Cast(CASE, {})).startswith("Décès de P-1 le 5\u00a0janvier 2026")


def test_money_is_told_with_its_day():
    assert told(ReceiptBooked) == "Paiement de 50,00 € reçu le 20 décembre 2025."


def test_an_approval_that_names_nobody_is_for_everybody():
    assert "pour tous les débiteurs (créance de 649,50 €)" in told(ActApproved)


def test_the_bailiff_is_seen_at_the_hour_of_paris():
    assert told(LinkUsed) == "Le commissaire de justice ouvre le dossier à 14 h 05, depuis 203.0.113.7."


def test_a_void_clause_is_told_at_the_opening():
    void = replace(OPENED, route="JUDICIAL_TERMINATION", terms=replace(CASE.terms, clause_cure_days=8))
    assert "8 jours : seul le juge pourra mettre fin au prêt" in sentence(void, CAST)
    assert "juge" not in sentence(OPENED, CAST)


def test_only_letters_and_judiciary_files_that_left_have_a_document():
    keys = {type(event).__name__: document_key(event, CaseId("LOAN-1-01")) for event in EXAMPLES}
    assert {kind: key for kind, key in keys.items() if key} == {
        "LetterSent": f"cases/LOAN-1-01/letters/{LETTER_ID}.docx",
        "FileHandedOver": "cases/LOAN-1-01/judiciary/F-1.zip",
        "ActReceived": "cases/LOAN-1-01/acts/2026-0105.pdf",
    }


def test_money_and_balances_are_never_taken_for_workings_of_the_program():
    assert is_mechanism(PositionChanged(ON, instalments=CASE.instalments))
    assert not is_mechanism(PositionChanged(ON, receipts=CASE.receipts))
    assert not is_mechanism(LetterSent(LETTER_ID, ON, "R-1"))


def test_a_name_that_nobody_translated_is_shown_as_it_is():
    assert (step_name("new_step"), letter_title("M09")) == ("new_step", "Message (M09)")


@pytest.mark.parametrize("kind", CaseAlarm)
def test_every_alarm_has_a_name_in_french(kind):
    assert sentence(AlarmRaised(kind, "key", "look at it", ON), CAST).startswith(f"Alerte : {ALARMS[kind]}")


def test_missing_pieces_are_named():
    alarm = AlarmRaised(CaseAlarm.EXHIBITS_MISSING, "exhibits:J02, J04", "lacks J02, J04", ON)
    assert sentence(alarm, CAST) == "Alerte : pièces manquantes au dossier (J02, J04)."
    assert told(ExhibitWaived).startswith("Pièce J04 (Fiche d’informations précontractuelles (FIPEN)")


def test_every_phase_has_a_name_and_a_colour():
    from infra.local.report.chart import COLOURS  # noqa: PLC0415
    from infra.local.report.words import PHASES  # noqa: PLC0415

    assert set(PHASES) == set(COLOURS) == set(Phase)


def test_a_call_says_what_came_of_it_and_why_he_is_late():
    person = "Mme Zoé Dupont & Fils <SARL> (P-1)"
    said = "joint, un oubli : Souhaite étaler l’arriéré."
    assert told(ContactLogged) == f"Appel de Inès Rocamaure à {person} le 5 janvier 2026 à 09 h 05 : {said}"


@pytest.mark.parametrize("names", [OUTCOMES, CAUSES, CHANNELS, SUBJECTS, REPLIES, POSTURES, FLAGS, MEASURES])
def test_every_word_of_the_dialogue_has_a_french_name(names):
    assert set(names) == set(type(next(iter(names))))


def test_every_kind_of_task_has_a_french_name():
    assert set(TASKS) == set(TaskKind)


def test_a_task_says_by_when_and_for_whom():
    person = "Mme Zoé Dupont & Fils <SARL> (P-1)"
    assert told(TaskOpened) == f"À faire avant le 5 janvier 2026 ({person}) : Rechercher la nouvelle adresse."
    assert told(TaskTaken).endswith(", confiée par Hélène Vauquelin.")
