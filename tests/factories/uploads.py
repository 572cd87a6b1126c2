"""Small invented files as people hand them in: sound ones of every kind, and some that must not be taken."""

from __future__ import annotations

import zipfile
import zlib
from datetime import date
from functools import cache
from io import BytesIO
from uuid import UUID

import docx
import openpyxl
import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gongkai_office.files.commands.hold import hold
from gongkai_office.files.examining import Examined, examine
from gongkai_office.files.models import Purpose
from tests.factories.cases import at

NOON = at(date(2024, 3, 4), 12)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@cache
def pdf(pages: int = 1) -> bytes:
    """Empty pages, the same bytes each time."""
    book, out = pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(pages):
        book.new_page(595, 842)
    book.save(out)
    book.close()
    return out.getvalue()


def word(text: str = "说明") -> bytes:
    """A Word document of one paragraph."""
    document, out = docx.Document(), BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def workbook() -> bytes:
    """A workbook of one cell."""
    book, out = openpyxl.Workbook(), BytesIO()
    book.active.append(["清源县"])
    book.save(out)
    return out.getvalue()


def jpeg(width: int = 40, height: int = 30) -> bytes:
    """A picture all of one colour, as a telephone saves it."""
    out = BytesIO()
    Image.new("RGB", (width, height), (120, 160, 200)).save(out, "JPEG")
    return out.getvalue()


def mp4() -> bytes:
    """A video of no pictures: the outer boxes that every player looks for, and nothing in them."""
    boxes = ((b"ftyp", b"isom\0\0\x02\0isomiso2avc1mp41"), (b"moov", bytes(16)), (b"mdat", bytes(32)))
    return b"".join((len(content) + 8).to_bytes(4) + kind + content for kind, content in boxes)


def png(width: int = 40, height: int = 30, *, claimed: tuple[int, int] | None = None) -> bytes:
    """A grey picture; it may claim to be of another size than it is."""
    rows = zlib.compress(b"".join(b"\0" + b"\xa0" * width for _ in range(height)))
    wide, high = claimed or (width, height)
    head = wide.to_bytes(4) + high.to_bytes(4) + b"\x08\x00\x00\x00\x00"
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def packed(*names: str, content: bytes = b"<x/>") -> bytes:
    """A ZIP archive with entries of these names."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


def compound(*streams: str) -> bytes:
    """An old Office file as far as it can be told from outside: its magic, and the names of its streams."""
    return OLE + bytes(500) + b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)


def upload(name: str = "证明.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    """A file as a form receives it; what the browser says of its type is never believed."""
    return SimpleUploadedFile(name, pdf() if content is None else content, "text/html")


def taken(name: str = "证明.pdf", content: bytes | None = None) -> Examined:
    """A file that has been looked at."""
    return examine(pdf() if content is None else content, name)


def waiting(*names: str, purpose: Purpose = Purpose.APPLICATION) -> list[UUID]:
    """Files of these names that wait for what they belong to."""
    return [hold(upload=taken(name), purpose=purpose, at=NOON).pk for name in names]


def subsidy_list(number: str, *, hidden: bool = True) -> bytes:
    """A list of subsidies; the numbers of its people stand in a column that may be hidden."""
    book, out = openpyxl.Workbook(), BytesIO()
    book.properties.creator = None
    sheet = book.active
    for row in (["序号", "乡镇", "补贴金额", "身份证号"], [1, "云溪镇", "耕地地力保护 320元", number]):
        sheet.append(row)
    sheet.column_dimensions["D"].hidden = hidden
    book.save(out)
    return out.getvalue()
