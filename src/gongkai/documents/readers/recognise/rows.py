"""Runs of cells as rows of table three: which seven cells they are, or why that is not settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.annual.forms import APPLICANTS
from gongkai.documents.readers.recognise.normalise import letters
from gongkai.documents.readers.recognise.pieces import Run, Slot, Source
from gongkai.documents.readers.recognise.prints import Kind, Print, read_print

WIDTH = len(APPLICANTS)
_SOLID = frozenset((Kind.NUMBER, Kind.DASH, Kind.ABSENT))
_LEAST_SOLID = 4
"""A row with damaged cells counts as one only where at least so many of its cells are sound."""

Cells = tuple[Slot | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A run that can be a row of table three, with the letters before it.

    `cells` are its seven cells where they are settled; `choices` the possible readings where a cell was lost;
    `glued` the printed digits where the borders between cells are lost.
    """

    before: str
    run: Run
    cells: Cells | None = None
    choices: tuple[Cells, ...] = ()
    glued: tuple[str, ...] = ()

    @property
    def filled(self) -> int:
        """How many cells hold numbers, as far as that is known."""
        if self.glued:
            return WIDTH
        cells = self.cells or (self.choices[0] if self.choices else self.run.slots)
        return sum(slot is not None and slot.printed.kind is Kind.NUMBER for slot in cells)


def rows_of(runs: Iterable[tuple[str, Run]], columns: dict[int, tuple[int, ...]]) -> Iterator[Row]:
    """Every run as a row; `columns` are the value columns of the tables whose header or rows tell them."""
    listed = list(runs)
    columns = columns | _agreed_columns(run for _, run in listed)
    offsets = _agreed_offsets(run for _, run in listed)
    for before, run in listed:
        parts = _split(before, run) or [(before, run)]
        for words, part in parts:
            yield _row(words, part, columns, offsets)


def header_columns(labels: Iterable[tuple[str, int]]) -> tuple[int, ...]:
    """The columns of the seven kinds of applicant where a header names them all in order, else nothing."""
    found: dict[str, int] = {}
    for text, column in labels:
        name = _HEADERS.get(letters(text))
        if name and (name not in found or name == "other"):
            found[name] = column
    columns = tuple(found.get(applicant.key, -1) for applicant in APPLICANTS)
    return columns if columns[0] >= 0 and list(columns) == sorted(set(columns)) else ()


_HEADERS = {letters(applicant.label): applicant.key for applicant in APPLICANTS} | {
    "社会组织": "public_welfare",
    "社会公益机构": "public_welfare",
    "合计": "total",
}


def _split(before: str, run: Run) -> list[tuple[str, Run]]:
    """Several rows that follow one another without labels, seven numbers each, every one adding up."""
    size = len(run.slots)
    if run.source is not Source.PROSE or size < 2 * WIDTH or size % WIDTH or len(run.numbers) != size:
        return []
    parts = [run.slots[start : start + WIDTH] for start in range(0, size, WIDTH)]
    if not all(adds_up(part) for part in parts):
        return []
    empty = Run((), "", run.source, run.span)
    return [
        (before if not position else "", Run(part, run.own if not position else "", empty.source, empty.span))
        for position, part in enumerate(parts)
    ]


def _row(before: str, run: Run, columns: dict[int, tuple[int, ...]], offsets: dict[object, int]) -> Row:
    slots = _spread(run)
    if cells := _seven(run, slots, columns, offsets):
        return Row(before, run, cells)
    if not run.ragged and (glued := _glued(slots)):
        return Row(before, run, glued=glued)
    return Row(before, run, choices=tuple(_windows(slots)))


def _spread(run: Run) -> tuple[Slot, ...]:
    """Cells with several numbers in them taken apart, where the row has too few cells otherwise."""
    if len(run.slots) >= WIDTH or all(slot.printed.kind is not Kind.DIGITS for slot in run.slots):
        return run.slots
    return tuple(
        Slot(read_print(text), slot.where, slot.column, slot.columns)
        for slot in run.slots
        for text in (slot.printed.text.split() if slot.printed.kind is Kind.DIGITS else [slot.printed.text])
    )


