"""A partner's link: looking at the page costs nothing, asking for the file counts and is journalled (design §8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from recouvrement.messages.reports import Occasion, link_used
from recouvrement.usecases.sending_ports import Grant, grant_id_of

if TYPE_CHECKING:
    from recouvrement.usecases.ports import Evidence, Inbox
    from recouvrement.usecases.sending_ports import Grants

LINK_SECONDS: Final = 300  # design §8: five minutes at most
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{20,100}")


@dataclass(frozen=True, slots=True)
class Desk:
    grants: Grants
    evidence: Evidence
    inbox: Inbox


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, when (UTC), and from which network address."""

    token: str
    at: datetime
    address: str
    businessday: date | None


@dataclass(frozen=True, slots=True)
class Offered:
    grant: Grant


@dataclass(frozen=True, slots=True)
class Link:
    url: str


@dataclass(frozen=True, slots=True)
class Ended:
    """Revoked, too late, or used as often as it may be."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody was given that token."""


def look(visit: Visit, desk: Desk) -> Offered | Ended | Unknown:
    """Mail scanners open links: nothing is counted here."""
    grant = _known(visit, desk)
    if grant is None:
        return Unknown()
    return Offered(grant) if grant.is_usable(visit.at) else Ended()


def fetch(visit: Visit, desk: Desk) -> Link | Ended | Unknown:
    """Count a use, tell the case, and sign a link then and there. Raises Outage, before any link exists."""
    grant = _known(visit, desk)
    if grant is None:
        return Unknown()
    used = desk.grants.use(grant.grant_id, visit.at)
    if used is None:
        return Ended()
    cause = f"grant:{used.grant_id}:{used.uses}"
    occasion = Occasion("partner_access", cause, used.case_id, visit.at, visit.businessday)
    desk.inbox.send([link_used(occasion, used.grant_id, visit.address)])
    return Link(desk.evidence.link(used.key, LINK_SECONDS))


def _known(visit: Visit, desk: Desk) -> Grant | None:
    if _TOKEN.fullmatch(visit.token) is None:
        return None
    return desk.grants.grant(grant_id_of(visit.token))
