"""A dispute is acknowledged, then answered, within working days (domain §10.2). Fraud goes to its own desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.stops.disputes import resolution_of
from recouvrement.domain.case.stops.holds import HoldReason, hold_days
from recouvrement.domain.case.tasks.record import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.stops.disputes import Dispute, Resolution
    from recouvrement.domain.case.view import View


def tasks(view: View) -> Iterator[OwedTask]:
    """A dispute is answered even when the case has closed meanwhile."""
    for dispute in view.case.stops.disputes:
        found = resolution_of(dispute, view.case.stops.resolutions)
        if found is None:
            yield from _of_dispute(dispute, view)
        elif not found.facts:
            yield _unwritten(dispute, found, view)
    if view.case.is_open:
        yield from _frauds(view)


def _of_dispute(dispute: Dispute, view: View) -> Iterator[OwedTask]:
    rules = view.parameters.suspension
    for kind, days, sentence in (
        (
            TaskKind.ACKNOWLEDGE_DISPUTE,
            rules.dispute_acknowledge_working_days,
            "Accuser réception de la contestation, en rappelant le médiateur.",
        ),
        (
            TaskKind.ANSWER_DISPUTE,
            rules.dispute_answer_working_days,
            "Répondre à la contestation : ce qui a été vérifié, et la décision.",
        ),
    ):
        yield OwedTask(
            kind=kind,
            about=dispute.dispute_id,
            on=dispute.raised_on,
            due_on=add_working_days(dispute.raised_on, days),
            sentence=sentence,
            party_id=dispute.party_id,
        )


def _unwritten(dispute: Dispute, resolution: Resolution, view: View) -> OwedTask:
    """Decided without the words that the program would write (L17): a person writes them."""
    return OwedTask(
        kind=TaskKind.WRITE_ANSWER,
        about=dispute.dispute_id,
        on=resolution.on,
        due_on=add_working_days(dispute.raised_on, view.parameters.suspension.dispute_answer_working_days),
        sentence="La contestation est tranchée : écrire la réponse à son auteur.",
        party_id=dispute.party_id,
    )


def _frauds(view: View) -> Iterator[OwedTask]:
    for hold in view.case.stops.holds:
        days = hold_days(hold, view.case.stops.changes)
        if hold.reason is HoldReason.FRAUD and any(one.holds(view.today) for one in days):
            yield OwedTask(
                kind=TaskKind.SEE_FRAUD,
                about=hold.hold_id,
                on=hold.placed_on,
                due_on=add_working_days(hold.placed_on, view.parameters.suspension.desk_working_days),
                sentence="Fraude ou usurpation alléguée : le service spécialisé examine le dossier.",
                party_id=hold.party_id,
            )
