"""What pdfium tells of one page: its glyphs and its drawn rules, in points from the page's upper left corner."""

from __future__ import annotations

import sys
from ctypes import byref, c_double, c_ushort, sizeof
from dataclasses import dataclass
from struct import Struct
from unicodedata import normalize

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.pdf_paths import Box, PathReader, Rules, Turn

Glyph = tuple[float, float, float, float, str]
"""Left, top, right, bottom of a character's cell in its font, and the character. Blanks are not glyphs."""

_BLANK = frozenset([*map(chr, range(0x21)), *"\u00a0\u00ad\u200b\u2028\u2029\u3000\ufeff\ufffe\uffff"])
_SIMPLE_RADICALS = (
    "⺁厂⺓幺⺝月⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青"
    "⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
RADICALS = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FE0)} | {
    ord(radical): character for radical, character in zip(*[iter(_SIMPLE_RADICALS)] * 2, strict=True)
}
"""Radicals that some fonts give for whole characters, and the characters meant."""

_SURROGATES = range(0xD800, 0xE000)
_CORNERS = Struct("4f")
_UPRIGHT = 0.06
_TALL = 1.3
_ABSURD = 4.0


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
    turn = _turn(page)
    textpage = page.get_textpage()
    try:
        glyphs, cut = _glyphs(textpage.raw, turn)
    finally:
        textpage.close()
    paths = PathReader(turn)
    paths.read(page)
    share = paths.pictures / (width * height) if width * height else 0.0
    return Sheet(number, width, height, glyphs, paths.rules, share, cut or paths.full)


def _turn(page: PdfPage) -> Turn:
    """From the page's own space, which knows no rotation, to the page as it is shown."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    if rotation == 90:  # noqa: PLR2004 - a quarter
        return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if rotation == 180:  # noqa: PLR2004 - a half
        return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    if rotation == 270:  # noqa: PLR2004 - three quarters
        return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
    return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)


def _glyphs(textpage: object, turn: Turn) -> tuple[list[Glyph], bool]:
    """The glyphs in the order of the file, and whether there were too many. The hot loop of a PDF."""
    characters, cut = _characters(textpage)
    loose, corners = pdfium.FPDFText_GetLooseCharBox, bytearray(sizeof(pdfium.FS_RECTF))
    reference, read = byref(pdfium.FS_RECTF.from_buffer(corners)), _CORNERS.unpack_from
    boxes = [
        (read(corners), character, index)
        for index, character in enumerate(characters)
        if character not in _BLANK and loose(textpage, index, reference)
    ]
    glyphs: list[Glyph] = [
        (*turn(left, bottom, right, top), character) for (left, top, right, bottom), character, _ in boxes
    ]
    return _corrected(textpage, glyphs, [index for _, _, index in boxes], turn), cut


def _characters(textpage: object) -> tuple[str, bool]:
    """The characters of a page, one for each that pdfium counts, and whether there were too many."""
    count = pdfium.FPDFText_CountChars(textpage)
    wanted = min(max(count, 0), caps.PAGE_OBJECTS)
    buffer = (c_ushort * (wanted + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, wanted, buffer)
    text = bytes(buffer)[: 2 * wanted].decode("utf-16-le", "replace")
    if written != wanted + 1 or len(text) != wanted:  # characters that it leaves out: ask for each
        unicode = pdfium.FPDFText_GetUnicode
        text = "".join(_character(unicode(textpage, index)) for index in range(wanted))
    return text.translate(RADICALS), count > wanted


def _character(code: int) -> str:
    return chr(code) if 0 < code < _SURROGATES.start or _SURROGATES.stop <= code <= sys.maxunicode else "\ufffd"


def _corrected(textpage: object, glyphs: list[Glyph], indices: list[int], turn: Turn) -> list[Glyph]:
    """Unusually tall boxes looked at again: those of a slanted watermark go, those of upright writing shrink.

    pdfium forgets the scale of the text in the loose box of a font for upright writing; the tight one is right.
    """
    heights = [glyph[3] - glyph[1] for glyph in glyphs]
    usual = sorted(heights)[len(heights) // 2] if heights else 0.0
    odd = [place for place, height in enumerate(heights) if height > _TALL * usual]
    if not odd:
        return glyphs
    slanted = set()
    for place in odd:
        index = indices[place]
        if not _straight(pdfium.FPDFText_GetCharAngle(textpage, index)):
            slanted.add(place)
        elif heights[place] > _ABSURD * usual:
            glyphs[place] = (*_tight(textpage, index, turn), glyphs[place][4])
    return [glyph for place, glyph in enumerate(glyphs) if place not in slanted] if slanted else glyphs


def _tight(textpage: object, index: int, turn: Turn) -> Box:
    left, right, bottom, top = (c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage, index, byref(left), byref(right), byref(bottom), byref(top))
    return turn(left.value, bottom.value, right.value, top.value)


def _straight(angle: float) -> bool:
    quarter = 1.5707963
    return abs(angle / quarter - round(angle / quarter)) < _UPRIGHT
