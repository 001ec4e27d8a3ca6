"""Where judiciary files are made and bailiffs are let in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.usecases.sending_ports import grant_id_of

if TYPE_CHECKING:
    from recouvrement.clock import Clock
    from recouvrement.usecases.judiciary_file import FileRoom
    from recouvrement.usecases.ports import Inbox, SendLedger
    from recouvrement.usecases.sending_ports import Grants, Mailer, TokenMaker


@dataclass(frozen=True, slots=True)
class Door:
    """How a bailiff comes in. `partner_url`: where the links that he is sent begin.

    `access` is the name of one link: that of the file, or of a renewal.
    """

    grants: Grants
    tokens: TokenMaker
    mailer: Mailer
    partner_url: str

    def grant_id(self, access: str) -> str:
        return grant_id_of(self.tokens.token(access))

    def link(self, access: str) -> str:
        return f"{self.partner_url.rstrip('/')}/access/{self.tokens.token(access)}"


@dataclass(frozen=True, slots=True)
class Chambers:
    """Everything that handing over takes."""

    room: FileRoom
    ledger: SendLedger
    door: Door
    inbox: Inbox
    clock: Clock


def access_name(file_id: str, renewal: int) -> str:
    """`renewal` 0: the link that came with the file. Each has a token of its own: a closed one never opens again."""
    return f"{file_id}.{renewal}" if renewal else file_id
