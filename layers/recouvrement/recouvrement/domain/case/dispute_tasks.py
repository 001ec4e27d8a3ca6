"""A dispute is acknowledged, then answered, within working days (domain §10.2). Fraud goes to its own desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.case.holds import HoldReason, hold_days
from recouvrement.domain.case.tasks import OwedTask, TaskKind
from recouvrement.domain.law.calendar import add_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recouvrement.domain.case.disputes import Dispute
    from recouvrement.domain.case.view import View


def tasks(view: View) -> Iterator[OwedTask]:
    """A dispute is answered even when the case has closed meanwhile."""
    answered = {one.dispute_id for one in view.case.stops.resolutions}
    for dispute in view.case.stops.disputes:
        if dispute.dispute_id not in answered:
            yield from _of_dispute(dispute, view)
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
