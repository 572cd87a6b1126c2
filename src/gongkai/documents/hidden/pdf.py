"""PDF: text under filled boxes and pictures, text off the page, annotations, attached files, properties.

A box hides text where it is opaque and drawn after the text. Text drawn in white, and text that pdfium finds inside
nested forms, is not judged. A picture over most of the page is a scan, one with transparency a seal: neither hides.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.annual.record import Place
from gongkai.documents.hidden.buried import Burial, Buried
from gongkai.documents.hidden.office_parts import telling
from gongkai.documents.readers.containers import caps

_PROPERTIES = {"Author": "作者", "Subject": "主题", "Keywords": "标记"}
_OPAQUE = 250
_SMALLEST = 3.0
_SHARE = 0.6
_OBJECTS = 20_000
_SCAN = 0.4
_SPOKEN = {
    pdfium.FPDF_ANNOT_TEXT: "便笺",
    pdfium.FPDF_ANNOT_FREETEXT: "文本框",
    pdfium.FPDF_ANNOT_HIGHLIGHT: "高亮",
    pdfium.FPDF_ANNOT_UNDERLINE: "下划线",
    pdfium.FPDF_ANNOT_STRIKEOUT: "删除线",
    pdfium.FPDF_ANNOT_SQUARE: "方框",
    pdfium.FPDF_ANNOT_STAMP: "图章",
    pdfium.FPDF_ANNOT_POPUP: "便笺",
    pdfium.FPDF_ANNOT_CARET: "插入符",
}
_COVERING = (pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_REDACT)
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Lid:
    """An opaque box: left, bottom, right, top in points, and its rank in the order of drawing."""

    box: _Box
    rank: int


def in_pdf(data: bytes) -> Iterator[Buried]:
    """Everything out of sight in a PDF. Raises pypdfium2's error for a broken file."""
    book = pypdfium2.PdfDocument(data)
    try:
        for key, label in _PROPERTIES.items():
            if telling(text := book.get_metadata_value(key).strip()):
                yield Buried(Burial.PROPERTY, label, text)
        for index in range(book.count_attachments()):
            yield Buried(Burial.ATTACHMENT, book.get_attachment(index).get_name())
        for number in range(1, min(len(book), caps.PAGES) + 1):
            yield from _page(book[number - 1], number)
    finally:
        book.close()


def _page(page: pypdfium2.PdfPage, number: int) -> Iterator[Buried]:
    where = Place(page=number)
    annotations = list(_annotations(page))
    for name, text, _ in annotations:
        if name and text:
            yield Buried(Burial.COMMENT, name, text, where)
    ranks, lids = _drawn(page)
    lids += [_Lid(box, _OBJECTS) for _, _, box in annotations if box]
    textpage = page.get_textpage()
    covered, outside = _letters(page, textpage, ranks, lids)
    textpage.close()
    page.close()
    if covered.strip():
        yield Buried(Burial.COVERED, text=" ".join(covered.split()), where=where)
    if outside.strip():
        yield Buried(Burial.OUTSIDE, text=" ".join(outside.split()), where=where)


def _drawn(page: pypdfium2.PdfPage) -> tuple[dict[int, int], list[_Lid]]:
    """Rank of every object by its address, and the opaque boxes among them."""
    ranks: dict[int, int] = {}
    lids: list[_Lid] = []
    area = page.get_width() * page.get_height()
    for rank in range(min(pdfium.FPDFPage_CountObjects(page.raw), _OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, rank)
        ranks[ctypes.addressof(drawn.contents)] = rank
        box = _bounds(drawn)
        if box[2] - box[0] >= _SMALLEST and box[3] - box[1] >= _SMALLEST and _opaque(drawn, _size(box) / area):
            lids.append(_Lid(box, rank))
    return ranks, lids


def _opaque(drawn: object, share: float) -> bool:
    """Whether an object hides what is under it: a filled path, or a picture that is neither a seal nor a scan."""
    if pdfium.FPDFPageObj_HasTransparency(drawn):
        return False
    kind = pdfium.FPDFPageObj_GetType(drawn)
    return (kind == pdfium.FPDF_PAGEOBJ_PATH and _filled(drawn)) or (
        kind == pdfium.FPDF_PAGEOBJ_IMAGE and share <= _SCAN
    )


def _filled(path: object) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    painted = pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return bool(mode.value and painted and alpha.value >= _OPAQUE)


def _bounds(drawn: object) -> _Box:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _letters(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, ranks: dict[int, int], lids: list[_Lid]
) -> tuple[str, str]:
    """Letters under boxes, and letters off the page; a blank where a run of them ends."""
    if not lids and not ranks:
        return "", ""
    crop = page.get_cropbox()
    covered, outside = [], []
    for index in range(min(textpage.count_chars(), caps.PAGE_OBJECTS)):
        letter = chr(pdfium.FPDFText_GetUnicode(textpage.raw, index))
        if letter.isspace():
            continue
        box = textpage.get_charbox(index)
        rank = _rank(textpage, index, ranks) if lids else 0
        hidden = any(lid.rank > rank and _covers(lid.box, box) for lid in lids)
        covered.append(letter if hidden else " ")
        outside.append(letter if _apart(box, crop) else " ")
    return "".join(covered), "".join(outside)


def _rank(textpage: pypdfium2.PdfTextPage, index: int, ranks: dict[int, int]) -> int:
    """Rank of the object a letter belongs to; last of all where it is not one of the page's own."""
    drawn = pdfium.FPDFText_GetTextObject(textpage.raw, index)
    return ranks.get(ctypes.addressof(drawn.contents), _OBJECTS) if drawn else _OBJECTS


def _covers(lid: _Box, box: _Box) -> bool:
    """Whether most of a letter lies under a box."""
    width = min(lid[2], box[2]) - max(lid[0], box[0])
    height = min(lid[3], box[3]) - max(lid[1], box[1])
    return width > 0 and height > 0 and width * height > _SHARE * _size(box)


def _size(box: _Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _apart(box: _Box, page: _Box) -> bool:
    return box[2] <= page[0] or box[0] >= page[2] or box[3] <= page[1] or box[1] >= page[3]


def _annotations(page: pypdfium2.PdfPage) -> Iterator[tuple[str, str, _Box | None]]:
    """Name and words of each remark, and its box where it covers what is under it."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        words = _string(note, b"Contents")
        author = _string(note, b"T")
        box = _annotation_box(note) if kind in _COVERING and _painted(note) else None
        pdfium.FPDFPage_CloseAnnot(note)
        yield _SPOKEN.get(kind, ""), "：".join(filter(None, (author, words))) if words else "", box


def _painted(note: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    filled = pdfium.FPDFAnnot_GetColor(note, pdfium.FPDFANNOT_COLORTYPE_InteriorColor, red, green, blue, alpha)
    return bool(filled and alpha.value >= _OPAQUE)


def _annotation_box(note: object) -> _Box | None:
    rectangle = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(note, rectangle):
        return None
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _string(note: object, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\x00").strip()
