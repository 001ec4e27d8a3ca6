"""Settings of the whole suite."""

import gc

from hypothesis import settings

from infra.local.collector import PATIENT
from infra.local.letters.compiling import compile_templates

# A shared machine is slow now and then: how long an example takes says nothing of whether it is right.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_configure():
    """Letters are written from compiled templates. One that cannot be compiled fails its own tests, with the reason."""
    compile_templates()
    gc.set_threshold(*PATIENT)
    gc.freeze()  # what is imported by now stays
