"""One contract for grants in memory and on DynamoDB."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from fakes.case_material import CASE_ID, NOW, TODAY
from fakes.cloud import TABLE
from fakes.grants import FakeGrants
from faults.second_engine.engine import engine, second_engine
from recouvrement.adapters.grants import DynamoGrants
from recouvrement.adapters.table import Table
from recouvrement.usecases.sending_ports import Grant, Grants, grant_id_of

if TYPE_CHECKING:
    from collections.abc import Iterator

GRANT = Grant(grant_id_of("token"), CASE_ID, "cases/c/judiciary/f.zip", NOW + timedelta(days=30), 2)


@pytest.fixture(params=["memory", "moto", second_engine])
def grants(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Grants]:
    if request.param == "memory":
        yield FakeGrants()
    else:
        with engine(request.param, monkeypatch):
            yield DynamoGrants(Table(TABLE))


def test_a_grant_is_read_back_whole_and_others_are_nobodys(grants: Grants):
    grants.create(GRANT)
    assert grants.grant(GRANT.grant_id) == GRANT
    assert grants.grant(grant_id_of("other")) is None
    assert grants.use(grant_id_of("other"), NOW) is None


def test_it_is_used_as_often_as_it_may_be_and_no_more(grants: Grants):
    grants.create(GRANT)
    assert grants.use(GRANT.grant_id, NOW) == replace(GRANT, uses=1)
    assert grants.use(GRANT.grant_id, NOW) == replace(GRANT, uses=2)
    assert grants.use(GRANT.grant_id, NOW) is None
    assert grants.grant(GRANT.grant_id) == replace(GRANT, uses=2)


def test_it_ends_on_time_to_the_second(grants: Grants):
    grants.create(GRANT)
    assert grants.use(GRANT.grant_id, GRANT.not_after + timedelta(seconds=1)) is None
    assert grants.use(GRANT.grant_id, GRANT.not_after) is not None


def test_a_revoked_grant_is_of_no_use_and_its_first_revocation_stands(grants: Grants):
    grants.create(GRANT)
    grants.revoke(GRANT.grant_id, TODAY)
    grants.revoke(GRANT.grant_id, date(2026, 2, 1))
    assert grants.use(GRANT.grant_id, NOW) is None
    assert grants.grant(GRANT.grant_id) == replace(GRANT, revoked_on=TODAY)


def test_creating_it_again_gives_no_use_back(grants: Grants):
    grants.create(GRANT)
    grants.use(GRANT.grant_id, NOW)
    grants.create(GRANT)
    assert grants.grant(GRANT.grant_id) == replace(GRANT, uses=1)


def test_revoking_what_was_never_granted_makes_nothing(grants: Grants):
    grants.revoke(GRANT.grant_id, TODAY)
    assert grants.grant(GRANT.grant_id) is None
