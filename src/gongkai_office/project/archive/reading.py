"""Open an archive and make sure that it is ours and whole. Knows neither Django nor a database."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai_office.project.archive.manifest import NAME, ArchiveError, Manifest, from_json

CHUNK = 1 << 20
_LARGEST_MANIFEST = 1 << 28
_TORN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class Archive:
    """An archive found to be whole."""

    def __init__(self, opened: zipfile.ZipFile, manifest: Manifest) -> None:
        self._opened = opened
        self.manifest = manifest

    def read(self, member: str) -> Iterator[bytes]:
        """A member, piece by piece."""
        with self._opened.open(member) as stream:
            while piece := stream.read(CHUNK):
                yield piece


@contextmanager
def archive(file: Path) -> Iterator[Archive]:
    """The archive in a file, every byte of it checked. Raises ArchiveError, in one line, for any other file."""
    try:
        opened = zipfile.ZipFile(file)
    except _TORN as error:
        raise ArchiveError("这不是公开办公系统的备份，或者文件不完整") from error
    with opened:
        yield Archive(opened, _checked(opened))


def _checked(opened: zipfile.ZipFile) -> Manifest:
    if NAME not in opened.namelist() or opened.getinfo(NAME).file_size > _LARGEST_MANIFEST:
        raise ArchiveError("这不是公开办公系统的备份")
    try:
        manifest = from_json(opened.read(NAME))
        if sorted(opened.namelist()) != sorted([NAME, *manifest.members]):
            raise ArchiveError("备份里的文件与清单不符，可能已损坏，请换一份备份")
        for name, member in manifest.members.items():
            if _measured(opened, name, member.size) != (member.size, member.sha256):
                raise ArchiveError(f"备份里的 {name} 已损坏，请换一份备份")
    except _TORN as error:
        raise ArchiveError("备份文件已损坏，请换一份备份") from error
    return manifest


def _measured(opened: zipfile.ZipFile, name: str, limit: int) -> tuple[int, str]:
    """Size and SHA-256 of a member; reading stops where it is larger than it should be."""
    size, found = 0, hashlib.sha256()
    with opened.open(name) as stream:
        while size <= limit and (piece := stream.read(CHUNK)):
            size += len(piece)
            found.update(piece)
    return size, found.hexdigest()
