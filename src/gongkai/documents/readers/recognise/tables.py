"""The three tables of a report, from whichever printing of them in the file is whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gongkai.annual.forms import FORM_2021, FormCode
from gongkai.annual.record import Cell, Status
from gongkai.documents.grid import Document, Table
from gongkai.documents.readers.recognise.listing import Listing
from gongkai.documents.readers.recognise.pieces import Piece, Run, Slot, Source, Span
from gongkai.documents.readers.recognise.repair import repaired
from gongkai.documents.readers.recognise.rows import header_columns
from gongkai.documents.readers.recognise.table_four import Disputes, read_disputes
from gongkai.documents.readers.recognise.table_three import ROW_COUNTS, Requests, read_requests
from gongkai.documents.readers.recognise.table_two import Proactive, read_proactive

_MOST = 12
"""So many tables three of one file are compared."""

Runs = Sequence[tuple[str, Run]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything read from the tables. `places` are first and last place of each, by number of the section.

    `copies` counts the tables three, `several` those that differ: more than one of them means several reports.
    """

    form: FormCode | None = None
    cells: dict[str, Cell] = field(default_factory=dict)
    single_other: bool = False
    places: dict[int, tuple[Span, Span]] = field(default_factory=dict)
    copies: int = 0
    several: int = 0
    extra_disputes: bool = False


def read_tables(
    pieces: Sequence[Piece], document: Document, year: int | None, *, form: FormCode | None = None
) -> Tables:
    """Read the tables of a document; without cells where it has none."""
    columns = _header_columns(document)
    sources = _sources(pieces)
    requests, listing = _best_requests(sources, columns)
    if several := _differing(requests, listing, columns):
        return Tables(copies=len(listing.tables), several=several)
    fallback = _fallback(requests, year)
    proactive, second = _best_proactive(sources, requests, listing, (fallback, form))
    if not (proactive.opened or requests.cells):
        proactive = Proactive()
    disputes, fourth = _best_disputes(sources, requests, listing)
    cells = {**proactive.cells, **requests.cells, **disputes.cells}
    if not cells:
        return Tables()
    found = form or proactive.form or fallback
    strays = _strays(pieces, requests, listing.runs)
    return Tables(
        found,
        cells | repaired(cells, found, single_other=requests.single_other, strays=strays),
        requests.single_other,
        _places(
            (second, proactive.first, proactive.last),
            (listing.runs, requests.first, requests.last),
            (fourth, disputes.position, disputes.last),
        ),
        len(listing.tables),
        extra_disputes=disputes.extra,
    )


def _fallback(requests: Requests, year: int | None) -> FormCode:
    """The form where table two does not tell it: three rows in the sixth group are of 2021, else the year decides."""
    split = "requests.other.other.total" in requests.cells
    old = year is not None and year < FORM_2021.first_year
    return FormCode.Y2019 if old and not split else FormCode.Y2021


def _header_columns(document: Document) -> dict[int, tuple[int, ...]]:
    """The value columns of every exact table three whose header names them."""
    found: dict[int, tuple[int, ...]] = {}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table) and block.exact:
            columns = header_columns((cell.text, cell.column) for cell in block.cells if cell.text)
            if columns:
                found[index] = columns
    return found


def _sources(pieces: Sequence[Piece]) -> tuple[Listing, ...]:
    """The tables, all, the text: a file may print its tables twice."""
    tables = [piece for piece in pieces if piece.source is Source.TABLE]
    prose = [piece for piece in pieces if piece.source is Source.PROSE]
    return tuple(map(Listing, (tables, pieces, prose))) if tables and prose else (Listing(pieces),)


def _best_requests(sources: Iterable[Listing], columns: dict[int, tuple[int, ...]]) -> tuple[Requests, Listing]:
    """Table three from the source that has most of it."""
    best, chosen = Requests(), Listing(())
    for listing in sources:
        if not listing.tables:
            continue
        requests = read_requests(listing.runs, *listing.tables[0], columns)
        if _read(requests.cells) > _read(best.cells) or best.first < 0:
            best, chosen = requests, listing
        if best.settled in ROW_COUNTS and not _doubtful(best.cells):
            break
    return best, chosen


