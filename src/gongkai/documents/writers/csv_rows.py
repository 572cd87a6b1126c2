"""A report as CSV: a cell a row (address, label, value, status, text, unit), then what the record says in prose.

The file is UTF-8 with a byte order mark, so that Excel reads it as Chinese. A text that a spreadsheet could take
for a formula has an apostrophe before it; numbers are left alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from gongkai.annual.record import AnnualReport, Cell, Value
from gongkai.documents.data_files import CSV_HEADER, FORMULA_STARTS
from gongkai.documents.layout import labels
from gongkai.documents.writers.official import laid_tables

SECTION_LABELS = ("引言", "第一部分", "第二部分", "第三部分", "第四部分", "第五部分", "第六部分")

_Row = tuple[str, str, str, str, str, str]
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


def render(report: AnnualReport) -> bytes:
    """The report as UTF-8 with a byte order mark and lines that end as RFC 4180 asks."""
    memory = StringIO(newline="")
    writer = csv.writer(memory, lineterminator="\r\n")
    writer.writerow(CSV_HEADER)
    writer.writerows(tuple(inert(field) for field in row) for row in _rows(report))
    return memory.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> inert("=1+1"), inert("-14"), inert("云岭市")
    ("'=1+1", '-14', '云岭市')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _NUMBER.fullmatch(text) else text


def _rows(report: AnnualReport) -> Iterator[_Row]:
    yield _fact("organ", "机关", report.organ)
    yield _fact("year", "年度", str(report.year or ""))
    yield _fact("form", "格式", str(report.form or ""))
    yield _fact("title", "标题", report.title)
    for rows in laid_tables(report).values():
        for address, label in labels(rows).items():
            yield _cell(address, str(label), report.cell(address))
    for number, label_text in enumerate(SECTION_LABELS):
        if str(number) in report.narrative:
            yield _fact(f"narrative.{number}", label_text, report.narrative[str(number)])


def _fact(address: str, label: str, text: str) -> _Row:
    return address, label, "", "", text, ""


def _cell(address: str, label: str, cell: Cell) -> _Row:
    return address, label, _digits(cell.value), cell.status.value, cell.text, cell.unit


def _digits(value: Value) -> str:
    return "" if value is None else str(value) if isinstance(value, int) else f"{value:f}"
