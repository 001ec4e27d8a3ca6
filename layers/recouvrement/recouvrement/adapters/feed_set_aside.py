"""Lines set aside, in the feed bucket: `set-aside/AAAA-MM-JJ/<drop>-<slice>.jsonl`, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Final, Self

import boto3

from recouvrement.adapters.feed_aws import PATIENCE, calling

if TYPE_CHECKING:
    from datetime import date

    from mypy_boto3_s3 import S3Client

    from recouvrement.messages.feed_slice import FeedSlice
    from recouvrement.usecases.feed_ports import SetAsideLine

SHEET_BYTES: Final = 4 * 1024 * 1024  # a feed that is wrong from end to end must not fill the memory


def _stem(as_of: date, feed: str, slice_id: str) -> str:
    return f"set-aside/{as_of.isoformat()}/{feed}-{slice_id}"


@dataclass(slots=True)
class Sheet:
    """The lines that one slice sets aside; a long sheet goes on in `.2.jsonl` and so on."""

    client: S3Client
    bucket: str
    stem: str
    _lines: list[bytes] = field(default_factory=list)
    _size: int = 0
    _pages: int = 0

    def add(self, line: SetAsideLine) -> None:
        text = json.dumps(asdict(line), ensure_ascii=False).encode() + b"\n"
        self._lines.append(text)
        self._size += len(text)
        if self._size > SHEET_BYTES:
            self.close()

    def close(self) -> None:
        if not self._lines:
            return
        self._pages += 1
        key = f"{self.stem}.jsonl" if self._pages == 1 else f"{self.stem}.{self._pages}.jsonl"
        with calling("S3"):
            self.client.put_object(Bucket=self.bucket, Key=key, Body=b"".join(self._lines))
        self._lines, self._size = [], 0


@dataclass(frozen=True, slots=True)
class SetAsideOnS3:
    client: S3Client
    bucket: str

    @classmethod
    def of(cls, bucket: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("s3", config=PATIENCE), bucket)

    def sheet(self, piece: FeedSlice) -> Sheet:
        return Sheet(self.client, self.bucket, _stem(piece.as_of, piece.feed, piece.slice_id))

    def number(self, as_of: date, feed: str, slice_id: str, lines_before: int) -> None:
        """Rewrite the slice's pages with the number of each line in its file; doing it again changes nothing."""
        prefix = _stem(as_of, feed, slice_id) + "."
        with calling("S3"):
            listed = self.client.list_objects_v2(Bucket=self.bucket, Prefix=prefix).get("Contents", [])
            for stored in listed:
                self._number_page(stored["Key"], lines_before)

    def _number_page(self, key: str, lines_before: int) -> None:
        page = self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        lines = [json.loads(line) for line in page.split(b"\n") if line]
        numbered = [line | {"line": line["line_in_slice"] + lines_before} for line in lines]
        body = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in numbered)
        self.client.put_object(Bucket=self.bucket, Key=key, Body=body.encode())
