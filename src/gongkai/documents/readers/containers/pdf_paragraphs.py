"""Lines of prose become paragraphs: by indent, by a line that ends early, by distance and by size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.annual.record import Place
from gongkai.documents.grid import Paragraph
from gongkai.documents.readers.containers.pdf_lines import Line
from gongkai.documents.readers.containers.pdf_paths import Box
from gongkai.documents.readers.containers.pdf_tables import rounded

_INDENT = 0.8
_EARLY = 1.6
_APART = 1.5
_SIZE = 0.2
_LONG = 0.6


def paragraphs(lines: Sequence[Line], page: int) -> Iterator[Paragraph]:
    """The paragraphs of consecutive lines of a page. One that runs over the page is two."""
    left, right = _column(lines)
    part: list[Line] = []
    for line in lines:
        if part and _opens(part[-1], line, left, right):
            yield _paragraph(part, page)
            part = []
        part.append(line)
    if part:
        yield _paragraph(part, page)


def _column(lines: Sequence[Line]) -> tuple[float, float]:
    """Left and right edge of the text, by its long lines."""
    widest = max((line.box[2] - line.box[0] for line in lines), default=0.0)
    long = [line.box for line in lines if line.box[2] - line.box[0] >= _LONG * widest]
    return min((box[0] for box in long), default=0.0), max((box[2] for box in long), default=0.0)


def _opens(above: Line, line: Line, left: float, right: float) -> bool:
    size = line.size
    return (
        line.box[0] > left + _INDENT * size
        or above.box[2] < right - _EARLY * above.size
        or line.box[1] - above.box[3] > _APART * size
        or abs(size - above.size) > _SIZE * above.size
    )


def _paragraph(lines: Sequence[Line], page: int) -> Paragraph:
    text = ""
    for line in lines:
        words = text[-1:].isascii() and text[-1:].isalpha() and line.text[:1].isascii() and line.text[:1].isalpha()
        text += f" {line.text}" if words else line.text
    return Paragraph(text, Place(page=page, box=rounded(_around([line.box for line in lines]))))


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
