"""Who may send what, once: `LETTER#` and `FILE#` items beside their case (design §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from recouvrement.adapters.items import CASE_KEY, CaseItem, SendItem, case_pk, send_key
from recouvrement.adapters.table import speaking_to_dynamodb
from recouvrement.domain.errors import Conflict
from recouvrement.usecases.ports import ClaimOutcome, SendRecord
from recouvrement.usecases.releases import Release
from recouvrement.usecases.sending_ports import SendState

if TYPE_CHECKING:
    from datetime import date

    from pynamodb.expressions.update import Action

    from recouvrement.adapters.table import Table
    from recouvrement.domain.identifiers import CaseId
    from recouvrement.usecases.releases import Sending

_RESERVED: Final = SendItem.state == SendState.RESERVED
_CLAIMED_STATES: Final = (SendState.SENDING, SendState.UNKNOWN)
_CLAIMED: Final = SendItem.state.is_in(*_CLAIMED_STATES)


class DynamoSendLedger:
    """The SendLedger port on DynamoDB, for letters or for judiciary files. All methods raise Outage."""

    def __init__(self, table: Table, sending: Sending) -> None:
        self._table = table
        self._sending = sending

    def claim(self, case_id: CaseId, key: str, released_on: date) -> ClaimOutcome:
        """Claim it in one transaction. A claim whose answer was lost is recognised by the attempt's own mark."""
        attempt = uuid4().hex
        release = str(Release(self._sending, key, released_on))
        case = self._table.of(CaseItem)
        try:
            with speaking_to_dynamodb(), self._table.transaction() as write:
                write.condition_check(case, case_pk(case_id), CASE_KEY, condition=CaseItem.releases.contains(release))
                write.update(
                    self._item(case_id, key),
                    actions=[SendItem.state.set(SendState.SENDING), SendItem.claimed_by.set(attempt)],
                    condition=_RESERVED,
                )
        except Conflict:
            return self._why_not_claimed(case_id, release, attempt)
        return ClaimOutcome.CLAIMED

    def expire(self, case_id: CaseId, key: str) -> ClaimOutcome:
        """Give up a release that nobody claimed: from then on nobody can. Raises Conflict."""
        try:
            with speaking_to_dynamodb():
                self._item(case_id, key).update(actions=[SendItem.state.set(SendState.EXPIRED)], condition=_RESERVED)
        except Conflict:
            item = self._read(case_id, key)
            if item is not None and item.state == SendState.RESERVED:
                raise
            return _outcome(item)
        return ClaimOutcome.NOT_RELEASED

    def settle(self, case_id: CaseId, key: str, record: SendRecord) -> None:
        """Say how a claim ended; `reserved` gives it back. What is already settled stays. Raises Conflict."""
        actions: list[Action] = [SendItem.state.set(record.state)]
        if record.reference is not None:
            actions.append(SendItem.reference.set(record.reference))
        try:
            with speaking_to_dynamodb():
                self._item(case_id, key).update(actions=actions, condition=_CLAIMED)
        except Conflict:
            item = self._read(case_id, key)
            if item is not None and item.state in _CLAIMED_STATES:
                raise

    def record(self, case_id: CaseId, key: str) -> SendRecord | None:
        item = self._read(case_id, key)
        return None if item is None else SendRecord(item.state, item.reference)

    def _why_not_claimed(self, case_id: CaseId, release: str, attempt: str) -> ClaimOutcome:
        """Read again: it may be our own earlier success, whose answer was lost.

        Raises Conflict when nothing stands against the claim: another transaction was merely passing by.
        """
        key = release.rpartition("@")[0]
        item = self._read(case_id, key)
        if item is not None and item.claimed_by == attempt:
            return ClaimOutcome.CLAIMED
        if item is not None and item.state == SendState.RESERVED and self._stands(case_id, release):
            raise Conflict(f"{key} could not be claimed just now")
        return _outcome(item)

    def _stands(self, case_id: CaseId, release: str) -> bool:
        case = self._table.read(CaseItem, case_pk(case_id), CASE_KEY)
        return case is not None and release in (case.releases or ())

    def _item(self, case_id: CaseId, key: str) -> SendItem:
        return self._table.of(SendItem)(case_pk(case_id), send_key(self._sending, key))

    def _read(self, case_id: CaseId, key: str) -> SendItem | None:
        return self._table.read(SendItem, case_pk(case_id), send_key(self._sending, key))


def _outcome(item: SendItem | None) -> ClaimOutcome:
    match None if item is None else SendState(item.state):
        case SendState.SENDING:
            return ClaimOutcome.IN_DOUBT
        case SendState.SENT | SendState.FAILED | SendState.UNKNOWN:
            return ClaimOutcome.SETTLED
        case _:
            return ClaimOutcome.NOT_RELEASED
