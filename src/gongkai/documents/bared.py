"""A photograph or drawing bared of what it tells beside its points: where it was taken, by whom, with which program.

Done in the guarded child, part by part and without decoding: the points stay exactly as they are. Of what a camera
wrote only the way up is kept, for a browser turns the picture by it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.documents.media import Media, recognise
from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"IDAT", b"IEND"})
_START, _SCAN, _APP0, _EXIF, _ADOBE, _LAST_APP, _COMMENT = 0xD8, 0xDA, 0xE0, 0xE1, 0xEE, 0xEF, 0xFE
_WAY_UP, _WAYS = 0x0112, range(2, 9)
_SIZE = struct.Struct(">II")
_BROKEN = "图片不完整或者已损坏，请重新保存后再上传"


@dataclass(frozen=True, slots=True)
class Bared:
    """The picture, what it is, and how many points wide and high."""

    content: bytes
    media: Media
    width: int
    height: int


def bare_guarded(data: bytes, name: str, *, bounds: Bounds = BOUNDS) -> Bared:
    """The bared picture. Raises UnreadableError for what is no JPEG or PNG that a browser shows."""
    answer = guarded(bared, data, name, bounds=bounds)
    width, height = _SIZE.unpack(answer[: _SIZE.size])
    content = answer[_SIZE.size :]
    return Bared(content, Media.PNG if content.startswith(_PNG_HEAD) else Media.JPEG, width, height)


def bared(data: bytes, name: str) -> bytes:
    """What the child runs: width and height, then the picture."""
    if recognise(data, name) is Media.PNG:
        content = b"".join([_PNG_HEAD, *_chunks(data)])
        return content[16:24] + content
    if recognise(data, name) is Media.JPEG:
        parts = list(_segments(data))
        return _SIZE.pack(*_measured(parts)) + b"\xff\xd8" + b"".join(parts)
    raise UnreadableError("正文里只能放 JPG、PNG 图片；其他格式请先转换")


def _chunks(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that its points need, to its end and no further."""
    place = len(_PNG_HEAD)
    while place + 12 <= len(data):
        size, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        end = place + 12 + size
        if end > len(data):
            break
        if kind in _PNG_KEPT:
            yield data[place:end]
        if kind == b"IEND":
            return
        place = end
    raise UnreadableError(_BROKEN)


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG without what programs and cameras wrote; its points follow the last of them."""
    place, way = 2, b""
    while place + 4 <= len(data):
        if data[place] != 0xFF:  # noqa: PLR2004  every segment begins so
            break
        marker, end = data[place + 1], place + 2 + int.from_bytes(data[place + 2 : place + 4])
        if marker == 0xFF:  # noqa: PLR2004  filling
            place += 1
            continue
        if end > len(data):
            break
        if marker == _SCAN:
            yield from (way, data[place : data.rfind(b"\xff\xd9") + 2])
            return
        if marker == _EXIF and not way:
            way = _way_up(data[place + 4 : end])
        elif marker in (_APP0, _ADOBE) or not (_APP0 <= marker <= _LAST_APP or marker == _COMMENT):
            yield data[place:end]
        place = end
    raise UnreadableError(_BROKEN)


def _way_up(exif: bytes) -> bytes:
    """A segment that says the way up and nothing else; nothing where the picture stands as it is."""
    if not exif.startswith(b"Exif\0\0") or exif[6:8] not in (b"II", b"MM"):
        return b""
    tiff, order = exif[6:], "little" if exif[6:8] == b"II" else "big"
    first = int.from_bytes(tiff[4:8], order)  # type: ignore[arg-type]
    for place in range(first + 2, first + 2 + 12 * int.from_bytes(tiff[first : first + 2], order), 12):  # type: ignore[arg-type]
        if int.from_bytes(tiff[place : place + 2], order) == _WAY_UP:  # type: ignore[arg-type]
            way = int.from_bytes(tiff[place + 8 : place + 10], order)  # type: ignore[arg-type]
            return _exif(way) if way in _WAYS else b""
    return b""


def _exif(way: int) -> bytes:
    entry = struct.pack(">HHIHH", _WAY_UP, 3, 1, way, 0)
    body = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _measured(parts: list[bytes]) -> tuple[int, int]:
    """Width and height by the frame's own segment."""
    for part in parts:
        if part[:1] == b"\xff" and 0xC0 <= part[1] <= 0xCF and part[1] not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004
            return int.from_bytes(part[7:9]), int.from_bytes(part[5:7])
    raise UnreadableError(_BROKEN)
