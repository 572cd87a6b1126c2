"""The rows of a workbook or a CSV file as they lie, for lists that people keep: ledgers, registers, catalogues.

A report is read into paragraphs and tables (`extract`); a list must keep its rows and their numbers, blank ones too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.kinds import Kind, kind_of
from gongkai.documents.readers.containers.sheet_blocks import SheetRow
from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

_BROKEN = "文件结构异常，读取时出错（可能已损坏）；请用 Excel 或 WPS 打开后另存一份再试。"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the file, counted from 1 as Excel shows it, and the texts of its cells from column A on."""

    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible worksheet, or the one table of a CSV file (named by nothing). Rows without any text are left out."""

    name: str
    rows: tuple[Row, ...]


def rows_guarded(data: bytes, name: str, *, bounds: Bounds = BOUNDS) -> tuple[Sheet, ...]:
    """The sheets of an XLSX, XLS, ODS or CSV file, opened in a child process within bounds. Raises UnreadableError."""
    answer = guarded(packed_rows, data, name, bounds=bounds)
    try:
        return tuple(
            Sheet(str(sheet), tuple(Row(int(number), tuple(map(str, texts))) for number, texts in rows))
            for sheet, rows in json.loads(answer)
        )
    except (ValueError, TypeError) as error:
        raise UnreadableError(_BROKEN) from error


def packed_rows(data: bytes, name: str) -> bytes:
    """The sheets as JSON: what the child process runs. Raises UnreadableError."""
    match kind_of(data, name):
        case Kind.SHEETS:
            from gongkai.documents.readers.containers.sheets import sheet_rows  # noqa: PLC0415 - calamine is loaded here

            sheets = sheet_rows(data)
        case Kind.CSV | Kind.TEXT:
            from gongkai.documents.readers.containers.csv_file import csv_rows  # noqa: PLC0415 - as above

            sheets = [("", csv_rows(data))]
        case _:
            raise UnreadableError("这不是 Excel 表格；请另存为 .xlsx 或者 .csv 格式后再上传。")
    return json.dumps([(sheet, _said(rows)) for sheet, rows in sheets], ensure_ascii=False).encode()


def _said(rows: list[SheetRow]) -> list[tuple[int, list[str]]]:
    """The rows that say something, each with its number; cells right of its last text are left out."""
    kept = []
    for row in rows:
        last = max((column for column, text in row.texts.items() if text), default=-1)
        if last >= 0:
            number = row.where.row or row.where.line or 0
            kept.append((number, [row.texts.get(column, "") for column in range(min(last + 1, caps.COLUMNS))]))
    return kept
