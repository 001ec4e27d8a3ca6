"""The compact set of known contracts: eight bytes each, sorted, one object, searched in memory (design §11)."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Self

import boto3
from botocore.exceptions import ClientError

from recouvrement.adapters.feed_aws import PATIENCE, calling, error_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mypy_boto3_s3 import S3Client

    from recouvrement.domain.identifiers import ContractId
    from recouvrement.messages.feed_slice import FeedSlice

KNOWN_KEY: Final = "known/contracts.bin"
NIGHTS: Final = 3  # a contract reported so lately may have a case by the time its next line is read


def contract_key(contract_id: str) -> int:
    """Eight bytes of BLAKE2b: among ten million contracts a stranger is taken for known once in a thousand nights."""
    return int.from_bytes(blake2b(contract_id.encode(), digest_size=8).digest(), "little")


class KnownKeys:
    """A sorted array, searched by halves: eight bytes a contract in memory too."""

    __slots__ = ("_keys",)

    def __init__(self, keys: array[int]) -> None:
        self._keys = keys

    def __contains__(self, contract_id: object) -> bool:
        key = contract_key(str(contract_id))
        place = bisect_left(self._keys, key)
        return place < len(self._keys) and self._keys[place] == key

    def __len__(self) -> int:
        return len(self._keys)


@dataclass(slots=True)
class _Cache:
    etag: str = ""
    known: KnownKeys = field(default_factory=lambda: KnownKeys(array("Q")))


@dataclass(frozen=True, slots=True)
class KnownContractsOnS3:
    client: S3Client
    bucket: str
    _cache: _Cache = field(default_factory=_Cache)

    @classmethod
    def of(cls, bucket: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("s3", config=PATIENCE), bucket)

    def current(self) -> KnownKeys:
        """Read the set, or find that the one read before still holds. Nobody is known before the first scan."""
        condition = {"IfNoneMatch": self._cache.etag} if self._cache.etag else {}
        with calling("S3"):
            try:
                answer = self.client.get_object(Bucket=self.bucket, Key=KNOWN_KEY, **condition)  # type: ignore[arg-type]
            except ClientError as error:
                if error_code(error) in {"304", "NotModified"}:
                    return self._cache.known
                if error_code(error) == "NoSuchKey":
                    return KnownKeys(array("Q"))
                raise
            self._cache.known = KnownKeys(_unpacked(answer["Body"].read()))
        self._cache.etag = answer["ETag"]
        return self._cache.known

    def rewrite(self, open_cases: Iterable[ContractId], as_of: date) -> int:
        keys = array("Q", map(contract_key, open_cases))
        for reported in self._reported(as_of):
            keys.extend(reported)
        merged = array("Q", sorted(set(keys)))
        with calling("S3"):
            self.client.put_object(Bucket=self.bucket, Key=KNOWN_KEY, Body=_packed(merged))
        return len(merged)

    def add_incidents(self, piece: FeedSlice, contracts: Iterable[ContractId]) -> None:
        keys = array("Q", map(contract_key, contracts))
        if keys:
            key = f"reported/{piece.as_of.isoformat()}/{piece.feed}-{piece.slice_id}.bin"
            with calling("S3"):
                self.client.put_object(Bucket=self.bucket, Key=key, Body=_packed(keys))

    def _reported(self, as_of: date) -> Iterator[array[int]]:
        """Give what was reported in the nights before, and in this one when it is scanned again."""
        first, last = (as_of - timedelta(days=NIGHTS)).isoformat(), as_of.isoformat()
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix="reported/", StartAfter=f"reported/{first}"
        )
        with calling("S3"):
            for page in pages:
                for stored in page.get("Contents", []):
                    if stored["Key"].split("/")[1] > last:
                        return
                    yield _unpacked(self.client.get_object(Bucket=self.bucket, Key=stored["Key"])["Body"].read())


def _packed(keys: array[int]) -> bytes:
    """Little-endian, whatever the machine."""
    if sys.byteorder == "big":
        keys = array("Q", keys)
        keys.byteswap()
    return keys.tobytes()


def _unpacked(content: bytes) -> array[int]:
    keys = array("Q")
    keys.frombytes(content)
    if sys.byteorder == "big":
        keys.byteswap()
    return keys
