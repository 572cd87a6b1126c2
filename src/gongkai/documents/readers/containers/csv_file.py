"""CSV: one table, whatever its separator. The contract's word for it is `text`, for that is what it is."""

from __future__ import annotations

import csv
from io import StringIO

from gongkai.annual.record import Place
from gongkai.documents.grid import Document
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.encodings import decode
from gongkai.documents.readers.containers.places import numbered
from gongkai.documents.readers.containers.sheet_blocks import SheetRow, blocks_of
from gongkai.documents.unreadable import UnreadableError

_SEPARATORS = (",", "\t", ";", "，", "|")
_SAMPLE_LINES = 60


def extract_csv(data: bytes) -> Document:
    """The rows of a CSV file as tables and paragraphs. Raises UnreadableError for one too large."""
    if len(data) > caps.MARKUP_BYTES:
        raise UnreadableError(
            f"CSV 文件超过 {caps.MARKUP_BYTES // 1_000_000} MB，不像一份年度报告；请只保留报告本身后再试。"
        )
    return Document(numbered(blocks_of(csv_rows(data), merged={})), "text")


def csv_rows(data: bytes) -> list[SheetRow]:
    """The rows as they lie. Raises UnreadableError."""
    text = decode(data).replace("\x00", "")
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text))
    rows = []
    try:
        for values in reader:
            texts = {column: value.strip() for column, value in enumerate(values[: caps.COLUMNS])}
            rows.append(SheetRow(texts, Place(line=reader.line_num)))
    except csv.Error:
        raise UnreadableError("CSV 文件的引号或分隔符不成对，无法拆成单元格；请用 Excel 或 WPS 另存后再试。") from None
    return rows


def _separator(text: str) -> str:
    """The separator that gives the most lines the same number of cells above one; a comma if none does."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    return max(_SEPARATORS, key=lambda separator: sum(line.count(separator) > 0 for line in lines))
