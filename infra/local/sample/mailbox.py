"""The e-mails that the emulated SES has taken: no AWS call shows them, they are read in moto itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.ses.models import ses_backends

from infra.local.identities import ACCOUNT
from infra.local.stacks import REGION

if TYPE_CHECKING:
    from collections.abc import Sequence


def texts_to(address: str, after: int) -> Sequence[str]:
    """Give the texts sent to that address, in order, the first `after` of them left out."""
    sent = ses_backends[ACCOUNT][REGION].sent_messages
    texts = [str(message.body) for message in sent if address in message.destinations["ToAddresses"]]
    return texts[after:]
