"""A document as one stream of texts and runs of cells, whatever its tables were encoded in.

A run is what can be a row of values: the cells of a table row right of its label, or the numbers that follow
a label in plain text. Nothing here knows which table a run belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from gongkai.annual.record import Place
from gongkai.documents.grid import Document, GridCell, Paragraph, Table
from gongkai.documents.readers.recognise.normalise import keep_length, letters
from gongkai.documents.readers.recognise.pieces import Piece, Run, Slot, Source, Span, Word
from gongkai.documents.readers.recognise.prints import Kind, Print, read_print

_PAGE_MARK = re.compile(
    r"[\s*_]*(?:[-—–·~]+[\s*_]*\d{1,4}[\s*_]*[-—–·~]+|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4})[\s*_]*"
)
_RULE = re.compile(r"[\s|:+=_-]*[-=]{2,}[\s|:+=_-]*")
_NUMBER = r"[-−–]?\d+(?:,\d{3})*(?:\.\d+)?"
_RUN = re.compile(rf"{_NUMBER}(?:[\s|]*{_NUMBER})*")
_TOKEN = re.compile(_NUMBER)
_ITEM = re.compile(r"[.、．,]\s*[\u4e00-\u9fff]")
_RAGGED = re.compile(r"[-+/%~.,A-Za-z]")
_DIGIT = re.compile(r"\d")
_UNIT = re.compile(r"\s*(万元|元)")
_TRAILING = re.compile(rf"(?:\s|(?<=[\u4e00-\u9fff)]))({_NUMBER}(?:\s+{_NUMBER})*)\s*$")
_REACH = 400
"""How many characters before a run can hold its label."""

_BESIDE = 120
"""How many characters beside a number can be its label."""

_WHOLE = frozenset((7, 15))
"""How many numbers make a whole row of table three, of table four."""


def stream(document: Document) -> tuple[Piece, ...]:
    """Every text and every run of a document in reading order; page numbers and ruled lines left out."""
    pieces: list[Piece] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            pieces.extend(_table(block, index))
        elif not is_page_mark(block.text):
            pieces.extend(_prose(block, index))
    return tuple(pieces)


def is_page_mark(text: str) -> bool:
    """Whether a line is only a page number or a ruled line.

    >>> [is_page_mark(text) for text in ("- 3 -", "— 8 **—**", "第 3 页 共 9 页", "|---|---|", "3.其他")]
    [True, True, True, True, False]
    """
    return len(text) < 60 and bool(_PAGE_MARK.fullmatch(text) or _RULE.fullmatch(text))  # noqa: PLR2004 - a line


def _table(table: Table, index: int) -> Iterator[Piece]:
    for _, group in groupby(sorted(table.cells, key=_position), key=lambda cell: cell.row):
        cells = tuple(group)
        if any(cell.text.strip("-: ") for cell in cells):
            yield from _row(cells, table, index)


def _position(cell: GridCell) -> tuple[int, int]:
    return cell.row, cell.column


def _row(cells: tuple[GridCell, ...], table: Table, index: int) -> Iterator[Piece]:
    """The label of a table row, then the cells right of it."""
    prints = [read_print(cell.text) for cell in cells]
    first, last = _tail(prints)
    span = Span(index, cells[0].row, cells[0].row)
    words = " ".join(cell.text for cell, said in zip(cells, prints, strict=True) if said.kind is Kind.TEXT)
    label = [cell.text for cell, said in zip(cells[:first], prints, strict=False) if said.kind is Kind.TEXT]
    slots = [_slot(cell, said) for cell, said in zip(cells[first:last], prints[first:last], strict=True)]
    glued = _TRAILING.search(keep_length(label[-1])) if label and len(label[-1]) <= _BESIDE else None
    if glued and label:
        slots = [*_tokens(glued[1], cells[max(first - 1, 0)].where, glued.start(1)), *slots]
        label[-1] = label[-1][: glued.start()]
    own = letters("".join(label))
    yield Word(words, Source.TABLE, span)
    if slots:
        yield Run(tuple(slots), own, Source.TABLE, span, index, table.exact, len(cells))


def _tail(prints: list[Print]) -> tuple[int, int]:
    """The last stretch of cells without words that holds a number, else the last stretch."""
    stretches: list[tuple[int, int]] = []
    start = 0
    for position, said in enumerate([*prints, Print("", Kind.TEXT)]):
        if said.kind is Kind.TEXT:
            if position > start:
                stretches.append((start, position))
            start = position + 1
    numbered = [s for s in stretches if any(said.kind in (Kind.NUMBER, Kind.DIGITS) for said in prints[slice(*s)])]
    return (numbered or stretches or [(len(prints), len(prints))])[-1]


def _slot(cell: GridCell, said: Print) -> Slot:
    return Slot(said, cell.where, cell.column, cell.columns)


def _prose(paragraph: Paragraph, index: int) -> Iterator[Piece]:
    """Texts and runs of numbers of a paragraph; an item number belongs to the label behind it."""
    if not _DIGIT.search(paragraph.text):
        yield _word(paragraph.text, index, 0)
        return
    text = keep_length(paragraph.text)
    done = 0
    for run in _runs(text):
        start, end = run
        before = text[done:start]
        if before.strip():
            yield _word(before, index, done)
        own = letters(before.rsplit("\n", 1)[-1][-_BESIDE:])
        slots = tuple(_tokens(text[start:end], paragraph.where, start))
        ragged = bool(_RAGGED.match(text[end : end + 1]) or _RAGGED.match(text[start - 1 : start] if start else ""))
        yield Run(slots, own, Source.PROSE, Span(index, start, end), ragged=ragged)
        done = end
    if text[done:].strip():
        yield _word(text[done:], index, done)


def _word(text: str, index: int, start: int) -> Word:
    return Word(text, Source.PROSE, Span(index, start, start + len(text)))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    for found in _RUN.finditer(text):
        start, end = found.span()
        if _ITEM.match(text, end):
            end -= 1
            while end > start and not text[end - 1].isdigit():
                end -= 1
        elif unit := _UNIT.match(text, end):
            end = unit.end()
        if end > start:
            yield start, end


def _tokens(text: str, where: Place, start: int) -> Iterator[Slot]:
    """The numbers of a run, each with its offsets in the paragraph; a unit stays with the last one."""
    found = list(_TOKEN.finditer(text))
    for position, token in enumerate(found):
        end = len(text.rstrip()) if position == len(found) - 1 else token.end()
        place = _part_of(where, start + token.start(), start + end)
        yield Slot(read_print(text[token.start() : end]), place, position)


def _part_of(where: Place, start: int, end: int) -> Place:
    """The place of a part of a text, by its offsets in that text."""
    first = where.start or 0
    return Place(
        where.page, where.table, where.row, where.column, where.line, where.sheet, first + start, first + end, where.box
    )


def words_before(pieces: Iterable[Piece]) -> Iterator[tuple[str, Run]]:
    """Every run with the letters that stand between it and the run before it, the nearest `_REACH` of them.

    Numbers of plain text with nothing between them, one on a line or several, are one run, unless a line
    alone fills a row. A row of empty cells takes no letters away: its label may go on in the next row.
    """
    gathered: list[str] = []
    waiting: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Run) and waiting and _joins(waiting[-1], piece):
            waiting.append(piece)
            continue
        if waiting:
            yield letters("".join(gathered)[-_REACH:]), _joined(waiting)
            if not waiting[0].empty:
                gathered.clear()
            waiting = []
        if isinstance(piece, Word):
            gathered.append(piece.text)
        else:
            waiting = [piece]
    if waiting:
        yield letters("".join(gathered)[-_REACH:]), _joined(waiting)


def _joins(first: Run, second: Run) -> bool:
    """Whether two neighbouring runs are parts of one, as cells that stand one on a line."""
    prose = first.source is second.source is Source.PROSE
    return prose and not second.own and not {len(first.slots), len(second.slots)} & _WHOLE


def _joined(runs: list[Run]) -> Run:
    if len(runs) == 1:
        return runs[0]
    slots = tuple(slot for run in runs for slot in run.slots)
    return replace(runs[0], slots=slots, ragged=any(run.ragged for run in runs))