def _seven(
    run: Run, slots: tuple[Slot, ...], columns: dict[int, tuple[int, ...]], offsets: dict[object, int]
) -> Cells | None:
    solid = tuple(slot for slot in slots if slot.printed.kind in _SOLID)
    if len(solid) == WIDTH:
        return solid
    if run.exact and run.table in columns:
        return tuple(_covering(slots, column) for column in columns[run.table])
    held = tuple(slot for slot in slots if slot.printed.kind is not Kind.BLANK)
    if len(held) == WIDTH and len(solid) >= _LEAST_SOLID:
        return held
    if len(solid) > WIDTH:
        return _only(window for window in _contiguous(solid) if adds_up(window))
    if len(slots) == WIDTH and (run.exact or slots[0] in solid or _fills(slots)):
        return slots
    if len(slots) > WIDTH:
        aligned = _aligned(run, slots, offsets)
        if aligned and _holds_all(aligned, solid):  # another window would only call the cell before the total the total
            return aligned if run.exact or aligned[0] in solid or _fills(aligned) else None
        return _only(window for window in _contiguous(slots) if _holds_all(window, solid) and _fills(window))
    return None


def _aligned(run: Run, slots: tuple[Slot, ...], offsets: dict[object, int]) -> tuple[Slot, ...]:
    """The seven cells that stand as far from the right as in the full rows of the table, or of rows as long."""
    for key in ((run.table, run.length), run.table, (None, run.length)):
        if key in offsets:
            window = slots[max(len(slots) - offsets[key] - WIDTH, 0) : len(slots) - offsets[key]]
            return window if len(window) == WIDTH else ()
    return ()


def _fills(window: tuple[Slot, ...]) -> bool:
    """Whether the total is printed and is the sum of what is printed before it."""
    values = [slot.printed.value or 0 for slot in window]
    return window[-1].printed.kind is Kind.NUMBER and sum(values[:-1]) == values[-1]


def _covering(slots: tuple[Slot, ...], column: int) -> Slot | None:
    for slot in slots:
        if slot.column <= column < slot.column + slot.columns:
            return slot
    return None


def _contiguous(slots: tuple[Slot, ...]) -> Iterator[tuple[Slot, ...]]:
    for start in range(len(slots) - WIDTH + 1):
        yield slots[start : start + WIDTH]


def _holds_all(window: tuple[Slot, ...], solid: tuple[Slot, ...]) -> bool:
    return all(slot in window for slot in solid)


def _only(windows: Iterable[tuple[Slot, ...]]) -> Cells | None:
    found = list(windows)
    return found[0] if len(found) == 1 else None


def _windows(slots: tuple[Slot, ...]) -> Iterator[Cells]:
    """Readings of a row that lost one cell border or one empty cell: the lost cell put in each place.

    Only rows of a table that keep empty cells and lost a single one; the total must be printed.
    """
    if len(slots) != WIDTH - 1 or slots[-1].printed.kind is not Kind.NUMBER:
        return
    if all(slot.printed.kind is not Kind.BLANK for slot in slots):
        return
    seen: set[tuple[Slot | None, ...]] = set()
    empty = Print("", Kind.BLANK)
    for position in range(WIDTH - 1):
        filler = Slot(empty, slots[min(position, len(slots) - 1)].where, -1)
        cells = (*slots[:position], filler, *slots[position:])
        shape = tuple(cell if cell.printed.kind is Kind.NUMBER else None for cell in cells)
        if shape not in seen:
            seen.add(shape)
            yield cells


def _glued(slots: tuple[Slot, ...]) -> tuple[str, ...]:
    """The printed digits of a row whose cells run together, at least seven digits in fewer pieces."""
    texts = tuple(text for slot in slots for text in slot.printed.text.split())
    if not texts or len(texts) >= WIDTH or not all(text.isascii() and text.isdigit() for text in texts):
        return ()
    return texts if sum(map(len, texts)) >= WIDTH else ()


def adds_up(slots: tuple[Slot | None, ...]) -> bool:
    """Whether the last of seven numbers is the sum of the others."""
    values = [slot.printed.value for slot in slots if slot and slot.printed.value is not None]
    return len(values) == WIDTH and sum(values[:-1]) == values[-1]


def _agreed_columns(runs: Iterable[Run]) -> dict[int, tuple[int, ...]]:
    """The value columns of every exact table that has a full row."""
    votes: dict[int, Counter[tuple[int, ...]]] = {}
    for run in runs:
        if run.exact and run.table is not None and len(run.numbers) == WIDTH:
            starts = tuple(slot.column for slot in run.numbers)
            votes.setdefault(run.table, Counter())[starts] += 1
    return {table: counter.most_common(1)[0][0] for table, counter in votes.items()}


def _agreed_offsets(runs: Iterable[Run]) -> dict[object, int]:
    """How many empty cells stand right of the total: by table and length of row, by table, by length of row."""
    votes: dict[object, Counter[int]] = {}
    for run in runs:
        if run.table is not None and len(run.numbers) == WIDTH:
            after = len(run.slots) - 1 - run.slots.index(run.numbers[-1])
            for key in (run.table, (run.table, run.length), (None, run.length)):
                votes.setdefault(key, Counter())[after] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}
