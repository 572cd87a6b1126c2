"""Tables of texts in columns, wide Chinese characters counted as two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from gongkai.cli.sheet.folding import fold
from gongkai.cli.sheet.screen import Screen, Style, Styled

_GAP = "  "
_NARROWEST = 8


def table(screen: Screen, headers: Sequence[str], rows: Iterable[Sequence[Styled]], *, words: int) -> Iterator[str]:
    """The lines of a table: headers, a rule, the rows. The first `words` columns hold words, the others figures.

    Words stand at the left, figures at the right. A table wider than the screen has its widest columns folded.
    A row may be shorter than the headers.
    """
    body = [[*row, *([Styled("")] * (len(headers) - len(row)))] for row in rows]
    head = [Styled(header, Style.FAINT) for header in headers]
    widths = _fitted([_width(column) for column in zip(head, *body, strict=True)], screen.width)
    yield from _lines(screen, head, widths, words, bottom=True)
    yield "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    for row in body:
        yield from _lines(screen, row, widths, words)


def _width(column: Iterable[Styled]) -> int:
    return max(cell_len(line) for cell in column for line in cell.text.split("\n"))


def _fitted(widths: list[int], room: int) -> list[int]:
    """The widths, the widest made narrower until all fit."""
    room -= len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _lines(
    screen: Screen, row: Sequence[Styled], widths: Sequence[int], words: int, *, bottom: bool = False
) -> Iterator[str]:
    """A row as lines; where one cell has fewer than the others, blanks stand below it, or above it with `bottom`."""
    folded = [_folded(cell.text, width) for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, folded))
    if bottom:
        folded = [[""] * (height - len(lines)) + lines for lines in folded]
    for line in zip_longest(*folded, fillvalue=""):
        yield _GAP.join(
            _set(screen, Styled(text, cell.style), width, left=position < words)
            for position, (text, cell, width) in enumerate(zip(line, row, widths, strict=True))
        )


def _folded(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in fold(part, width).split("\n")]


def _set(screen: Screen, styled: Styled, width: int, *, left: bool) -> str:
    blanks = " " * (width - cell_len(styled.text))
    return screen.paint(styled) + blanks if left else blanks + screen.paint(styled)
