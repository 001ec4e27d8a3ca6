"""Whether a night's folder is a feed one may trust, and how it is cut into slices."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from recouvrement.domain.errors import InvalidMessage
from recouvrement.messages.feed_manifest import MANIFEST, read_manifest
from recouvrement.messages.feed_slice import FeedSlice
from recouvrement.usecases.feed_ports import AlarmKind, FeedAlarm, FeedPlan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from recouvrement.messages.feed_manifest import Manifest, ManifestFile
    from recouvrement.usecases.feed_ports import FeedFiles, StoredFile

SLICE_BYTES: Final = 8 * 1024 * 1024
MOST_SLICES: Final = 1000  # the register keeps one entry per slice in one item of 400 KB: a huge feed has larger slices


def plan_feed(as_of: date, files: FeedFiles, slice_bytes: int = SLICE_BYTES) -> FeedPlan | FeedAlarm:
    """Check the folder against its manifest; what is not in order is an alarm and nothing is read."""
    listing = files.listing(as_of)
    if not listing:
        return FeedAlarm(AlarmKind.FEED_MISSING, as_of, "there is no folder of that day")
    if MANIFEST not in listing:
        return FeedAlarm(AlarmKind.FEED_PARTIAL, as_of, "there is no manifest.json")
    content = files.manifest(as_of)
    try:
        manifest = read_manifest(content)
    except InvalidMessage as fault:
        return FeedAlarm(AlarmKind.FEED_PARTIAL, as_of, f"manifest.json: {fault}")
    if alarm := _fault(as_of, manifest, listing):
        return alarm
    feed = _drop(content, manifest, listing)
    slices = tuple(_slices(manifest, listing, feed, _slice_size(listing, slice_bytes)))
    return FeedPlan(as_of, feed, tuple(file.lines for file in manifest.files), slices)


def _fault(as_of: date, manifest: Manifest, listing: Mapping[str, StoredFile]) -> FeedAlarm | None:
    if manifest.as_of != as_of:
        return FeedAlarm(AlarmKind.FEED_STALE, as_of, f"the manifest is that of {manifest.as_of}")
    if faults := [*_file_faults(manifest, listing)]:
        return FeedAlarm(AlarmKind.FEED_PARTIAL, as_of, "; ".join(faults))
    if not any(file.lines for file in manifest.files):
        return FeedAlarm(AlarmKind.FEED_EMPTY, as_of, "the manifest announces no line")
    return None


def _file_faults(manifest: Manifest, listing: Mapping[str, StoredFile]) -> Iterator[str]:
    names = [file.name for file in manifest.files]
    if len(set(names)) != len(names):
        yield "manifest.json names a file twice"
    for file in manifest.files:
        if file.name not in listing:
            yield f"{file.name}: missing"
        elif file.lines and not listing[file.name].size:
            yield f"{file.name}: empty, {file.lines} lines were announced"
    for name in sorted(listing.keys() - set(names)):
        if name.endswith((".jsonl", ".jsonl.gz")):
            yield f"{name}: not in the manifest"


def _drop(content: bytes, manifest: Manifest, listing: Mapping[str, StoredFile]) -> str:
    """Name what was dropped: the same files and manifest give the same name."""
    stored = "".join(f"{file.name} {listing[file.name].size} {listing[file.name].etag}\n" for file in manifest.files)
    return hashlib.sha256(content + stored.encode()).hexdigest()[:16]


def _slice_size(listing: Mapping[str, StoredFile], slice_bytes: int) -> int:
    whole = sum(stored.size for stored in listing.values())
    return max(slice_bytes, -(-whole // MOST_SLICES))


def _slices(manifest: Manifest, listing: Mapping[str, StoredFile], feed: str, size: int) -> Iterator[FeedSlice]:
    for number, file in enumerate(manifest.files):
        stored = listing[file.name]
        for part, (start, end) in enumerate(_ranges(file, stored.size, size)):
            is_whole = (start, end) == (0, stored.size)
            yield FeedSlice(
                as_of=manifest.as_of,
                feed=feed,
                file=file.name,
                file_number=number,
                part=part,
                start=start,
                end=end,
                etag=stored.etag,
                sha256=file.sha256 if is_whole else None,
            )


def _ranges(file: ManifestFile, stored: int, size: int) -> list[tuple[int, int]]:
    if file.name.endswith(".gz"):
        return [(0, stored)] if stored else []
    return [(start, min(start + size, stored)) for start in range(0, stored, size)]
