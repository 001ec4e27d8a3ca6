"""L04: one to each borrower before an incident is declared to the Banque de France (order of 26 October 2010)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from recouvrement.domain.case.ficp.entries import FicpGround
from recouvrement.domain.case.ficp.rules import incident
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.ficp import ficp_timeline
from recouvrement.domain.letters.catalogue import LetterCode
from recouvrement.domain.letters.compose.headings import addressed, demanding
from recouvrement.domain.letters.compose.people import name_without_civility
from recouvrement.domain.letters.french import day, euros, short_day
from recouvrement.domain.letters.information import (
    ComparedInstalment,
    FicpIdentity,
    FicpTransmissionLetter,
    FicpWarningLetter,
    InstalmentTest,
    NoticeTest,
)

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.position import Party


_REASONS: Final = {
    FicpGround.TWO_INSTALMENTS: ("F1", "total impayé au moins égal au montant des deux dernières échéances"),
    FicpGround.NOTICE: ("F2", "sommes impayées plus de soixante jours après une mise en demeure"),
    FicpGround.ACCELERATION: ("F3", "mise en demeure restée sans effet, préalable à la déchéance du terme"),
    FicpGround.SUIT: ("F4", "action en justice engagée après une mise en demeure restée sans effet"),
}
"""The codes are the bank's own, not those of the Banque de France."""


def ficp_warning(brief: Brief) -> FicpWarningLetter:
    """L04. It leaves on the day it is written, so its window runs from that day (C-12)."""
    found = incident(brief.view, brief.debtor)
    if found is None:
        raise InvalidMessage("no incident of the order of 26 October 2010 is found")
    window = ficp_timeline(brief.on, brief.parameters)
    code, reason = _REASONS[found.ground]
    return FicpWarningLetter(
        **demanding(brief),
        identity=_identity(brief.people.addressee),
        reason_code=code,
        reason=reason,
        incident_on=day(found.on),
        instalment_test=_compared(brief, found.on) if found.ground is FicpGround.TWO_INSTALMENTS else None,
        notice_test=_noticed(brief, found.on) if found.ground is FicpGround.NOTICE else None,
        arrears=euros(brief.arrears.total),
        arrears_on=day(brief.position_on),
        window_ends_on=day(window.cure_last_day),
        declared_from=day(window.declaration_from),
    )


def ficp_transmission(brief: Brief) -> FicpTransmissionLetter:
    """L12. Raises InvalidMessage when he was not declared, or not informed before."""
    entry, warned = brief.debtor.ficp, brief.sent_before(LetterCode.L04)
    if entry is None or entry.declared_on is None or not warned or warned[-1].sent_on is None:
        raise InvalidMessage("this debtor was not informed and declared")
    code, reason = _REASONS[entry.incident.ground]
    return FicpTransmissionLetter(
        **addressed(brief),
        identity=_identity(brief.people.addressee),
        reason_code=code,
        reason=reason,
        incident_on=day(entry.incident.on),
        warned_on=day(warned[-1].sent_on),
        declared_on=day(entry.declared_on),
    )


def _identity(party: Party) -> FicpIdentity:
    if party.born_on is None or not party.birth_place:
        raise InvalidMessage("the date or the place of birth is missing: the letter must give both")
    return FicpIdentity(name_without_civility(party), day(party.born_on), party.birth_place)


def _compared(brief: Brief, on: date) -> InstalmentTest:
    two = [one for one in brief.case.instalments if one.due_on <= on][-2:]
    rows = tuple(ComparedInstalment(short_day(one.due_on), euros(one.amount)) for one in two)
    return InstalmentTest(rows, euros(two[0].amount + two[1].amount))


def _noticed(brief: Brief, sixty_days_ended_on: date) -> NoticeTest:
    rules = brief.parameters.ficp
    notice_on = sixty_days_ended_on - timedelta(days=rules.no_schedule_days)
    return NoticeTest(day(notice_on), day(sixty_days_ended_on), euros(rules.no_schedule_threshold))
