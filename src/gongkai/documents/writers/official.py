"""A record as the official form prints it: title, preamble, six sections, three tables, signature, notes.

What is printed where the record is not plain:

- a blank cell is printed blank; a missing cell as `layout.MISSING_MARK`; a table of which every cell is missing
  is left out;
- a repaired cell is printed with its value, a doubtful one as it was printed and with `？` behind it, and both are
  told in the conversion notes after the report, with the print they come from;
- a section is printed with its official heading where the record has the heading, prose or a table of it: a heading
  that the source does not have is not invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from gongkai.annual.equations import SINGLE_OTHER
from gongkai.annual.forms import APPLICANTS, SECTIONS, FormCode, request_address
from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.documents.layout import (
    MISSING_MARK,
    LaidRow,
    dispute_table,
    labels,
    proactive_table,
    request_table,
)

NUMERALS = "一二三四五六"
NOTES_HEADING = "附：转写说明"
"""Heading of the notes after the report; what follows it is ours and no part of the report."""
DOUBT = "？"

_PROCUREMENT = "proactive.procurement.amount"
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LEAD = re.compile(r"[（(][一二三四五六七八九十]+[）)][^。：:；;]{1,40}(?:[。：:]|$)")
_TITLE_WIDTH = 39
_LAST_NARROW = "\u2e7f"
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One of the three tables with its values filled in. `number` is two, three or four in Chinese."""

    number: str
    caption: str
    rows: tuple[LaidRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: `heading` is empty for the preamble, `table` is None where there is none."""

    heading: str
    paragraphs: tuple[str, ...]
    table: PrintedTable | None = None


@dataclass(frozen=True, slots=True)
class OfficialReport:
    """Everything a writer prints, in order; `dated` is the time stamp in files, the same for the same record."""

    title: str
    organ: str
    sections: tuple[Section, ...]
    signature: tuple[str, ...]
    notes: tuple[str, ...]
    dated: datetime


def compose(report: AnnualReport) -> OfficialReport:
    """Lay a record out in its official form."""
    tables = {table.number: table for table in printed_tables(report)}
    sections = (Section("", _paragraphs(report, "0")), *_sections(report, tables))
    return OfficialReport(
        title=printable(report.title) or f"{report.organ}{report.year or ''}年政府信息公开工作年度报告".lstrip("年"),
        organ=printable(report.organ),
        sections=sections,
        signature=_signature(report),
        notes=tuple(_notes(report, tables)),
        dated=_dated(report),
    )


def printed_tables(report: AnnualReport) -> tuple[PrintedTable, ...]:
    """Tables two, three and four with their values; a table of which every cell is missing is not there."""
    if not report.layout:
        return ()
    laid = (
        proactive_table(report.layout),
        request_table(report.layout, single_other=prints_single_other(report)),
        dispute_table(),
    )
    named = zip(NUMERALS[1:4], SECTIONS[1:4], laid, strict=True)
    return tuple(
        PrintedTable(number, caption, _filled(report, rows))
        for number, caption, rows in named
        if any(report.cell(address).status is not Status.MISSING for address in labels(rows))
    )


def prints_single_other(report: AnnualReport) -> bool:
    """Whether a report in the 2021 form prints （六）其他处理 as one row."""
    return report.form is FormCode.Y2021 and any(
        request_address(SINGLE_OTHER, column.key) in report.cells for column in APPLICANTS
    )


def printed(address: str, cell: Cell) -> str:
    """The text of a cell: the value in plain digits, the unit where the form's header does not name it."""
    if cell.status is Status.MISSING:
        return MISSING_MARK
    if cell.status is Status.DOUBTFUL:
        return f"{printable(cell.text) or _number(address, cell)}{DOUBT}"
    return printable(cell.text) if cell.value is None else _number(address, cell)


def printable(text: str) -> str:
    """A text without the control characters that no container may hold, and without white space at its ends."""
    return _UNPRINTABLE.sub("", text).strip()


def lead(paragraph: str) -> tuple[str, str]:
    """Split a paragraph into its level-two heading, `（一）…。`, and what follows; the heading may be empty."""
    found = _LEAD.match(paragraph)
    return (found[0], paragraph[found.end() :]) if found else ("", paragraph)


def text_width(text: str) -> int:
    """Width of a text in digits: a Chinese character is as wide as two."""
    return sum(2 if character > _LAST_NARROW else 1 for character in text)


def title_lines(official: OfficialReport) -> tuple[str, ...]:
    """The title as it is broken on a page of 20 characters: the organ on its own line, no word torn."""
    organ, title = official.organ, official.title
    if text_width(title) <= _TITLE_WIDTH or not organ or not title.startswith(organ) or title == organ:
        return (title,)
    return (organ, title.removeprefix(organ))


def _number(address: str, cell: Cell) -> str:
    if cell.value is None:
        return ""
    named = "" if address == _PROCUREMENT else "万元"
    digits = f"{Decimal(cell.value):f}"
    return digits if cell.unit in ("", named) else digits + cell.unit


def _filled(report: AnnualReport, rows: tuple[LaidRow, ...]) -> tuple[LaidRow, ...]:
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, text=printed(cell.address, report.cell(cell.address))) if cell.address else cell
                for cell in row.cells
            ),
        )
        for row in rows
    )


def _sections(report: AnnualReport, tables: dict[str, PrintedTable]) -> Iterator[Section]:
    for number, (numeral, name) in enumerate(zip(NUMERALS, SECTIONS, strict=True), start=1):
        key, table = str(number), tables.get(numeral)
        paragraphs = _paragraphs(report, key)
        if table or paragraphs or key in report.headings:
            yield Section(f"{numeral}、{name}", paragraphs, table)


def _paragraphs(report: AnnualReport, number: str) -> tuple[str, ...]:
    lines = map(printable, report.narrative.get(number, "").splitlines())
    return tuple(line for line in lines if line)


def _signature(report: AnnualReport) -> tuple[str, ...]:
    """Organ and date, unless the prose already ends with them."""
    if not report.signed_on:
        return ()
    day = report.signed_on
    printed_day = f"{day.year}年{day.month}月{day.day}日"
    ends = any(text.rstrip().endswith(printed_day) for text in report.narrative.values())
    return () if ends else (printable(report.organ), printed_day)


def _dated(report: AnnualReport) -> datetime:
    day = report.published_on or report.signed_on
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _EPOCH


def _notes(report: AnnualReport, tables: dict[str, PrintedTable]) -> Iterator[str]:
    """What a reader of the new file must know about cells that are not plainly printed in the old one."""
    if report.layout:
        yield from (f"原件没有表{numeral}（{name}）。" for numeral, name in _absent(tables))
    for table in tables.values():
        for address, label in labels(table.rows).items():
            cell = report.cell(address)
            where = f"表{table.number}“{label}”"
            if cell.status is Status.REPAIRED:
                yield f"{where}：原件印作“{printable(cell.text)}”，按勾稽关系只能是{_number(address, cell)}。"
            elif cell.status is Status.DOUBTFUL:
                yield f"{where}：原件此处不可靠，照录并加“{DOUBT}”。"
            elif cell.status is Status.MISSING:
                yield f"{where}：原件没有这一格，印“{MISSING_MARK}”。"


def _absent(tables: dict[str, PrintedTable]) -> Iterator[tuple[str, str]]:
    named = zip(NUMERALS[1:4], SECTIONS[1:4], strict=True)
    return ((numeral, name) for numeral, name in named if numeral not in tables)
