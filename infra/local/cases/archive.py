"""Where cases are read from: what a run left, or a deployed stack, through the same ports."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import boto3

from infra.local.checkout import PROCEDURE, TEMPLATE
from infra.local.functions import as_a_function
from infra.local.reading import read_blueprint
from infra.local.results import CASE_PREFIX, CASE_SORT_KEY
from infra.local.stacks import REGION
from infra.local.state import load_state
from infra.local.world import World
from recouvrement.adapters.case_store import DynamoCaseStore
from recouvrement.adapters.evidence_s3 import EvidenceOnS3
from recouvrement.adapters.procedure_toml import Procedures, load_procedures
from recouvrement.adapters.table import Table
from recouvrement.domain.identifiers import CaseId

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from mypy_boto3_dynamodb import DynamoDBClient

    from recouvrement.usecases.ports import CaseStore, Evidence


@dataclass(frozen=True, slots=True)
class Archive:
    store: CaseStore
    evidence: Evidence
    procedures: Procedures
    table: str
    client: DynamoDBClient

    def case_ids(self) -> tuple[CaseId, ...]:
        """Every case, by identifier. It reads the whole table: of a bank's, ask for one case at a time."""
        pages = self.client.get_paginator("scan").paginate(
            TableName=self.table,
            FilterExpression="sk = :case",
            ExpressionAttributeValues={":case": {"S": CASE_SORT_KEY}},
            ProjectionExpression="pk",
        )
        keys = (item["pk"]["S"] for page in pages for item in page["Items"])
        return tuple(sorted(CaseId(key.removeprefix(CASE_PREFIX)) for key in keys))


@contextlib.contextmanager
def open_archive(arguments: argparse.Namespace) -> Iterator[Archive]:
    """Raises FileNotFoundError when no run left its state there."""
    procedures = load_procedures(PROCEDURE)
    if arguments.table is not None:
        yield _archive(arguments.table, arguments.evidence or "", procedures)
        return
    if not (arguments.state / "table.jsonl").is_file():
        raise FileNotFoundError(f"{arguments.state} holds no table.jsonl: run `make run` first, or give --table")
    with World(read_blueprint(TEMPLATE)) as world, as_a_function():
        load_state(world, arguments.state)
        yield _archive(world.table_name(), world.bucket_name("evidence"), procedures)


def _archive(table: str, evidence: str, procedures: Procedures) -> Archive:
    client = boto3.client("dynamodb", region_name=REGION)
    return Archive(DynamoCaseStore(Table(table, REGION)), EvidenceOnS3.of(evidence), procedures, table, client)
