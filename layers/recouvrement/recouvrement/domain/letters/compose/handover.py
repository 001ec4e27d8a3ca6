"""L13: the file has gone to a bailiff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recouvrement.domain.errors import InvalidMessage, InvalidProcedure
from recouvrement.domain.letters.accelerations import HandoverLetter
from recouvrement.domain.letters.compose.figures import account_amounts, claim_lines
from recouvrement.domain.letters.compose.guarantors import accelerated_figures, addressee, fallen_due_figures
from recouvrement.domain.letters.compose.headings import addressed
from recouvrement.domain.letters.french import day, euros
from recouvrement.domain.letters.tables import AmountLine, Bailiff

if TYPE_CHECKING:
    from recouvrement.domain.case.handover.record import Handover
    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.money import Money


def handover(brief: Brief) -> HandoverLetter:
    """L13. Raises InvalidMessage when no file has been handed over, InvalidProcedure for a bailiff nobody knows."""
    file = brief.case.handover
    if file is None or file.handed_over_on is None:
        raise InvalidMessage("no file was handed over")
    lines, due = _claimed(brief)
    return HandoverLetter(
        **addressed(brief),
        bailiff=_bailiff(brief, file),
        lines=lines,
        total=euros(due),
        stated_on=day(brief.on),
        handed_over_on=day(file.handed_over_on),
        bailiff_reference=brief.case.case_id,
    )


def _claimed(brief: Brief) -> tuple[tuple[AmountLine, ...], Money]:
    """What this debtor owes today; on the judicial route what is not yet due waits for the judgment."""
    if brief.case.overdraft is not None:
        amounts = account_amounts(brief.case, brief.case.overdraft)
        return tuple(AmountLine(label, euros(amount)) for label, amount in amounts), brief.case.overdraft.excess
    if brief.case.accelerated_on is None or brief.case.owes_instalments(brief.debtor):
        fallen_due = fallen_due_figures(addressee(brief), brief.arrears.unpaid)
        return fallen_due.lines, fallen_due.due
    if brief.debtor.is_guarantor:
        figures = accelerated_figures(addressee(brief), brief.statement)
        return figures.lines, figures.due
    return claim_lines(brief.statement), brief.statement.total_due


def _bailiff(brief: Brief, file: Handover) -> Bailiff:
    partner = next((one for one in brief.desk.procedure.partners if one.partner_id == file.bailiff), None)
    if partner is None:
        raise InvalidProcedure(f"partners: {file.bailiff} is not there any more")
    return Bailiff(partner.name, ", ".join(partner.address), partner.phone, partner.email)
