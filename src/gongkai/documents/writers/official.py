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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from gongkai.annual.equations import SINGLE_OTHER
from gongkai.annual.forms import APPLICANTS, SECTIONS, FormCode, request_address
from gongkai.annual.record import AnnualReport, Status
from gongkai.documents.layout import (
    LaidRow,
    dispute_table,
    labels,
    proactive_table,
    request_table,
)
from gongkai.documents.writers.notes import conversion_notes
from gongkai.documents.writers.wording import printable, printed, text_width

NUMERALS = "一二三四五六"
_TITLE_WIDTH = 39
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with its values filled in. `number` is two, three or four in Chinese, empty for a table that is alone."""

    number: str
    caption: str
    rows: tuple[LaidRow, ...]

    @property
    def name(self) -> str:
        """What the table is called in short."""
        return f"表{self.number}" if self.number else "报表"

    @property
    def title(self) -> str:
        """What stands over the table."""
        return f"{self.name}　{self.caption}" if self.number else self.caption


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
    published_on: date | None = None


def compose(report: AnnualReport) -> OfficialReport:
    """Lay a record out in its official form."""
    laid = laid_tables(report)
    tables = {table.number: table for table in printed_tables(report, laid)}
    sections = (Section("", _paragraphs(report, "0")), *_sections(report, tables))
    return OfficialReport(
        title=printable(report.title) or f"{report.organ}{report.year or ''}年政府信息公开工作年度报告".lstrip("年"),
        organ=printable(report.organ),
        sections=sections,
        signature=_signature(report),
        notes=tuple(conversion_notes(report, laid)),
        dated=_dated(report),
        published_on=report.published_on,
    )


def printed_tables(report: AnnualReport, laid: Mapping[str, tuple[LaidRow, ...]]) -> tuple[PrintedTable, ...]:
    """The laid-out tables with the record's values; a table of which every cell is missing is not there."""
    return tuple(
        PrintedTable(number, SECTIONS[NUMERALS.index(number)], _filled(report, rows))
        for number, rows in laid.items()
        if any(report.cell(address).status is not Status.MISSING for address in labels(rows))
    )


def laid_tables(report: AnnualReport) -> dict[str, tuple[LaidRow, ...]]:
    """Tables two, three and four of the report's form by their number in Chinese, without values."""
    if not report.layout:
        return {}
    single_other = report.form is FormCode.Y2021 and any(
        request_address(SINGLE_OTHER, column.key) in report.cells for column in APPLICANTS
    )
    return {
        "二": proactive_table(report.layout),
        "三": request_table(report.layout, single_other=single_other),
        "四": dispute_table(),
    }


def title_lines(official: OfficialReport) -> tuple[str, ...]:
    """The title as it is broken on a page of 20 characters: the organ on its own line, no word torn."""
    organ, title = official.organ, official.title
    if text_width(title) <= _TITLE_WIDTH or not organ or not title.startswith(organ) or title == organ:
        return (title,)
    return (organ, title.removeprefix(organ))


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
