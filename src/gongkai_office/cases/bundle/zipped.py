"""Members as a zip that streams: nothing but one member is held in memory, and the same members give the same bytes."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from io import RawIOBase

from gongkai.errors import GongkaiError
from gongkai_office.cases.bundle.pieces import Piece

SCHEMA = "gongkai.case-bundle/1"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3


_Member = tuple[Piece, int, str]
"""A member with its size and SHA-256."""


class _Spool(RawIOBase):
    """Where the zip writes; what stands there is taken away piece by piece."""

    def __init__(self) -> None:
        self.kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        assert isinstance(piece, bytes | bytearray | memoryview)  # noqa: S101  as zipfile writes
        self.kept += piece
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        piece, self.kept = bytes(self.kept), bytearray()
        return piece


def zipped(number: str, pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The zip, piece by piece; the sums of all members stand at its end.

    A member that cannot be read or written is left out, and the manifest says why: the rest is still handed over.
    """
    spool, members, left_out = _Spool(), list[_Member](), list[tuple[Piece, str]]()
    with zipfile.ZipFile(spool, "w", zipfile.ZIP_DEFLATED) as archive:
        for piece in pieces:
            try:
                content = piece.content()
            except GongkaiError as error:
                left_out.append((piece, str(error)))
                continue
            members.append((piece, len(content), hashlib.sha256(content).hexdigest()))
            yield from _written(archive, spool, piece.name, content)
        yield from _written(archive, spool, "manifest.json", _manifest(number, members, left_out))
        sums = "".join(f"{sha256}  {piece.name}\n" for piece, _, sha256 in members)
        yield from _written(archive, spool, "SHA256SUMS", sums.encode())
    yield spool.taken()


def _written(archive: zipfile.ZipFile, spool: _Spool, name: str, content: bytes) -> Iterator[bytes]:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _MODE, _UNIX
    archive.writestr(info, content)
    yield spool.taken()


def _manifest(number: str, members: Iterable[_Member], left_out: Iterable[tuple[Piece, str]]) -> bytes:
    told = {
        "schema": SCHEMA,
        "number": number,
        "members": [
            {"name": piece.name, "what": piece.words, "size": size, "sha256": sha256} for piece, size, sha256 in members
        ],
        "left_out": [{"name": piece.name, "what": piece.words, "why": why} for piece, why in left_out],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
