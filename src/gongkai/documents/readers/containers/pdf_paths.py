"""Drawn paths of a PDF page become rules: level and upright strokes, thin bars, edges of drawn rectangles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from struct import Struct

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from gongkai.documents.readers.containers import caps

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Turn = Callable[[float, float, float, float], Box]
"""From left, bottom, right, top in the page's own space to left, top, right, bottom as the page is shown."""

Level = tuple[float, float, float]
"""A rule: where it lies across (y of a level one, x of an upright one), where it starts and ends along."""

_CORNERS = Struct("4f")
_DEPTH = 6
_THIN = 3.5
_SHORT = 2.5
_SLACK = 0.6
_RECTANGLE = (4, 5)
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Rules:
    """Level and upright rules of a page."""

    level: list[Level] = field(default_factory=list)
    upright: list[Level] = field(default_factory=list)


class PathReader:
    """Reads what a page draws: its `rules`, and the area of its `pictures` in square points.

    It is `full`, and stops, once there are more segments than any page of a report has.
    """

    def __init__(self, turn: Turn) -> None:
        self.turn = turn
        self.rules = Rules()
        self.segments = 0
        self.pictures = 0.0
        self._corners = bytearray(_CORNERS.size)  # pdfium writes here: one read is quicker than four attributes
        self._numbers = [c_float.from_buffer(self._corners, 4 * place) for place in range(4)]
        self._references = tuple(byref(number) for number in self._numbers)
        self._modes = c_int(), c_int()
        self._mode_references = byref(self._modes[0]), byref(self._modes[1])

    @property
    def full(self) -> bool:
        """Whether the page has too many segments to go on."""
        return self.segments > caps.PAGE_OBJECTS

    def read(self, page: PdfPage) -> None:
        """Take every path and picture of a page."""
        count = max(pdfium.FPDFPage_CountObjects(page.raw), 0)
        self._walk(map(pdfium.FPDFPage_GetObject, repeat(page.raw), range(count)), _IDENTITY, _DEPTH)

    def _walk(self, items: Iterable[object], matrix: Matrix, depth: int) -> None:
        """The objects of a page or of a form on it, those of forms inside it too."""
        kind_of, path, text = pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_TEXT
        for item in items:
            kind = kind_of(item)
            if kind == text:
                continue
            if kind == path:
                self._take(item, matrix)
                if self.full:
                    return
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                left, top, right, bottom = self._bounds(item, matrix)
                self.pictures += (right - left) * (bottom - top)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
                count = max(pdfium.FPDFFormObj_CountObjects(item), 0)
                inner = map(pdfium.FPDFFormObj_GetObject, repeat(item), range(count))
                self._walk(inner, _placed(item, matrix), depth - 1)

    def _bounds(self, item: object, matrix: Matrix) -> Box:
        """Where an object lies on the page as shown."""
        pdfium.FPDFPageObj_GetBounds(item, *self._references)
        x0, y0, x1, y1 = _CORNERS.unpack_from(self._corners)
        if matrix != _IDENTITY:
            x0, y0, x1, y1 = _spanned([_moved(x, y, matrix) for x in (x0, x1) for y in (y0, y1)])
        return self.turn(x0, y0, x1, y1)

    def _take(self, item: object, matrix: Matrix) -> None:
        """Add what a path draws; most are thin bars, of which nothing but their place need be known."""
        self.segments += 1
        box = self._bounds(item, matrix)
        if _is_thin(box):
            self._bar(box)
            return
        count = pdfium.FPDFPath_CountSegments(item)
        self.segments += max(count, 0)
        pdfium.FPDFPath_GetDrawMode(item, *self._mode_references)
        filled, stroked = (mode.value for mode in self._modes)
        only_shaded = not stroked and count in _RECTANGLE
        if (filled or stroked) and not (only_shaded or self.full):
            self._trace(item, matrix, count, stroked=bool(stroked))

    def _bar(self, box: Box) -> None:
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        if width >= height and width > _SHORT:
            self.rules.level.append(((top + bottom) / 2, left, right))
        elif height > width and height > _SHORT:
            self.rules.upright.append(((left + right) / 2, top, bottom))

    def _trace(self, item: object, matrix: Matrix, count: int, *, stroked: bool) -> None:
        """Follow a path's segments: stroked ones are rules themselves, filled outlines are bars if thin."""
        own = _placed(item, matrix)
        outline: list[tuple[float, float]] = []
        for index in range(count):
            kind, point, closes = self._segment(item, index, own)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                self._outline(outline, stroked=stroked)
                outline = []
            outline.append(point)
            if closes:
                outline.append(outline[0])
        self._outline(outline, stroked=stroked)

    def _segment(self, item: object, index: int, matrix: Matrix) -> tuple[int, tuple[float, float], bool]:
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, *self._references[:2])
        point = _moved(self._numbers[0].value, self._numbers[1].value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        return kind, point, bool(pdfium.FPDFPathSegment_GetClose(segment))

    def _outline(self, points: list[tuple[float, float]], *, stroked: bool) -> None:
        if len(points) < 2:  # noqa: PLR2004 - a point draws nothing
            return
        box = self.turn(*_spanned(points))
        if _is_thin(box):
            self._bar(box)
        elif stroked:
            for start, end in pairwise(points):
                edge = self.turn(*_spanned([start, end]))
                if min(edge[2] - edge[0], edge[3] - edge[1]) < _SLACK:
                    self._bar(edge)


def _is_thin(box: Box) -> bool:
    return box[2] - box[0] < _THIN or box[3] - box[1] < _THIN


def _placed(item: object, outer: Matrix) -> Matrix:
    """An object's own matrix followed by the one of the form it stands in."""
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, own)
    p, q, r, s, t, u = outer
    return (
        own.a * p + own.b * r,
        own.a * q + own.b * s,
        own.c * p + own.d * r,
        own.c * q + own.d * s,
        own.e * p + own.f * r + t,
        own.e * q + own.f * s + u,
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def _spanned(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
