"""botocore reads what describes a service again for each session. Within `quick_clients` sessions share one reader."""

from __future__ import annotations

import contextlib
import functools
from typing import TYPE_CHECKING
from unittest.mock import patch

from botocore import session
from botocore.loaders import create_loader

if TYPE_CHECKING:
    from collections.abc import Iterator

_one_reader = functools.cache(create_loader)  # by the value of AWS_DATA_PATH; what it reads, nobody changes


@contextlib.contextmanager
def quick_clients() -> Iterator[None]:
    with patch.object(session, "create_loader", _one_reader):
        yield
