"""Blocks get their places: tables, paragraphs, rows and columns are numbered in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gongkai.annual.record import Place
from gongkai.documents.grid import Block, GridCell, Paragraph, Table
from gongkai.documents.readers.containers import caps
from gongkai.documents.unreadable import UnreadableError


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with places. Tables count from 1, and so do paragraphs that have no line of their own.

    Raises UnreadableError where there are more cells or paragraphs than any report can have.
    """
    return tuple(_numbered(blocks))


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    tables = paragraphs = cells = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
            place = block.where
            yield block if place.line or place.page else replace(block, where=replace(place, line=paragraphs))
        else:
            tables += 1
            cells += len(block.cells)
            yield _table(block, tables)
        if paragraphs > caps.PARAGRAPHS:
            refuse_paragraphs()
        if cells > caps.CELLS:
            refuse_cells()


def refuse_cells() -> None:
    """Raise for a document with too many cells."""
    raise UnreadableError(f"表格超过 {caps.CELLS} 个单元格，不像一份年度报告；请只保留报告本身后再试。")


def refuse_paragraphs() -> None:
    """Raise for a document with too many paragraphs."""
    raise UnreadableError(f"文字超过 {caps.PARAGRAPHS} 段，不像一份年度报告；请只保留报告本身后再试。")


def _table(table: Table, number: int) -> Table:
    cells = tuple(
        GridCell(
            cell.text,
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            _cell_place(cell, number),
        )
        for cell in table.cells
    )
    return Table(cells, replace(table.where, table=number), table.exact)


def _cell_place(cell: GridCell, table: int) -> Place:
    where = cell.where
    return Place(
        page=where.page,
        table=table,
        row=where.row or cell.row + 1,
        column=where.column or cell.column + 1,
        line=where.line,
        sheet=where.sheet,
        start=where.start,
        end=where.end,
        box=where.box,
    )
