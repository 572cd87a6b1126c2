"""The list of items that lies beside the pages: its rows by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from gongkai.documents.readers.containers.rows import Row, rows_guarded
from gongkai.documents.unreadable import UnreadableError
from gongkai_office.publishing.imports.fields import Field, guess

_LISTS = (".xlsx", ".xls", ".csv", ".ods", ".et")
_LOOKED_AT, _FEWEST = 10, 2
_EXAMPLE = "示例"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: where it stands, and what it says."""

    place: str
    told: Mapping[Field, str]


def lines_in(files: Mapping[str, bytes]) -> tuple[list[Line], frozenset[str]]:
    """The rows of every list at the top of a package, and which files those lists are."""
    lines, lists = list[Line](), set[str]()
    for path, content in sorted(files.items()):
        if path.lower().endswith(_LISTS) and len(PurePosixPath(path).parts) <= _LOOKED_AT // 5:
            found = _lines(path, content)
            lines += found
            lists |= {path} if found else set()
    return lines, frozenset(lists)


def _lines(path: str, content: bytes) -> list[Line]:
    try:
        sheets = rows_guarded(content, path)
    except UnreadableError:
        return []
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
            fields = [guess(text) for text in row.texts]
            if Field.TITLE in fields and len({one for one in fields if one}) >= _FEWEST:
                return _below(path, fields, sheet.rows[place + 1 :])
    return []


def _below(path: str, fields: Sequence[Field | None], rows: Sequence[Row]) -> list[Line]:
    lines = []
    for row in rows:
        told = {field: text.strip() for field, text in zip(fields, row.texts, strict=False) if field and text.strip()}
        if told and not told.get(Field.TITLE, "").startswith(_EXAMPLE):
            lines.append(Line(f"{path} 第 {row.number} 行", told))
    return lines
