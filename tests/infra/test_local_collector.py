"""The local runner has Python look for cycles seldom, and leaves its habits as they were."""

import gc

import pytest

from infra.local.collector import PATIENT, patient_collector

PYTHONS_OWN = (700, 10, 10)


@pytest.fixture(autouse=True)
def usual():
    before = gc.get_threshold()
    gc.set_threshold(*PYTHONS_OWN)
    yield
    gc.set_threshold(*before)


def test_it_is_patient_within_and_as_before_afterwards():
    with patient_collector():
        assert gc.get_threshold() == PATIENT
    assert gc.get_threshold() == PYTHONS_OWN
