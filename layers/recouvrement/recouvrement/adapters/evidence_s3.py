"""The evidence bucket: written once, locked when something has left the bank (infra/decisions/0031)."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Self

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from recouvrement.adapters.feed_aws import calling, error_code
from recouvrement.domain.errors import Outage

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

LONGEST_LINK_SECONDS: Final = 300
# Without both, boto3 signs with the old scheme or for the global host, which then redirects and breaks the signature.
_SIGNING: Final = Config(
    connect_timeout=3,
    read_timeout=20,
    retries={"mode": "standard", "max_attempts": 4},
    signature_version="s3v4",
    s3={"addressing_style": "virtual"},
)
_ABSENT: Final = frozenset({"NoSuchKey", "NotFound", "404"})
_TAKEN: Final = frozenset({"PreconditionFailed", "412"})


@dataclass(frozen=True, slots=True)
class EvidenceOnS3:
    """The Evidence port. All methods raise Outage, also for an object that should be there and is not."""

    client: S3Client
    bucket: str

    @classmethod
    def of(cls, bucket: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("s3", config=_SIGNING), bucket)

    def store(self, key: str, content: bytes) -> str:
        digest = sha256(content)
        with calling("S3"):
            try:
                self.client.put_object(
                    Bucket=self.bucket,
                    Key=key,
                    Body=content,
                    IfNoneMatch="*",
                    ChecksumAlgorithm="SHA256",
                    ChecksumSHA256=b64encode(digest.digest()).decode(),
                )
            except ClientError as error:
                if error_code(error) in _TAKEN:
                    return self._digest(key)
                raise
        return digest.hexdigest()

    def has(self, key: str) -> bool:
        with calling("S3"):
            try:
                self.client.head_object(Bucket=self.bucket, Key=key)
            except ClientError as error:
                if error_code(error) in _ABSENT:
                    return False
                raise
        return True

    def load(self, key: str) -> bytes:
        with calling("S3"):
            return self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()

    def retain(self, key: str, until: date) -> None:
        """Lock it to the end of that day, UTC. A day that has passed locks nothing: S3 would refuse it."""
        end = datetime.combine(until, time(23, 59, 59), UTC)
        if end <= datetime.now(UTC):
            return
        with calling("S3"):
            self.client.put_object_retention(
                Bucket=self.bucket, Key=key, Retention={"Mode": "GOVERNANCE", "RetainUntilDate": end}
            )

    def link(self, key: str, seconds: int) -> str:
        if not 0 < seconds <= LONGEST_LINK_SECONDS:
            raise ValueError(f"a link lives between 1 and {LONGEST_LINK_SECONDS} seconds, not {seconds}")
        name = key.rpartition("/")[2]
        with calling("S3"):
            return self.client.generate_presigned_url(
                "get_object",
                Params={
                    "Bucket": self.bucket,
                    "Key": key,
                    "ResponseContentDisposition": f'attachment; filename="{name}"',
                    "ResponseCacheControl": "no-store",
                },
                ExpiresIn=seconds,
            )

    def _digest(self, key: str) -> str:
        """Give what S3 computed of what it holds."""
        checksum = self.client.head_object(Bucket=self.bucket, Key=key, ChecksumMode="ENABLED").get("ChecksumSHA256")
        if checksum is None:
            raise Outage(f"S3 gives no SHA-256 of {key}")
        return b64decode(checksum).hex()
