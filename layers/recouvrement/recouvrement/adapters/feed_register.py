"""The register of feeds, in the table: `FEED#AAAA-MM-JJ`/`SLICES` for a night, `FEED#LATEST`/`LATEST` for the newest.

A slice's outcome is one string of a string set: adding it again adds nothing, so no delivery counts twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self

import boto3
from botocore.exceptions import ClientError

from recouvrement.adapters.feed_aws import PATIENCE, calling, error_code
from recouvrement.domain.identifiers import CaseId, ContractId, contract_of
from recouvrement.usecases.feed_progress import FeedProgress, SliceOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mypy_boto3_dynamodb import DynamoDBClient

    from recouvrement.messages.feed_slice import FeedSlice
    from recouvrement.usecases.feed_ports import FeedPlan

AGENDA_SHARDS: Final = 8
_CONDITION_FAILED: Final = "ConditionalCheckFailedException"
_LATEST: Final[Any] = {"pk": {"S": "FEED#LATEST"}, "sk": {"S": "LATEST"}}


def _key(as_of: date) -> dict[str, Any]:
    return {"pk": {"S": f"FEED#{as_of.isoformat()}"}, "sk": {"S": "SLICES"}}


@dataclass(frozen=True, slots=True)
class FeedRegisterOnDynamoDB:
    client: DynamoDBClient
    table: str

    @classmethod
    def of(cls, table: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("dynamodb", config=PATIENCE), table)

    def expect(self, plan: FeedPlan) -> None:
        item = _key(plan.as_of) | {
            "feed": {"S": plan.feed},
            "expected_slices": {"N": str(len(plan.slices))},
            "file_lines": {"L": [{"N": str(lines)} for lines in plan.file_lines]},
        }
        self._put_if(item, "attribute_not_exists(pk) OR feed <> :value", plan.feed)

    def slice_done(self, piece: FeedSlice, outcome: SliceOutcome) -> FeedProgress | None:
        with calling("DynamoDB"):
            try:
                answer = self.client.update_item(
                    TableName=self.table,
                    Key=_key(piece.as_of),
                    UpdateExpression="ADD done :outcome",
                    ConditionExpression="feed = :feed",
                    ExpressionAttributeValues={":outcome": {"SS": [_text(outcome)]}, ":feed": {"S": piece.feed}},
                    ReturnValues="ALL_NEW",
                )
            except ClientError as error:
                if error_code(error) == _CONDITION_FAILED:
                    return None
                raise
        return _progress(answer["Attributes"])

    def complete(self, as_of: date) -> None:
        """Forward only: a late feed does not make an older day the newest."""
        item = _LATEST | {"as_of": {"S": as_of.isoformat()}}
        self._put_if(item, "attribute_not_exists(pk) OR as_of < :value", as_of.isoformat())

    def newest_complete(self) -> date | None:
        with calling("DynamoDB"):
            item = self.client.get_item(TableName=self.table, Key=_LATEST, ConsistentRead=True).get("Item")
        return None if item is None else date.fromisoformat(item["as_of"]["S"])

    def _put_if(self, item: dict[str, Any], condition: str, value: str) -> None:
        """Put, or leave what is there where the condition does not hold."""
        with calling("DynamoDB"):
            try:
                self.client.put_item(
                    TableName=self.table,
                    Item=item,
                    ConditionExpression=condition,
                    ExpressionAttributeValues={":value": {"S": value}},
                )
            except ClientError as error:
                if error_code(error) != _CONDITION_FAILED:
                    raise


@dataclass(frozen=True, slots=True)
class OpenContractsInAgenda:
    """The contracts that have an open case: the sparse index of what is to be done next."""

    client: DynamoDBClient
    table: str

    @classmethod
    def of(cls, table: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("dynamodb", config=PATIENCE), table)

    def with_open_case(self) -> Iterator[ContractId]:
        for shard in range(AGENDA_SHARDS):
            pages = self.client.get_paginator("query").paginate(
                TableName=self.table,
                IndexName="agenda",
                KeyConditionExpression="agenda_shard = :shard",
                ExpressionAttributeValues={":shard": {"S": str(shard)}},
            )
            with calling("DynamoDB"):
                for page in pages:
                    for item in page["Items"]:
                        yield contract_of(CaseId(item["pk"]["S"].removeprefix("CASE#")))


def _text(outcome: SliceOutcome) -> str:
    return f"{outcome.slice_id}:{outcome.lines}:{outcome.blank_lines}:{outcome.set_aside}"


def _outcome(text: str) -> SliceOutcome:
    slice_id, lines, blank_lines, set_aside = text.split(":")
    return SliceOutcome(slice_id, int(lines), int(blank_lines), int(set_aside))


def _progress(item: Mapping[str, Any]) -> FeedProgress:
    return FeedProgress(
        expected_slices=int(item["expected_slices"]["N"]),
        file_lines=tuple(int(lines["N"]) for lines in item["file_lines"]["L"]),
        outcomes=tuple(_outcome(text) for text in sorted(item["done"]["SS"])),
    )