def _read(cells: Mapping[str, Cell]) -> int:
    return sum(cell.status in (Status.READ, Status.BLANK) for cell in cells.values())


def _doubtful(cells: Mapping[str, Cell]) -> bool:
    return any(cell.status is Status.DOUBTFUL for cell in cells.values())


def _differing(requests: Requests, listing: Listing, columns: dict[int, tuple[int, ...]]) -> int:
    """How many tables three there are, if one differs from the first; else 0."""
    others = [read_requests(listing.runs, first, last, columns) for first, last in listing.tables[1:_MOST]]
    values = _values(requests.cells)
    differ = [other for other in others if _contradict(values, _values(other.cells))]
    return len(differ) + 1 if differ else 0


def _values(cells: Mapping[str, Cell]) -> dict[str, object]:
    return {address: cell.value for address, cell in cells.items() if cell.certain}


def _contradict(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return any(one[address] != value for address, value in other.items() if address in one)


def _best_proactive(
    sources: Iterable[Listing], requests: Requests, chosen: Listing, forms: tuple[FormCode, FormCode | None]
) -> tuple[Proactive, Runs]:
    """Table two from the source that has most of it, its gaps filled from the others.

    `forms` are the one to fall back on and the one asked for, if any.
    """
    fallback, forced = forms
    readings: list[tuple[Proactive, Runs]] = []
    for listing in sources:
        limit = _place(listing, requests, chosen)[0]
        runs = listing.runs[:limit]
        words = "".join(text for text, _ in listing.runs[: limit + 1])
        proactive = read_proactive(runs, words=words, fallback=fallback, forced=forced)
        readings.append((proactive, runs))
        if readings[-1][0].complete:
            return readings[-1]
    best, source = max(readings, key=lambda reading: reading[0].settled)
    cells = dict(best.cells)
    for other, _ in readings:
        if other.form is best.form:
            cells = {**other.cells, **cells}
    form = best.form or next((reading.form for reading, _ in readings if reading.form), None)
    return replace(best, cells=cells, form=form), source


def _best_disputes(sources: Iterable[Listing], requests: Requests, chosen: Listing) -> tuple[Disputes, Runs]:
    best: Disputes = Disputes()
    source: Runs = ()
    for listing in sources:
        after = listing.runs[_place(listing, requests, chosen)[1] + 1 :]
        disputes = read_disputes(after, behind_requests=bool(requests.cells))
        if _read(disputes.cells) > _read(best.cells) or (disputes.cells and not best.cells):
            best, source = disputes, after
        if best.cells and not _doubtful(best.cells):
            break
    return best, source


def _place(listing: Listing, requests: Requests, chosen: Listing) -> tuple[int, int]:
    """First and last run of table three in one source; of the source it was read from, by their places."""
    if listing.tables:
        return listing.tables[0]
    if requests.first < 0:
        return len(listing.runs), -1
    first, last = (chosen.runs[position][1].span.block for position in (requests.first, requests.last))
    before = sum(run.span.block < first for _, run in listing.runs)
    return before, sum(run.span.block <= last for _, run in listing.runs) - 1


def _strays(pieces: Sequence[Piece], requests: Requests, runs: Runs) -> list[Slot]:
    """Single numbers on lines of their own inside table three."""
    if requests.first < 0:
        return []
    first, last = runs[requests.first][1].span.block, runs[requests.last][1].span.block
    return [
        piece.slots[0]
        for piece in pieces
        if isinstance(piece, Run) and first < piece.span.block < last and len(piece.slots) == 1 and not piece.own
    ]


def _places(*tables: tuple[Runs, int, int]) -> dict[int, tuple[Span, Span]]:
    """First and last place of tables two, three and four, where they are there."""
    return {
        section: (runs[first][1].span, runs[last][1].span)
        for section, (runs, first, last) in enumerate(tables, start=2)
        if 0 <= first < len(runs)
    }


def doubted(tables: Tables) -> Tables:
    """The same tables with no cell to rely on: their text has lost what was printed more than once."""
    cells = {
        address: replace(cell, status=Status.DOUBTFUL) if cell.certain else cell
        for address, cell in tables.cells.items()
    }
    return replace(tables, cells=cells)
