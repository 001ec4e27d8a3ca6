"""How the feed's adapters call AWS: short time-outs, and a neighbour that fails is an Outage."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from recouvrement.domain.errors import Outage

if TYPE_CHECKING:
    from collections.abc import Iterator

# botocore's own time-outs (60 s) outlive most functions.
PATIENCE: Final = Config(connect_timeout=3, read_timeout=20, retries={"mode": "standard", "max_attempts": 4})


@contextmanager
def calling(neighbour: str) -> Iterator[None]:
    """Raise Outage for whatever the call meets and did not expect."""
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        raise Outage(f"{neighbour}: {error}") from error


def error_code(error: ClientError) -> str:
    """Give the code by which AWS names an error."""
    return str(error.response.get("Error", {}).get("Code", ""))
