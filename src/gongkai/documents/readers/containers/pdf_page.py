"""What pdfium tells of one page: its glyphs and its drawn rules, in points from the page's upper left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import byref
from dataclasses import dataclass
from unicodedata import normalize

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.pdf_paths import IDENTITY, Box, Matrix, PathReader, Rules, placed

Glyph = tuple[float, float, float, float, str]
"""Left, top, right, bottom of a character's cell in its font, and the character. Blanks are not glyphs."""

_BLANK = frozenset((0xA0, 0x3000, 0x200B, 0xFEFF, 0xFFFE, 0xAD, 0x2028, 0x2029))
_RADICALS = range(0x2E80, 0x2FE0)
_SURROGATES = range(0xD800, 0xE000)
_DEPTH = 6
_UPRIGHT = 0.06
_SLANTED = 1.25


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as drawn. `pictures` is the share of the page that images cover, `cut` whether too much was on it."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: Rules
    pictures: float
    cut: bool


def read_sheet(page: PdfPage, number: int) -> Sheet:
    """Glyphs and rules of a page, turned the way it is shown."""
    width, height = page.get_size()
    turn = _turn(page, width, height)
    textpage = page.get_textpage()
    try:
        glyphs, cut = _glyphs(textpage.raw, turn)
    finally:
        textpage.close()
    paths = PathReader(turn)
    pictures = _objects(page, paths)
    share = pictures / (width * height) if width * height else 0.0
    return Sheet(number, width, height, glyphs, paths.rules, share, cut or paths.full)


def _turn(page: PdfPage, width: float, height: float) -> Callable[[float, float, float, float], Box]:
    """From left, bottom, right, top in the page's own space to left, top, right, bottom as shown."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    if rotation == 90:  # noqa: PLR2004 - a quarter
        return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if rotation == 180:  # noqa: PLR2004 - a half
        return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    if rotation == 270:  # noqa: PLR2004 - three quarters
        return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
    return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)


def _glyphs(textpage: object, turn: Callable[[float, float, float, float], Box]) -> tuple[list[Glyph], bool]:
    count = pdfium.FPDFText_CountChars(textpage)
    unicode, loose = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    rect = pdfium.FS_RECTF()
    reference = byref(rect)
    glyphs: list[Glyph] = []
    heights: list[float] = []
    indices: list[int] = []
    for index in range(min(count, caps.PAGE_OBJECTS)):
        code = unicode(textpage, index)
        if code <= 0x20 or code in _BLANK or not loose(textpage, index, reference):  # noqa: PLR2004 - controls and space
            continue
        box = turn(rect.left, rect.bottom, rect.right, rect.top)
        glyphs.append((*box, _character(code)))
        heights.append(box[3] - box[1])
        indices.append(index)
    if heights and max(heights) > _SLANTED * sorted(heights)[len(heights) // 2]:
        glyphs = _upright(textpage, glyphs, indices, heights)
    return glyphs, count > caps.PAGE_OBJECTS


def _character(code: int) -> str:
    """The character meant: a radical that a font put for the whole character becomes that character."""
    if code in _SURROGATES or code > 0x10FFFF:  # noqa: PLR2004 - the end of Unicode
        return "\ufffd"
    return normalize("NFKC", chr(code)) if code in _RADICALS else chr(code)


def _upright(textpage: object, glyphs: list[Glyph], indices: list[int], heights: list[float]) -> list[Glyph]:
    """The glyphs without those of a slanted watermark; only unusually tall boxes are asked for their angle."""
    tall = _SLANTED * sorted(heights)[len(heights) // 2]
    return [
        glyph
        for glyph, index, height in zip(glyphs, indices, heights, strict=True)
        if height <= tall or _straight(pdfium.FPDFText_GetCharAngle(textpage, index))
    ]


def _straight(angle: float) -> bool:
    quarter = 1.5707963
    return abs(angle / quarter - round(angle / quarter)) < _UPRIGHT


def _objects(page: PdfPage, paths: PathReader) -> float:
    """Feed every path of the page to the reader; return the area that images cover."""
    pictures = 0.0
    count = pdfium.FPDFPage_CountObjects(page.raw)
    top = ((pdfium.FPDFPage_GetObject(page.raw, index), IDENTITY) for index in range(count))
    for item, matrix in _flat(top, _DEPTH):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths.take(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, top_edge, right, bottom = paths.bounds(item, matrix)
            pictures += (right - left) * (bottom - top_edge)
        if paths.full:
            break
    return pictures


def _flat(items: Iterator[tuple[object, Matrix]], depth: int) -> Iterator[tuple[object, Matrix]]:
    """Page objects with their matrix, those inside forms too."""
    for item, matrix in items:
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM and depth:
            inner = placed(item, matrix)
            count = max(pdfium.FPDFFormObj_CountObjects(item), 0)
            yield from _flat(
                ((pdfium.FPDFFormObj_GetObject(item, index), inner) for index in range(count)), depth - 1
            )
        else:
            yield item, matrix
