"""What sending and granting access ask of the world."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from recouvrement.domain.errors import Outage, RecouvrementError
from recouvrement.domain.identifiers import CaseId, LetterId

if TYPE_CHECKING:
    from recouvrement.domain.case.effects import RaiseAlert
    from recouvrement.domain.position import Party
    from recouvrement.messages.effects import EffectMessage


class NotSent(Outage):
    """Certainly not sent, and it may be tried again. Any other Outage of a sender leaves it in doubt."""


class Undeliverable(RecouvrementError):  # noqa: N818 - the domain's word
    """Certainly not sent, and trying again would change nothing."""


class SendState(StrEnum):
    """Of `LETTER#` and `FILE#`: reserved -> sending -> sent, failed or unknown; reserved -> expired."""

    RESERVED = "reserved"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Email:
    """`reference` stands in the text: a second copy is seen to be one."""

    to: str
    subject: str
    text: str
    reference: str


class Mailer(Protocol):
    def send(self, email: Email) -> str:
        """Give the mail service's own reference. Raises NotSent, Undeliverable, or Outage when in doubt."""


@dataclass(frozen=True, slots=True)
class PostalOrder:
    """What the printing house is asked: print the document under `key` and post it to whom its address block names."""

    case_id: CaseId
    letter_id: LetterId
    code: str
    is_registered: bool
    key: str  # in the evidence bucket
    sha256: str  # of the document: anything else must not be printed
    envelope: str  # orders with the same one share an envelope; a registered letter shares none
    released_on: date
    businessday: date | None


class PostalGateway(Protocol):
    def post(self, order: PostalOrder) -> str:
        """Give the reference under which it was ordered. Raises NotSent, or Outage when in doubt."""


class MessageTexts(Protocol):
    def email(self, code: str, to: Party, reference: str) -> Email:
        """Write the message of that code. Raises Undeliverable when the person has no address for it."""


class AlertBus(Protocol):
    def raise_alert(self, message: EffectMessage, alert: RaiseAlert) -> None:
        """Tell subscribers. Raises Outage."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A partner's access to one file. `grant_id` is the SHA-256 of his token; nothing secret is kept."""

    grant_id: str
    case_id: CaseId
    key: str  # in the evidence bucket
    not_after: datetime  # UTC
    max_uses: int
    uses: int = 0
    revoked_on: date | None = None
    deposits_until: datetime | None = None  # UTC; None: as long as the file may be downloaded

    def is_usable(self, at: datetime) -> bool:
        return self.revoked_on is None and at <= self.not_after and self.uses < self.max_uses

    def takes_acts(self, at: datetime) -> bool:
        """Acts come back long after the file was fetched: they take no use, and have a last day of their own."""
        return self.revoked_on is None and at <= (self.deposits_until or self.not_after)


def grant_id_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


class Grants(Protocol):
    def create(self, grant: Grant) -> None:
        """Keep it; one that exists already stays as it is, so that a retry changes nothing."""

    def grant(self, grant_id: str) -> Grant | None: ...

    def use(self, grant_id: str, at: datetime) -> Grant | None:
        """Count one use, if the grant is usable then, and give it as it is after; None: it is not."""

    def revoke(self, grant_id: str, on: date) -> None:
        """End it; an earlier revocation stays."""


class TokenMaker(Protocol):
    def token(self, file_id: str) -> str:
        """Give the partner's token for this file: always the same for the same file, guessed by nobody."""
