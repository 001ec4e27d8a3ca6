"""Partners' tokens: a MAC that only KMS can make, so that a retry makes the same one and nothing secret is stored."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import boto3

from recouvrement.adapters.feed_aws import PATIENCE, calling

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

_PURPOSE: Final = "recouvrement/grant/"  # the key's other uses, if ever there are any, give other MACs


@dataclass(frozen=True, slots=True)
class KmsTokens:
    client: KMSClient
    key_id: str

    @classmethod
    def of(cls, key_id: str) -> Self:
        """Connect as the function's role."""
        return cls(boto3.client("kms", config=PATIENCE), key_id)

    def token(self, file_id: str) -> str:
        """Give 43 characters that stand in an address as they are. Raises Outage."""
        with calling("KMS"):
            answer = self.client.generate_mac(
                KeyId=self.key_id, MacAlgorithm="HMAC_SHA_256", Message=f"{_PURPOSE}{file_id}".encode()
            )
        return urlsafe_b64encode(answer["Mac"]).rstrip(b"=").decode()
