"""The gate: a file screened whole, what its readers see and what they do not.

Above both the readers and the screening; the office and the command line call it alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gongkai.documents.grid import Document, Table
from gongkai.documents.hidden import Burial, Buried, find_guarded
from gongkai.documents.readers.containers import extract_guarded
from gongkai.documents.readers.containers.kinds import office_suffix
from gongkai.documents.readers.containers.office import to_docx
from gongkai.documents.readers.limits import BOUNDS, Bounds
from gongkai.documents.unreadable import UnreadableError
from gongkai.screening.hits import Hit, Sort
from gongkai.screening.masking import DROPPED
from gongkai.screening.passages import Block as Screened
from gongkai.screening.passages import Listing, Passage
from gongkai.screening.screener import Screener

_SCAN = "scan"
_PICTURES_ONLY = "这是图片或扫描件，没有文字层，无法检查；请由人工逐页核对，或用带文字的原稿检查。"
_EXCERPT = 60
_BLANK = Passage("")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in one file, in reading order, and in words what could not be looked at."""

    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()


def inspect(data: bytes, name: str, screener: Screener, *, bounds: Bounds = BOUNDS) -> Inspection:
    """Screen a file's bytes. Raises UnreadableError for a file that cannot be opened, or holds pictures alone."""
    suffix = office_suffix(data)
    if suffix:
        data, name = to_docx(data, suffix), f"{name}.docx"
    document = extract_guarded(data, name, bounds=bounds)
    if document.container == _SCAN:
        raise UnreadableError(_PICTURES_ONLY)
    buried = find_guarded(data, name, bounds=bounds)
    hits = (*screener.blocks(screened(document)), *_buried(buried, screener))
    return Inspection(hits, (*document.notes, *_notes(buried)))


def screened(document: Document) -> Iterator[Screened]:
    """A document's blocks as the screening takes them."""
    for block in document.blocks:
        yield _listing(block) if isinstance(block, Table) else Passage(block.text, block.where)


def _listing(table: Table) -> Listing:
    """The table as full rows; a spanned cell stands once, at its upper left corner."""
    rows = [[_BLANK] * table.width for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = Passage(cell.text, cell.where)
    return Listing(tuple(map(tuple, rows)))


def _buried(buried: Iterable[Buried], screener: Screener) -> Iterator[Hit]:
    """One hit for each thing out of sight, and the hits in what is not part of the document's own text."""
    for one in buried:
        if one.how is Burial.PICTURE:
            continue
        if not one.how.seen:
            yield _presence(one, screener)
        if one.how not in _IN_THE_TEXT:
            yield from screener.blocks(_blocks(one), buried=one.title)


_IN_THE_TEXT = frozenset((Burial.ROWS, Burial.COLUMNS, Burial.COVERED, Burial.OUTSIDE, Burial.ATTACHMENT))
"""What the readers give as part of the document too, so that its hits are told there; or what has no text."""


def _presence(one: Buried, screener: Screener) -> Hit:
    sort = Sort.METADATA if one.how is Burial.PROPERTY else Sort.HIDDEN_CONTENT
    severity = screener.profile.severity(sort, doubtful=False)
    text = one.text or one.name
    masked = DROPPED if one.how is Burial.PROPERTY else _excerpt(screener.masked(_told(one)))
    return Hit(sort, severity, text, masked, one.where, note=one.title)


def _told(one: Buried) -> str:
    """What is told of it: its text; of a sheet its size and its headings, for its cells are told one by one."""
    if not one.rows:
        return one.text or one.name
    headings = next((row for row in one.rows if any(row)), ())
    return f"{len(one.rows)}行：{'／'.join(filter(None, headings))}"


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…（共{len(text)}字）"


def _blocks(one: Buried) -> Iterator[Screened]:
    if not one.rows:
        yield Passage(one.text, one.where)
        return
    width = max(map(len, one.rows))
    yield Listing(
        tuple(
            tuple(
                Passage(text, replace(one.where, row=row, column=column))
                for column, text in enumerate((*cells, *[""] * (width - len(cells))), 1)
            )
            for row, cells in enumerate(one.rows, 1)
        )
    )


def _notes(buried: Iterable[Buried]) -> Iterator[str]:
    for one in buried:
        if one.how is Burial.PICTURE:
            yield f"文件里有{one.text}张图片，图中的文字没有检查，请人工看一遍。"
