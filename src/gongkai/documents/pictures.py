"""The pages of a PDF as pictures, for a person to hold what was read against what is printed.

The file is opened in the guarded child; what comes home is a grey PNG made here, byte by byte, from nothing but the
page's own points.
"""

from __future__ import annotations

import json
import struct
import zlib
from typing import TYPE_CHECKING

from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

DOTS = 2.0
"""Dots to a point: 144 to an inch, which shows the smallest print of a table."""

_LONGEST = 4_000
_MOST_PAGES = 500


def page_sizes(data: bytes, name: str, *, bounds: Bounds = BOUNDS) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points. Raises UnreadableError for what is no PDF, or a broken one."""
    sizes = json.loads(guarded(measured, data, name, bounds=bounds))
    return tuple((float(width), float(height)) for width, height in sizes)


def page_picture(data: bytes, name: str, page: int, *, bounds: Bounds = BOUNDS) -> bytes:
    """A page, counted from 1, as PNG. Raises UnreadableError, also for a page that is not there."""
    return guarded(pictured, page.to_bytes(4) + data, name, bounds=bounds)


def measured(data: bytes, _name: str) -> bytes:
    """What the child runs for `page_sizes`."""
    with _opened(data) as book:
        return json.dumps([book.get_page_size(place) for place in range(min(len(book), _MOST_PAGES))]).encode()


def pictured(told: bytes, _name: str) -> bytes:
    """What the child runs for `page_picture`: the page's number and the file in one frame."""
    page = int.from_bytes(told[:4])
    with _opened(told[4:]) as book:
        if not 1 <= page <= len(book):
            raise UnreadableError(f"文件没有第 {page} 页")
        sheet = book[page - 1]
        dots = min(DOTS, _LONGEST / max(*sheet.get_size(), 1))
        bitmap = sheet.render(scale=dots, grayscale=True)
        return _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _opened(data: bytes) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415 - heavy, and needed in the child alone

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise UnreadableError("PDF 文件打不开，可能已损坏或者设有密码；请另存一份再试。") from None


def _png(points: bytes, width: int, height: int, stride: int) -> bytes:
    """Grey points, a byte each, as PNG."""
    rows = b"".join(b"\0" + points[row * stride : row * stride + width] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
