"""Sealed contents in the storage: written whole and safe on disk, read, listed, taken away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

FOLDER = "sealed/"

PASSING = "healthz"
"""A folder of what is written only to see whether it can be; nothing there stays."""


def place_of(file: UUID) -> str:
    """Where a file's content lies: spread over 256 folders by the random end of its id.

    >>> place_of(UUID("0192d3a0-0000-7000-8000-0000000000ab"))
    'sealed/ab/0192d3a00000700080000000000000ab'
    """
    return f"{FOLDER}{file.hex[-2:]}/{file.hex}"


def put(place: str, closed: bytes) -> None:
    """Write a content to its place; when this returns no power cut takes it away.

    What an earlier try left behind there is written over: a place belongs to one id, and its row is not there yet.
    """
    default_storage.delete(place)
    default_storage.save(place, ContentFile(closed))
    _settle(place)


def get(place: str) -> bytes:
    """What lies at a place. Raises FileNotFoundError."""
    with default_storage.open(place) as opened:
        content: bytes = opened.read()
    return content


def take_away(place: str) -> None:
    """Remove a content; nothing happens where none is."""
    default_storage.delete(place)


def written(place: str) -> datetime | None:
    """When a content was written; None where it is gone by now."""
    try:
        return default_storage.get_modified_time(place)
    except FileNotFoundError:
        return None


def everything(folder: str = "") -> Iterator[list[str]]:
    """The names of all that lies in the storage to stay, folder by folder."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    if names:
        yield [f"{folder}{name}" for name in sorted(names)]
    for name in sorted(set(folders) - {PASSING}):
        yield from everything(f"{folder}{name}/")


def _settle(place: str) -> None:
    """Make content and names survive a power cut, where the storage is a folder; others answer when they are safe."""
    if not isinstance(default_storage, FileSystemStorage):
        return
    file, root = Path(default_storage.path(place)), Path(default_storage.path(""))
    _sync(file, os.O_RDONLY)
    if hasattr(os, "O_DIRECTORY"):  # not on Windows
        for folder in (file.parent, file.parent.parent, root):
            _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, how: int) -> None:
    descriptor = os.open(path, how)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
