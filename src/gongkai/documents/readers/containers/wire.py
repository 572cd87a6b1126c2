"""A document as JSON bytes and back: how it comes home from the child process that read it.

JSON, not pickle or marshal: the child has parsed hostile bytes, and whatever it sends must be unable
to be more than text and numbers. Every field is given its type again on arrival.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from gongkai.annual.record import Place
from gongkai.documents.grid import Block, Document, GridCell, Paragraph, Table

_Box = tuple[float, float, float, float]
_Place = tuple[
    int | None, int | None, int | None, int | None, int | None, str | None, int | None, int | None, _Box | None
]
_Cell = tuple[str, int, int, int, int, _Place]
_Block = tuple[str, int, _Place, Sequence[_Cell] | None]


def pack(document: Document) -> bytes:
    """A document as UTF-8 JSON. Lone surrogates, which no text may hold, become question marks."""
    plain = (
        [_plain(block) for block in document.blocks],
        document.container,
        document.pages,
        document.metadata,
        document.notes,
    )
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpack(data: bytes) -> Document:
    """The document that `pack` packed. Raises ValueError or TypeError on anything else."""
    blocks, container, pages, metadata, notes = json.loads(data)
    return Document(
        tuple(map(_block, blocks)),
        str(container),
        int(pages),
        tuple((str(key), str(value)) for key, value in metadata),
        tuple(map(str, notes)),
    )


def _plain(block: Block) -> _Block:
    """Text, level and no cells for a paragraph; no text, exactness and cells for a table."""
    if isinstance(block, Paragraph):
        return block.text, block.level, _plain_place(block.where), None
    cells = [
        (cell.text, cell.row, cell.column, cell.rows, cell.columns, _plain_place(cell.where)) for cell in block.cells
    ]
    return "", int(block.exact), _plain_place(block.where), cells


def _plain_place(at: Place) -> _Place:
    return at.page, at.table, at.row, at.column, at.line, at.sheet, at.start, at.end, at.box


def _block(plain: _Block) -> Block:
    text, number, where, cells = plain
    if cells is None:
        return Paragraph(str(text), _place(where), int(number))
    return Table(tuple(map(_cell, cells)), _place(where), bool(number))


def _cell(plain: _Cell) -> GridCell:
    text, row, column, rows, columns, where = plain
    return GridCell(str(text), int(row), int(column), int(rows), int(columns), _place(where))


def _place(plain: _Place) -> Place:
    page, table, row, column, line, sheet, start, end, box = plain
    return Place(
        page=_whole(page),
        table=_whole(table),
        row=_whole(row),
        column=_whole(column),
        line=_whole(line),
        sheet=None if sheet is None else str(sheet),
        start=_whole(start),
        end=_whole(end),
        box=_rectangle(box),
    )


def _whole(number: int | None) -> int | None:
    return None if number is None else int(number)


def _rectangle(box: _Box | None) -> _Box | None:
    if box is None:
        return None
    left, top, right, bottom = box
    return float(left), float(top), float(right), float(bottom)
