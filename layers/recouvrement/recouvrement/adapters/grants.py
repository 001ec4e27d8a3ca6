"""Partners' access to files: `GRANT#<SHA-256 of the token>` / `GRANT`, found from the token alone."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from recouvrement.adapters.table import Item, speaking_to_dynamodb
from recouvrement.domain.errors import Conflict
from recouvrement.domain.identifiers import CaseId
from recouvrement.usecases.sending_ports import Grant

if TYPE_CHECKING:
    from recouvrement.adapters.table import Table

_KEY: Final = "GRANT"


class GrantItem(Item):
    case_id = UnicodeAttribute()
    file_key = UnicodeAttribute()
    not_after = UnicodeAttribute()  # UTC, to the second
    max_uses = NumberAttribute()
    uses = NumberAttribute()
    revoked_on = UnicodeAttribute(null=True)
    deposits_until = UnicodeAttribute(null=True)  # UTC, to the second


class DynamoGrants:
    """The Grants port on DynamoDB. All methods raise Outage."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def create(self, grant: Grant) -> None:
        item = self._table.of(GrantItem)(
            _pk(grant.grant_id),
            _KEY,
            case_id=grant.case_id,
            file_key=grant.key,
            not_after=grant.not_after.isoformat(timespec="seconds"),
            max_uses=grant.max_uses,
            uses=0,
            deposits_until=_second(grant.deposits_until),
        )
        with suppress(Conflict), speaking_to_dynamodb():
            item.save(condition=GrantItem.pk.does_not_exist())

    def grant(self, grant_id: str) -> Grant | None:
        item = self._table.read(GrantItem, _pk(grant_id), _KEY)
        return None if item is None else _grant(grant_id, item)

    def use(self, grant_id: str, at: datetime) -> Grant | None:
        item = self._table.of(GrantItem)(_pk(grant_id), _KEY)
        is_left = GrantItem.uses < GrantItem.max_uses
        is_usable = GrantItem.revoked_on.does_not_exist() & (GrantItem.not_after >= at.isoformat(timespec="seconds"))
        try:
            with speaking_to_dynamodb():
                item.update(actions=[GrantItem.uses.add(1)], condition=is_left & is_usable)
        except Conflict:
            return None
        return _grant(grant_id, item)

    def revoke(self, grant_id: str, on: date) -> None:
        item = self._table.of(GrantItem)(_pk(grant_id), _KEY)
        is_open = GrantItem.pk.exists() & GrantItem.revoked_on.does_not_exist()
        with suppress(Conflict), speaking_to_dynamodb():
            item.update(actions=[GrantItem.revoked_on.set(on.isoformat())], condition=is_open)


def _pk(grant_id: str) -> str:
    return f"GRANT#{grant_id}"


def _grant(grant_id: str, item: GrantItem) -> Grant:
    return Grant(
        grant_id=grant_id,
        case_id=CaseId(item.case_id),
        key=item.file_key,
        not_after=datetime.fromisoformat(item.not_after),
        max_uses=int(item.max_uses),
        uses=int(item.uses),
        revoked_on=None if item.revoked_on is None else date.fromisoformat(item.revoked_on),
        deposits_until=None if item.deposits_until is None else datetime.fromisoformat(item.deposits_until),
    )


def _second(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat(timespec="seconds")
