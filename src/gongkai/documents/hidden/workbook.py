"""Workbooks: hidden sheets, rows and columns, comments, cached source data, properties, embedded files.

Of XLS and ODS files only hidden sheets are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from zipfile import ZipFile, is_zipfile

from lxml import etree
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from gongkai.annual.record import Place
from gongkai.documents.hidden.buried import Burial, Buried, Rows
from gongkai.documents.hidden.office_parts import enclosed, local, properties, relations, texts, xml
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.archive import open_archive

_BOOK = "xl/workbook.xml"
_CACHES = ("xl/pivotCache/pivotCacheRecords", "xl/pivotCache/pivotCacheDefinition", "xl/externalLinks/externalLink")
_OFF = frozenset(("0", "false"))
_A_FEW = 2_000
_ALPHABET = 26


def in_workbook(data: bytes) -> Iterator[Buried]:
    """Everything out of sight in a workbook. Raises UnreadableError."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    for meta in book.sheets_metadata:
        if meta.visible is not SheetVisibleEnum.Visible and meta.typ is SheetTypeEnum.WorkSheet:
            cells = _cells(book, meta.name)
            if cells:
                yield Buried(Burial.SHEET, meta.name, _joined(cells), Place(sheet=meta.name), cells)
    if is_zipfile(BytesIO(data)):
        with open_archive(data) as archive:
            yield from _zipped(archive, book)


def _zipped(archive: ZipFile, book: CalamineWorkbook) -> Iterator[Buried]:
    for sheet, name in _visible_sheets(archive):
        yield from _rows_and_columns(archive, name, sheet, book)
        yield from _comments(archive, name, sheet)
    for name in archive.namelist():
        if name.startswith(_CACHES) and (text := _cached(archive, name)):
            yield Buried(Burial.CACHE, text=text)
    yield from properties(archive)
    yield from enclosed(archive)


def _visible_sheets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of every sheet that is shown."""
    parts = {ident: target for ident, _, target in relations(archive, _BOOK)}
    book = xml(archive, _BOOK)
    for node in book.iter() if book is not None else ():
        if local(node) == "sheet" and node.get("state") in (None, "visible"):
            ident = next((text for key, text in node.attrib.items() if str(key).endswith("}id")), "")
            yield node.get("name") or "", parts.get(str(ident), "")


def _rows_and_columns(archive: ZipFile, name: str, sheet: str, book: CalamineWorkbook) -> Iterator[Buried]:
    tree = xml(archive, name)
    if tree is None:
        return
    rows = [_whole(node.get("r")) for node in tree.iter() if local(node) == "row" and _hidden(node)]
    columns = [
        index
        for node in tree.iter()
        if local(node) == "col" and _hidden(node)
        for index in range(_whole(node.get("min")), min(_whole(node.get("max")), caps.COLUMNS) + 1)
    ]
    cells = _cells(book, sheet) if rows or columns else ()
    for first, last in _runs(rows):
        text = _joined(cells[first - 1 : last])
        if text:
            yield Buried(Burial.ROWS, _span(first, last), text, Place(sheet=sheet, row=first))
    for first, last in _runs(columns):
        text = _joined(tuple(row[first - 1 : last] for row in cells))
        if text:
            yield Buried(Burial.COLUMNS, _span(_letters(first), _letters(last)), text, Place(sheet=sheet, column=first))


def _hidden(node: etree._Element) -> bool:
    """Hidden by its switch, or shrunk to nothing."""
    size = node.get("ht") or node.get("width")
    return (node.get("hidden") or "0") not in _OFF or size in ("0", "0.0")


def _comments(archive: ZipFile, name: str, sheet: str) -> Iterator[Buried]:
    for _, kind, target in relations(archive, name):
        if kind not in ("comments", "threadedComment"):
            continue
        tree = xml(archive, target)
        for node in tree.iter() if tree is not None else ():
            if local(node) in ("comment", "threadedComment") and (text := texts(node, "t", "text").strip()):
                yield Buried(Burial.COMMENT, node.get("ref") or "", text, Place(sheet=sheet))


def _cached(archive: ZipFile, name: str) -> str:
    """Values that a pivot table or a link to another workbook keeps inside the file."""
    tree = xml(archive, name)
    if tree is None:
        return ""
    values = (node.get("v") or node.text or "" for node in tree.iter() if local(node) in ("s", "v"))
    return "／".join(filter(None, map(str.strip, values)))[:_A_FEW]


def _cells(book: CalamineWorkbook, sheet: str) -> Rows:
    """The sheet's cells from its first row and column on, as text."""
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    cells = tuple(tuple(_text(value) for value in row[: caps.COLUMNS]) for row in rows)
    return cells if any(any(row) for row in cells) else ()


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _joined(cells: Sequence[Sequence[str]]) -> str:
    return "／".join(cell for row in cells for cell in row if cell)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring numbers."""
    for _, group in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in group]
        yield members[0], members[-1]


def _span(first: object, last: object) -> str:
    return str(first) if first == last else f"{first}至{last}"


def _letters(column: int) -> str:
    """A column's letters, as the program shows them."""
    rest, letter = divmod(column - 1, _ALPHABET)
    return (_letters(rest) if rest else "") + chr(ord("A") + letter)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
