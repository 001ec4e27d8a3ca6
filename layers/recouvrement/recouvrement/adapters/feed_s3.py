"""The feed's bucket: folders of the core banking system, read as streams."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final, Self, cast

import boto3
from botocore.exceptions import ClientError

from recouvrement.adapters.feed_aws import PATIENCE, calling, error_code
from recouvrement.adapters.feed_split import split_lines
from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.feed_manifest import MANIFEST
from recouvrement.usecases.feed_ports import RawLine, StoredFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from botocore.response import StreamingBody
    from mypy_boto3_s3 import S3Client

    from recouvrement.messages.feed_slice import FeedSlice

CHUNK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FeedOnS3:
    """Folder `AAAA-MM-JJ/` of the feed bucket."""

    client: S3Client
    bucket: str

    @classmethod
    def of(cls, bucket: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("s3", config=PATIENCE), bucket)

    def listing(self, as_of: date) -> dict[str, StoredFile]:
        folder = f"{as_of.isoformat()}/"
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=folder)
        with calling("S3"):
            return {
                name: StoredFile(stored["Size"], stored["ETag"])
                for page in pages
                for stored in page.get("Contents", [])
                if (name := stored["Key"].removeprefix(folder))  # a console makes folders as empty objects
            }

    def manifest(self, as_of: date) -> bytes:
        with calling("S3"):
            answer = self.client.get_object(Bucket=self.bucket, Key=f"{as_of.isoformat()}/{MANIFEST}")
            return answer["Body"].read()

    def sha256(self, piece: FeedSlice) -> str:
        digest = hashlib.sha256()
        for chunk in self._chunks(piece, 0):
            digest.update(chunk)
        return digest.hexdigest()

    def lines(self, piece: FeedSlice) -> Iterator[RawLine]:
        if piece.is_compressed:
            yield from self._compressed_lines(piece)
        else:
            yield from self._plain_lines(piece)

    def _plain_lines(self, piece: FeedSlice) -> Iterator[RawLine]:
        # From one byte before: if that byte ends a line, the first line of the slice starts where the slice does.
        base = max(piece.start - 1, 0)
        number = 0 if piece.start == 0 else -1  # what comes before the first line's start belongs to the slice before
        for offset, content in split_lines(self._chunks(piece, base)):
            if base + offset >= piece.end:
                return
            number += 1
            if number:
                yield RawLine(base + offset, number, content)

    def _compressed_lines(self, piece: FeedSlice) -> Iterator[RawLine]:
        try:
            for number, (offset, content) in enumerate(split_lines(self._inflated(piece)), 1):
                yield RawLine(offset, number, content)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InvalidMessage(f"the compressed file is damaged: {error}") from error

    def _inflated(self, piece: FeedSlice) -> Iterator[bytes]:
        body = self._open(piece, 0)
        try:
            with calling("S3"), gzip.GzipFile(fileobj=cast("IO[bytes]", body)) as inflated:
                while chunk := inflated.read(CHUNK):
                    yield chunk
        finally:
            body.close()

    def _chunks(self, piece: FeedSlice, base: int) -> Iterator[bytes]:
        body = self._open(piece, base)
        try:
            with calling("S3"):
                yield from body.iter_chunks(CHUNK)
        finally:
            body.close()  # a slice stops before the end of its file

    def _open(self, piece: FeedSlice, base: int) -> StreamingBody:
        """Open from there to the end. Raises InvalidMessage when the file is no longer the one that was scanned."""
        key = f"{piece.as_of.isoformat()}/{piece.file}"
        with calling("S3"):
            try:
                answer = self.client.get_object(Bucket=self.bucket, Key=key, IfMatch=piece.etag, Range=f"bytes={base}-")
            except ClientError as error:
                if error_code(error) in {"PreconditionFailed", "412", "NoSuchKey"}:
                    raise InvalidMessage("the file changed since it was scanned") from error
                raise
        return answer["Body"]
