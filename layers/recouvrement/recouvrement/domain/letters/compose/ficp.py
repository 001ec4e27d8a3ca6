"""L04: one to each borrower before an incident is declared to the Banque de France (order of 26 October 2010)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.case.claim import receipts
from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.law.ficp import ficp_timeline, monthly_trigger, unscheduled_trigger
from recouvrement.domain.letters.compose.headings import demanding
from recouvrement.domain.letters.compose.people import name_without_civility
from recouvrement.domain.letters.french import day, euros, short_day
from recouvrement.domain.letters.information import ComparedInstalment, FicpIdentity, FicpWarningLetter, InstalmentTest

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.domain.letters.compose.brief import Brief
    from recouvrement.domain.position import Party


@dataclass(frozen=True, slots=True)
class _Incident:
    """`code` is the bank's own, not one of the Banque de France."""

    code: str
    reason: str
    on: date
    test: InstalmentTest | None


def ficp_warning(brief: Brief) -> FicpWarningLetter:
    """L04. It leaves on the day it is written, so its window runs from that day (C-12)."""
    incident = _incident(brief)
    window = ficp_timeline(brief.on, brief.parameters)
    return FicpWarningLetter(
        **demanding(brief),
        identity=_identity(brief.people.addressee),
        reason_code=incident.code,
        reason=incident.reason,
        incident_on=day(incident.on),
        instalment_test=incident.test,
        arrears=euros(brief.arrears.total),
        arrears_on=day(brief.position_on),
        window_ends_on=day(window.cure_last_day),
        declared_from=day(window.declaration_from),
    )


def _identity(party: Party) -> FicpIdentity:
    if party.born_on is None or not party.birth_place:
        raise InvalidMessage("the date or the place of birth is missing: the letter must give both")
    return FicpIdentity(name_without_civility(party), day(party.born_on), party.birth_place)


def _incident(brief: Brief) -> _Incident:
    """By the instalments where they reach the rule, else by the notice that stayed without effect."""
    found = _after_notice(brief) if brief.case.overdraft is not None else _by_instalments(brief) or _accelerating(brief)
    if found is None:
        raise InvalidMessage("no incident of the order of 26 October 2010 is found")
    return found


def _by_instalments(brief: Brief) -> _Incident | None:
    since = brief.arrears.oldest_unpaid_on
    tests = monthly_trigger(brief.case.instalments, receipts(brief.case), brief.on, brief.parameters).history
    floor = brief.parameters.ficp.minimum
    for test in tests:
        reached = test.threshold is not None and test.unpaid >= max(test.threshold, floor)
        if reached and since is not None and test.on >= since:
            reason = "total impayé au moins égal au montant des deux dernières échéances"
            return _Incident("F1", reason, test.on, _compared(brief, test.on))
    return None


def _compared(brief: Brief, on: date) -> InstalmentTest:
    two = [one for one in brief.case.instalments if one.due_on <= on][-2:]
    rows = tuple(ComparedInstalment(short_day(one.due_on), euros(one.amount)) for one in two)
    return InstalmentTest(rows, euros(two[0].amount + two[1].amount))


def _accelerating(brief: Brief) -> _Incident | None:
    """An acceleration after a notice without effect is an incident by itself: it is told before or with L11."""
    ended = [debtor.notice.cure_ends_on for debtor in brief.case.debtors if debtor.notice is not None]
    known = [one for one in ended if one is not None]
    if not known:
        return None
    return _Incident("F3", "mise en demeure restée sans effet, préalable à la déchéance du terme", max(known), None)


def _after_notice(brief: Brief) -> _Incident | None:
    sent = [debtor.notice.sent_on for debtor in brief.case.debtors if debtor.notice is not None]
    if not sent:
        return None
    found = unscheduled_trigger(min(sent), brief.arrears.total, brief.on, brief.parameters)
    reason = "sommes impayées plus de soixante jours après une mise en demeure"
    return _Incident("F2", reason, found.sixty_day_end, None) if found.is_trigger else None
