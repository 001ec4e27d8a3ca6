"""Grants in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from recouvrement.usecases.sending_ports import Grant


class FakeGrants:
    def __init__(self) -> None:
        self.kept: dict[str, Grant] = {}

    def create(self, grant: Grant) -> None:
        self.kept.setdefault(grant.grant_id, grant)

    def grant(self, grant_id: str) -> Grant | None:
        return self.kept.get(grant_id)

    def use(self, grant_id: str, at: datetime) -> Grant | None:
        grant = self.kept.get(grant_id)
        if grant is None or not grant.is_usable(at):
            return None
        self.kept[grant_id] = replace(grant, uses=grant.uses + 1)
        return self.kept[grant_id]

    def revoke(self, grant_id: str, on: date) -> None:
        grant = self.kept.get(grant_id)
        if grant is not None and grant.revoked_on is None:
            self.kept[grant_id] = replace(grant, revoked_on=on)
