"""What a person owes at each stage of over-indebtedness or insolvency, and by when (domain §10.1, §10.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recouvrement.domain.case.money.claim import receipts
from recouvrement.domain.case.stops.freezes import Freeze, FreezeReason, InsolvencyStage, Stage, standing
from recouvrement.domain.case.stops.grace_periods import first_uncovered
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days, next_working_day
from recouvrement.domain.law.deadlines import insolvency_claim_declaration, insolvency_claim_declaration_abroad
from recouvrement.domain.money import total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recouvrement.domain.case.people.debtors import Debtor
    from recouvrement.domain.case.stops.freezes import Course
    from recouvrement.domain.case.stops.grace_periods import ScheduledPayment
    from recouvrement.domain.case.view import View


def tasks(view: View) -> Iterator[OwedTask]:
    if not view.case.is_open:
        return
    for debtor in view.case.debtors:
        course = standing(view.case.stops.freezes, view.case.stops.reviews, debtor.party_id)
        if course is not None and debtor.deceased_on is None:
            yield from _of_course(course, debtor, view)
    yield from _court_schedules(view)


def _of_course(course: Course, debtor: Debtor, view: View) -> Iterator[OwedTask]:
    rules = view.parameters.suspension
    if course.ended_on is not None:
        sentence = "La procédure est terminée : décider si et comment les démarches reprennent."
        due_on = add_working_days(course.ended_on, rules.desk_working_days)
        yield _task(TaskKind.REVIEW_FREEZE, course.last, due_on, sentence)
        return
    for stage in course.stages:
        yield from _of_stage(stage, view)
    yield from _measures(course, view)
    yield from _title(course, debtor, view)


def _of_stage(stage: Freeze, view: View) -> Iterator[OwedTask]:
    rules = view.parameters.suspension
    if stage.stage == Stage.ADMISSIBLE:
        declared_by = next_working_day(stage.on + timedelta(days=rules.over_indebtedness_claim_days))
        yield _task(
            TaskKind.DECLARE_CLAIM, stage, declared_by, "Déclarer la créance à la commission de surendettement."
        )
        appealed_by = next_working_day(stage.on + timedelta(days=rules.admissibility_appeal_days))
        yield _task(TaskKind.CONSIDER_APPEAL, stage, appealed_by, "Décider s’il faut contester la recevabilité.")
    elif stage.stage == Stage.LIABILITIES:
        contested_by = next_working_day(stage.on + timedelta(days=rules.liabilities_contest_days))
        sentence = "Vérifier le montant retenu à l’état du passif, le contester s’il est faux."
        yield _task(TaskKind.CHECK_LIABILITIES, stage, contested_by, sentence)
    elif stage.brings_measures:
        due_on = add_working_days(stage.on, rules.desk_working_days)
        yield _task(
            TaskKind.APPLY_MEASURES, stage, due_on, "Appliquer le nouvel échéancier et arrêter les prélèvements."
        )
    elif stage.stage == InsolvencyStage.OPENED:
        yield _task(TaskKind.DECLARE_CLAIM, stage, _declared_by(stage, view), "Déclarer la créance au mandataire.")
    elif stage.stage == InsolvencyStage.CLOSED:
        due_on = add_working_days(stage.on, rules.desk_working_days)
        sentence = "Liquidation clôturée pour insuffisance d’actif : proposer un passage en perte, voir les cautions."
        yield _task(TaskKind.DECIDE_AFTER_LIQUIDATION, stage, due_on, sentence)


def _declared_by(stage: Freeze, view: View) -> date:
    """Counted from the BODACC; from the judgment, which comes before, as long as the publication is not known."""
    start = stage.published_on or stage.on
    declaration = insolvency_claim_declaration_abroad if stage.is_abroad else insolvency_claim_declaration
    return declaration(start, view.parameters).last_day


def _measures(course: Course, view: View) -> Iterator[OwedTask]:
    """A payment of the measures that does not come: they lapse only after a formal notice (domain §10.1)."""
    measures = course.measures
    if measures is None:
        return
    due_on = _uncovered(measures.schedule, measures.starts_on or measures.on, view)
    if due_on is not None:
        sentence = f"L’échéance du {due_on:%d/%m/%Y} des mesures n’est pas payée : mettre en demeure de l’exécuter."
        about = f"{measures.party_id}:{due_on}"
        yield _after_grace(OwedTask(TaskKind.GIVE_NOTICE_OF_MEASURES, about, due_on, due_on, sentence), view)


def _title(course: Course, debtor: Debtor, view: View) -> Iterator[OwedTask]:
    """The bank may, and must, still sue him for an order that it will not enforce (domain §10.1)."""
    last = view.last_day_to_sue
    is_sued = view.case.handover is not None and debtor.party_id in view.case.handover.parties
    if course.reason is not FreezeReason.OVER_INDEBTEDNESS or last is None or is_sued:
        return
    near = last - timedelta(days=view.rules.small_sum_bar_days)
    due_on = last - timedelta(days=view.parameters.time_limits.service_margin_days)
    sentence = "La forclusion approche : obtenir un titre contre ce débiteur, sans l’exécuter."
    yield OwedTask(TaskKind.SUE_FOR_TITLE, f"{debtor.party_id}:{last}", near, due_on, sentence, debtor.party_id)


def _court_schedules(view: View) -> Iterator[OwedTask]:
    for grace in view.case.stops.grace_periods:
        due_on = _uncovered(grace.schedule, grace.granted_on, view)
        if due_on is not None and grace.days.holds(view.today):
            sentence = f"L’échéance du {due_on:%d/%m/%Y} fixée par le juge n’est pas payée : décider de la suite."
            about = f"{grace.order_id}:{due_on}"
            yield _after_grace(OwedTask(TaskKind.FOLLOW_COURT_SCHEDULE, about, due_on, due_on, sentence), view)


def _uncovered(schedule: Iterable[ScheduledPayment], since: date, view: View) -> date | None:
    received = total(one.amount for one in receipts(view.case) if one.received_on >= since)
    return first_uncovered(schedule, received)


def _after_grace(task: OwedTask, view: View) -> OwedTask:
    """Owed once the days of grace after the payment's due date are over."""
    rules = view.parameters.suspension
    on = task.on + timedelta(days=rules.measures_grace_days)
    return replace(task, on=on, due_on=add_working_days(on, rules.desk_working_days))


def _task(kind: TaskKind, stage: Freeze, due_on: date, sentence: str) -> OwedTask:
    return OwedTask(kind, f"{stage.party_id}:{stage.on}", stage.on, due_on, sentence, stage.party_id)
