"""Table three: requests received and handled, from runs of cells to cells of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.annual.equations import SINGLE_OTHER, outcome_rows
from gongkai.annual.forms import APPLICANTS, FormCode, request_address
from gongkai.annual.record import Cell, Status
from gongkai.documents.readers.recognise.glued import Cut, Sum, proven, row_cuts, settle
from gongkai.documents.readers.recognise.labels import every_label, request_labels
from gongkai.documents.readers.recognise.listing import FIRST, LAST
from gongkai.documents.readers.recognise.pieces import Run
from gongkai.documents.readers.recognise.placing import Placed, Placing, like, place
from gongkai.documents.readers.recognise.prints import Print, cell_of
from gongkai.documents.readers.recognise.rows import WIDTH, Cells, Row, rows_of

ROW_COUNTS = frozenset((23, 25))
"""Rows of table three, with and without the sub-rows of its sixth group."""

_NEAR = 0.6
_ENOUGH_LABELLED = 3
"""Any table of numbers has rows; in a table three at least so many carry a label of the form."""


@dataclass(frozen=True, slots=True)
class Requests:
    """What table three says.

    `single_other` is true where （六）其他处理 is one row. `first` and `last` are the positions of its runs
    among all runs.
    """

    cells: dict[str, Cell] = field(default_factory=dict)
    single_other: bool = False
    first: int = -1
    last: int = -1
    settled: int = 0


def read_requests(
    listed: Sequence[tuple[str, Run]], first: int, last: int, columns: dict[int, tuple[int, ...]]
) -> Requests:
    """Read table three from the runs `first` to `last` of one source, each with the letters before it."""
    rows = [row for row in rows_of(listed[first : last + 1], columns) if _row_like(row)]
    placing, single = _placed(rows)
    if placing.labelled < min(_ENOUGH_LABELLED, len(rows)):
        return Requests()
    return Requests(_cells(placing, single_other=single), single, first, last, placing.settled)


def _placed(rows: Sequence[Row]) -> tuple[Placing, bool]:
    """The rows at their places, with the sixth group in three rows or in one, whichever fits better."""
    split = place(request_labels(FormCode.Y2021, single_other=False), rows)
    if split.settled == max(ROW_COUNTS):
        return split, False
    single = place(request_labels(FormCode.Y2021, single_other=True), rows)
    one_row = any(placed.key == SINGLE_OTHER for placed in single.rows)
    return (single, True) if one_row and single.score > split.score else (split, False)


def _row_like(row: Row) -> bool:
    """Whether a run can be a row at all: wide, or beside a label of the form."""
    if row.cells or row.choices or row.glued:
        return True
    text = row.run.own or row.before
    return bool(text) and max(like(text, label) for label in every_label()) >= _NEAR


def _cells(placing: Placing, *, single_other: bool) -> dict[str, Cell]:
    settled = _settled_cuts(placing, single_other=single_other)
    bounds = _bounds_by_column(placing)
    cells: dict[str, Cell] = {}
    for placed in placing.rows:
        for column, cell in zip(APPLICANTS, _row_cells(placed, settled, bounds), strict=True):
            cells[request_address(placed.key, column.key)] = cell
    return cells


def _row_cells(placed: Placed, settled: dict[str, Cut], bounds: dict[int, int]) -> list[Cell]:
    row, doubtful = placed.row, not placed.sure
    if row.cells:
        return [_slot_cell(row.cells, index, doubtful=doubtful) for index in range(WIDTH)]
    if row.glued:
        return _cut_cells(row, settled.get(placed.key), doubtful=doubtful)
    if row.choices:
        return _chosen_cells(row, bounds, doubtful=doubtful)
    if row.run.empty:
        return [Cell(None, Status.BLANK, "", row.run.slots[0].where)] * WIDTH
    return [_unread(row)] * WIDTH


def _slot_cell(cells: Cells, index: int, *, doubtful: bool) -> Cell:
    slot = cells[index]
    return cell_of(slot.printed, slot.where, doubtful=doubtful) if slot else Cell(None, Status.BLANK)


def _unread(row: Row) -> Cell:
    return Cell(None, Status.DOUBTFUL, _printed(row), row.run.slots[0].where)


def _printed(row: Row) -> str:
    return " ".join(slot.printed.text for slot in row.run.slots).strip()


def _cut_cells(row: Row, cut: Cut | None, *, doubtful: bool) -> list[Cell]:
    if cut is None:
        return [_unread(row)] * WIDTH
    status = Status.DOUBTFUL if doubtful else Status.READ
    return [Cell(value, status, str(value), row.run.slots[0].where) for value in cut]


def _chosen_cells(row: Row, bounds: dict[int, int], *, doubtful: bool) -> list[Cell]:
    """The reading that the sums leave of a row that lost a cell; what differs between two stays unread."""
    fitting = [cells for cells in row.choices if _possible(cells, bounds)] or list(row.choices)
    read: list[Cell] = []
    for index in range(WIDTH):
        prints = {_print_at(cells, index) for cells in fitting}
        read.append(_slot_cell(fitting[0], index, doubtful=doubtful) if len(prints) == 1 else _unread(row))
    return read


def _print_at(cells: Cells, index: int) -> Print | None:
    slot = cells[index]
    return slot.printed if slot else None


def _possible(cells: Cells, bounds: dict[int, int]) -> bool:
    values = [slot.printed.value if slot else None for slot in cells]
    kinds = [value or 0 for value in values[:-1]]
    fits = all(value <= bounds[index] for index, value in enumerate(kinds) if index in bounds)
    return fits and values[-1] == sum(kinds)


def _bounds_by_column(placing: Placing) -> dict[int, int]:
    """No outcome can be larger than new and carried in together; an empty cell of a row that adds up is none."""
    rows = {placed.key: placed.row.cells for placed in placing.rows if placed.sure}
    new, carried = (_filled(rows.get(key)) for key in (FIRST, "carried_in"))
    if new is None or carried is None:
        return {}
    return {index: new[index] + carried[index] for index in range(WIDTH - 1)}


def _filled(cells: Cells | None) -> list[int] | None:
    if not cells:
        return None
    values = [int((slot.printed.value if slot else None) or 0) for slot in cells]
    return values if sum(values[:-1]) == values[-1] else None


def _settled_cuts(placing: Placing, *, single_other: bool) -> dict[str, Cut]:
    """The cuts of rows that run together, as far as rows and columns settle them.

    A row that is one piece of one digit a cell can be cut in one way only, even where it does not add up. A row in
    several pieces may have lost an empty cell instead of a border: it stands only where all columns are there
    and add up. Where other rows have lost empty cells, only zeros are what they seem.
    """
    glued = {placed.key: placed.row.glued for placed in placing.rows if placed.row.glued and placed.sure}
    if not glued:
        return {}
    choices = {key: row_cuts(pieces, WIDTH) for key, pieces in glued.items()}
    known = {placed.key: _values(placed.row.cells) for placed in placing.rows if placed.row.cells and placed.sure}
    sums = column_sums(single_other=single_other)
    settled = settle(choices, known, sums)
    whole = proven([*settled, *known], sums)
    settled = {key: cut for key, cut in settled.items() if whole or len(glued[key]) == 1}
    if not _without_gaps(placing):
        return {key: cut for key, cut in settled.items() if not any(cut)}
    return settled | _forced(glued)


def _forced(glued: Mapping[str, Sequence[str]]) -> dict[str, Cut]:
    """Rows of one digit a cell: in one piece, or of zeros only, since no number but zero begins with one."""
    return {
        key: tuple(map(int, "".join(pieces)))
        for key, pieces in glued.items()
        if sum(map(len, pieces)) == WIDTH and (len(pieces) == 1 or not "".join(pieces).strip("0"))
    }


def _without_gaps(placing: Placing) -> bool:
    """Whether every printed row has at least a digit for every cell, so that no empty cell was lost."""
    return bool(placing.rows) and all(placed.row.filled >= WIDTH for placed in placing.rows)


def _values(cells: Cells) -> tuple[int | None, ...]:
    values = (slot.printed.value if slot else None for slot in cells)
    return tuple(None if value is None else int(value) for value in values)


def column_sums(*, single_other: bool) -> tuple[Sum, ...]:
    """The sums that hold in every column."""
    outcomes = outcome_rows(FormCode.Y2021, single_other=single_other)
    return (((FIRST, "carried_in"), ("handled", LAST)), (("handled",), outcomes))
