"""`manifest.json`, written last by the core banking system: what the night's folder holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.envelope import faults

MANIFEST: Final = "manifest.json"


class ManifestFile(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.jsonl(\.gz)?$")]
    lines: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]  # of the file as stored


class Manifest(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    as_of: date
    files: tuple[ManifestFile, ...]


def read_manifest(content: bytes) -> Manifest:
    """Read it. Raises InvalidMessage naming the fields at fault."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise InvalidMessage(faults(error)) from error
