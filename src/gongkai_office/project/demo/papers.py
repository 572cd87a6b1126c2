"""Invented papers that come with the newest requests: an application, a specimen of an identity card, an envelope."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from uuid import UUID

import pypdfium2

from gongkai.documents.writers.sheet_pdf import sheet_pdf
from gongkai.law.receipt import Channel
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.examining import examine
from gongkai_office.files.models import Purpose
from gongkai_office.project.demo.county import morning
from gongkai_office.project.demo.inventions import particulars
from gongkai_office.project.demo.tables import texts
from gongkai_office.project.demo.walk import Arrival

NEWEST = 10
"""Requests that come with papers."""

_SCALE = 0.8  # of 72 dots an inch: a picture like a telephone's, made small


def handed_in(arrival: Arrival) -> tuple[UUID, ...]:
    """The papers of a request, waiting to be handed in with it."""
    at = morning(arrival.day)
    return tuple(
        hold(upload=examine(content, name), purpose=purpose, at=at).pk for name, purpose, content in _made(arrival)
    )


def _made(arrival: Arrival) -> Iterator[tuple[str, Purpose, bytes]]:
    if arrival.channel is Channel.ONLINE:
        yield "身份证明样本.png", Purpose.IDENTITY, _photographed(_written(arrival, "identity"))
        yield "申请说明.pdf", Purpose.APPLICATION, _written(arrival, "application")
    elif arrival.channel is Channel.EMAIL:
        yield "电子邮件原文.txt", Purpose.ARRIVAL, "\n".join(_lines(arrival, "application")).encode()
    else:
        yield "申请书.pdf", Purpose.ARRIVAL, _written(arrival, "application")
        yield "信封和签收单.png", Purpose.ARRIVAL, _photographed(_written(arrival, "envelope"))


def _written(arrival: Arrival, kind: str) -> bytes:
    title = texts()["papers"][kind]["title"]
    return sheet_pdf(title, _lines(arrival, kind), organ="清源县", dated=morning(arrival.day))


def _lines(arrival: Arrival, kind: str) -> list[str]:
    who = particulars(arrival.applicant, arrival.number)
    told = {"name": who.name, "address": who.address, "wanted": arrival.description, "day": arrival.day.isoformat()}
    return [line.format(**told) for line in texts()["papers"][kind]["lines"]]


def _photographed(pdf: bytes) -> bytes:
    """The upper half of a page as a grey PNG."""
    book = pypdfium2.PdfDocument(pdf)
    picture = book[0].render(scale=_SCALE, grayscale=True)
    width, height, stride = picture.width, picture.height // 2, picture.stride
    pixels = bytes(picture.buffer)
    rows = b"".join(b"\0" + pixels[stride * row : stride * row + width] for row in range(height))
    book.close()
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
