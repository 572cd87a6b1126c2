"""What a reader of the new file must know of cells that the old file did not print plainly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from gongkai.annual.forms import SECTIONS
from gongkai.annual.record import AnnualReport, Status
from gongkai.documents.layout import MISSING_MARK, RESULTS_LABEL, CellLabels, LaidRow, labels
from gongkai.documents.writers.wording import DOUBT, digits, printable

NOTES_HEADING = "附：转写说明"
"""Heading of the notes after the report; what follows it is ours and no part of the report."""

_Labelled = list[tuple[str, CellLabels]]


def conversion_notes(report: AnnualReport, laid: Mapping[str, tuple[LaidRow, ...]]) -> Iterator[str]:
    """One sentence for each table that is not there, each row with missing cells, each repaired or doubtful cell."""
    for number, rows in laid.items():
        labelled = labels(rows)
        if all(report.cell(address).status is Status.MISSING for address in labelled):
            yield f"原件没有表{number}（{SECTIONS['一二三四'.index(number)]}）。"
            continue
        for row, cells in groupby(labelled.items(), key=lambda item: item[1].row):
            yield from _row_notes(report, f"表{number}", row, list(cells))


def _row_notes(report: AnnualReport, table: str, row: tuple[str, ...], cells: _Labelled) -> Iterator[str]:
    name = "／".join(label for label in row if label != RESULTS_LABEL)
    where = f"{table}“{name}”行" if name else table
    missing = [label for address, label in cells if report.cell(address).status is Status.MISSING]
    if missing:
        which = "整行" if len(missing) == len(cells) else "、".join(f"“{_column(label)}”" for label in missing)
        yield f"{where}：原件没有{which}，印“{MISSING_MARK}”。"
    for address, label in cells:
        cell, place = report.cell(address), f"{where}“{_column(label)}”"
        if cell.status is Status.REPAIRED:
            yield f"{place}：原件印作“{printable(cell.text)}”，按勾稽关系只能是{digits(address, cell)}。"
        elif cell.status is Status.DOUBTFUL:
            yield f"{place}：原件此处不可靠，照录并加“{DOUBT}”。"


def _column(label: CellLabels) -> str:
    """The column's own label; in table four, which has no row labels, the proceedings before it."""
    return label.column[-1] if label.row else "／".join(label.column[-2:])
