"""A report as a tagged PDF (PDF/UA-1) on the page of GB/T 9704, set by Typst."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gongkai.annual.record import AnnualReport
from gongkai.documents.layout import NOTES_HEADING, LaidRow, PlacedCell, placed, width
from gongkai.documents.writers.official import OfficialReport, PrintedTable, Section, compose, title_lines
from gongkai.documents.writers.paper import WIDTHS, scale
from gongkai.documents.writers.typesetting import typeset
from gongkai.documents.writers.wording import lead

_Json = dict[str, object]

# By number of columns: size in points, padding in millimetres.
_SIZES = {4: (12, 2.6), 10: (9, 1.45), 15: (9, 1.6)}


def render(report: AnnualReport) -> bytes:
    """The report as PDF. Raises WriteError where no font here has one of its characters."""
    return printed(compose(report))


def printed(official: OfficialReport) -> bytes:
    """Anything composed as a report is, as PDF. Raises WriteError as above."""
    return typeset("report.typ", _data(official), dated=official.dated)


def _data(official: OfficialReport) -> _Json:
    return {
        "title": official.title,
        "title_lines": title_lines(official),
        "organ": official.organ,
        "sections": [_section(section) for section in official.sections],
        "signature": official.signature,
        "notes": official.notes,
        "notes_heading": NOTES_HEADING,
    }


def _section(section: Section) -> _Json:
    return {
        "heading": section.heading,
        "table": _table(section.table) if section.table else None,
        "paragraphs": [dict(zip(("lead", "rest"), lead(text), strict=True)) for text in section.paragraphs],
    }


def _table(table: PrintedTable) -> _Json:
    columns = width(table.rows)
    size, padding = _SIZES[columns]
    return {
        "columns": WIDTHS[columns],
        "size": size,
        "padding": padding,
        "tearable": not any(row.head for row in table.rows),
        "groups": list(_groups(table.rows)),
    }


def _groups(rows: tuple[LaidRow, ...]) -> Iterator[_Json]:
    """Runs of header rows and of other rows; only the header at the top is printed again on a new page."""
    cells = tuple(placed(rows))
    for is_header, run in groupby(range(len(rows)), key=lambda number: rows[number].labels_only):
        members = set(run)
        yield {
            "header": is_header,
            "level": 1,
            "repeat": any(rows[number].head for number in members),
            "cells": [_cell(at, rows) for at in cells if at.row in members],
        }


def _cell(at: PlacedCell, rows: tuple[LaidRow, ...]) -> _Json:
    return {
        "x": at.column,
        "y": at.row,
        "rows": at.cell.rows,
        "columns": at.cell.columns,
        "header": at.cell.header,
        "left": at.cell.header and at.cell.rows == 1 and not rows[at.row].labels_only,
        "text": at.cell.text,
        "scale": scale(at.cell.text, width(rows)),
    }
