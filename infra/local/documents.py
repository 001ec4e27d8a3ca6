"""Copies what was written (letters, judiciary files) out of the evidence bucket, under names that people can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from infra.local.world import World

FOLDERS = {".docx": "letters", ".zip": "judiciary"}


def copy_documents(world: World, out: Path, titles: Mapping[str, str]) -> dict[str, str]:
    """Copy every document. Give the file of each, relative to `out`, by its key in the bucket.

    `titles`: what a document is, by its key ("L01"); it is put into the name of the file.
    """
    files: dict[str, str] = {}
    bucket = world.bucket_name("evidence")
    for folder in FOLDERS.values():
        (out / folder).mkdir(parents=True, exist_ok=True)
    for page in world.clients.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for listed in page.get("Contents", []):
            key = listed["Key"]
            kind = key[key.rfind(".") :]
            if kind in FOLDERS:
                file = f"{FOLDERS[kind]}/{_name(key, titles.get(key))}"
                (out / file).write_bytes(world.clients.s3.get_object(Bucket=bucket, Key=key)["Body"].read())
                files[key] = file
    return files


def _name(key: str, title: str | None) -> str:
    """Keep the last part of the key: it begins with the case's identifier and is the only one of its kind."""
    stem, _, extension = key.rsplit("/", 1)[-1].rpartition(".")
    return f"{stem}_{title}.{extension}" if title else f"{stem}.{extension}"
