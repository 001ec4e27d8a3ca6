"""The bank's nightly drop: folder AAAA-MM-JJ of the feed, as it stands on disk, put into the feed bucket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from infra.local.world import World

MANIFEST = "manifest.json"  # the bank writes it last: it says that the rest is there


@dataclass(frozen=True, slots=True)
class Feed:
    folder: Path

    def drop(self, business_day: date, world: World) -> int:
        """Put the positions at the close of this day into the bucket. Give the number of files: 0 without a folder."""
        source = self.folder / business_day.isoformat()
        if not source.is_dir():
            return 0
        files = sorted((path for path in source.iterdir() if path.is_file()), key=_manifest_last)
        bucket = world.bucket_name("feed")
        for path in files:
            world.clients.s3.put_object(Bucket=bucket, Key=f"{source.name}/{path.name}", Body=path.read_bytes())
        return len(files)


def _manifest_last(path: Path) -> tuple[bool, str]:
    return path.name == MANIFEST, path.name
