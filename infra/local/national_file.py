"""The connector to the Banque de France, played: it takes each remittance once and says so the same day."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from infra.local.actors import cloud_event
from recouvrement.domain.case.ficp.entries import FicpAct
from recouvrement.usecases.ports import REMITTANCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from infra.local.template import Properties
    from infra.local.world import World

_ANSWERS: Final = {FicpAct.DECLARE: "ficp.declared", FicpAct.LIFT: "ficp.lifted"}


@dataclass(slots=True)
class NationalFile:
    _taken: set[str] = field(default_factory=set)

    def act(self, day: date, world: World) -> Sequence[Properties]:
        bucket, s3 = world.bucket_name("evidence"), world.clients.s3
        listed = s3.list_objects_v2(Bucket=bucket, Prefix=REMITTANCES).get("Contents", [])
        fresh = [one["Key"] for one in listed if one["Key"] not in self._taken]
        self._taken.update(fresh)
        return [
            answer
            for key in fresh
            for answer in _answers(s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode(), day)
        ]


def _answers(remittance: str, day: date) -> Iterator[Properties]:
    for row in csv.DictReader(io.StringIO(remittance), delimiter=";"):
        data = {"party_id": row["party"], "reference": f"BDF-{day:%Y%m%d}-{row['reference']}"}
        yield cloud_event(_ANSWERS[FicpAct(row["act"])], row["contract"], day, data)
