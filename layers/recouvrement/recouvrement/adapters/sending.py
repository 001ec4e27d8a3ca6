"""What a failed call to a sender means: certainly not sent, or in doubt. Everything that sends once rests on it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
)

from recouvrement.domain.errors import Outage
from recouvrement.usecases.sending_ports import NotSent

if TYPE_CHECKING:
    from collections.abc import Iterator

# botocore would repeat a call whose answer was lost, and so send twice: whoever calls decides about that.
ONCE: Final = Config(connect_timeout=3, read_timeout=15, retries={"mode": "standard", "total_max_attempts": 1})
_SERVER_FAULT: Final = 500


@contextmanager
def sending_through(neighbour: str) -> Iterator[None]:
    """Raise NotSent for a call that was refused or never made, Outage for one whose fate is unknown."""
    try:
        yield
    except ClientError as error:
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", _SERVER_FAULT)
        kind = NotSent if status < _SERVER_FAULT else Outage
        raise kind(f"{neighbour}: {error_code(error)}") from error
    except (ConnectTimeoutError, EndpointConnectionError, NoCredentialsError) as error:
        raise NotSent(f"{neighbour}: {type(error).__name__}") from error
    except BotoCoreError as error:
        raise Outage(f"{neighbour}: {type(error).__name__}") from error


def error_code(error: ClientError) -> str:
    """Give the code by which AWS names an error, and never its message: it may name a person."""
    return str(error.response.get("Error", {}).get("Code", ""))
