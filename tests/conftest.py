"""Settings of the whole suite."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from infra.local.collector import PATIENT
from infra.local.letters.compiling import compile_templates
from infra.local.quick_clients import quick_clients

if TYPE_CHECKING:
    from collections.abc import Iterator

# A shared machine is slow now and then: how long an example takes says nothing of whether it is right.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_configure():
    """Letters are written from compiled templates. One that cannot be compiled fails its own tests, with the reason."""
    compile_templates()
    gc.set_threshold(*PATIENT)
    gc.freeze()  # what is imported by now stays


@pytest.fixture(scope="session", autouse=True)
def one_reader_of_descriptions() -> Iterator[None]:
    """Each session of botocore would read the same megabytes again."""
    with quick_clients():
        yield
