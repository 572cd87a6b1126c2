"""What a reader of the new file must know of cells that the old file did not print plainly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongkai.annual.forms import SECTIONS
from gongkai.annual.record import AnnualReport, Status
from gongkai.documents.layout import MISSING_MARK, RESULTS_LABEL, CellLabels, LaidRow, labels
from gongkai.documents.writers.wording import DOUBT, digits, printable


def conversion_notes(report: AnnualReport, laid: Mapping[str, tuple[LaidRow, ...]]) -> Iterator[str]:
    """One sentence for the cells that are not there, one for each such table, each repaired or doubtful cell."""
    absent = False
    for number, rows in laid.items():
        labelled = labels(rows)
        if all(report.cell(address).status is Status.MISSING for address in labelled):
            yield f"原件没有表{number}（{SECTIONS['一二三四'.index(number)]}）。"
            continue
        absent |= any(report.cell(address).status is Status.MISSING for address in labelled)
        yield from _cell_notes(report, f"表{number}", labelled)
    if absent:
        yield f"表中印“{MISSING_MARK}”的格，原件没有。"


def _cell_notes(report: AnnualReport, table: str, labelled: Mapping[str, CellLabels]) -> Iterator[str]:
    for address, label in labelled.items():
        cell, place = report.cell(address), f"{table}{_place(label)}"
        if cell.status is Status.REPAIRED:
            yield f"{place}：原件印作“{printable(cell.text)}”，按勾稽关系只能是{digits(address, cell)}。"
        elif cell.status is Status.DOUBTFUL:
            yield f"{place}：原件此处不可靠，照录并加“{DOUBT}”。"


def _place(label: CellLabels) -> str:
    """Row and column of a cell; in table four, which has no row labels, the proceedings and the result."""
    if not label.row:
        return f"“{'／'.join(label.column[-2:])}”"
    row = "／".join(text for text in label.row if text != RESULTS_LABEL)
    return f"“{row}”行“{label.column[-1]}”列"
