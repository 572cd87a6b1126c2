"""The three official tables as laid-out cells: what is merged, which cells are headers, where values go.

One description serves every writer and the check sheet.
Sources: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号; table four is the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gongkai.annual.forms import (
    APPLICANTS,
    DISPUTES,
    RESULTS,
    Form,
    ProactiveBlock,
    RequestRow,
    request_address,
)

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
"""The note in the upper left corner of table three."""

MISSING_MARK = "缺"
"""Printed where a table is there but the record does not have the cell; readers keep such a cell missing."""

NOTES_HEADING = "附：转写说明"
"""Heading of the notes that writers put after a report: what follows it is ours and no part of the report."""

RESULTS_LABEL = "三、本年度办理结果"
"""The label that stands beside every outcome of table three."""

_PROACTIVE_WIDTH = 4
_REQUEST_LABELS = 3


@dataclass(frozen=True, slots=True)
class LaidCell:
    """One cell as the form prints it: a label, or with `address` the place of a value (then without text)."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    header: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row from left to right; a merged cell stands only in the row and column where it begins.

    `head` marks the rows at the top of a table that are printed again on every page it runs over.
    """

    cells: tuple[LaidCell, ...]
    head: bool = False

    @property
    def labels_only(self) -> bool:
        """Whether the row holds no value: a header row, at the top or inside the table."""
        return all(cell.header for cell in self.cells)

    def scope(self, label: LaidCell) -> str:
        """What a label of the row is the heading of, as HTML says it."""
        if self.labels_only:
            return "colgroup" if label.columns > 1 else "col"
        return "rowgroup" if label.rows > 1 else "row"


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A laid cell with its row and column in the table, both from 0."""

    row: int
    column: int
    cell: LaidCell


def proactive_table(form: Form) -> tuple[LaidRow, ...]:
    """Table two, one block after another: the item of Art. 20, the headers, the rows; four columns wide."""
    return tuple(row for block in form.proactive for row in _block_rows(block))


def request_table(form: Form, *, single_other: bool = False) -> tuple[LaidRow, ...]:
    """Table three: three header rows, then 25 rows (23 where 其他处理 is one row); ten columns wide.

    With `single_other` a 2021 table prints （六）其他处理 as one row with the addresses `requests.other.*`,
    as some organs do and the 2019 form does anyway.
    """
    rows = _single_other(form.request_rows) if single_other else form.request_rows
    results = [row for row in rows if row.outcome or row.key == "handled"]
    body: list[LaidRow] = []
    for row in rows:
        labels: list[LaidCell] = []
        if results and row is results[0]:
            labels.append(LaidCell(RESULTS_LABEL, rows=len(results), header=True))
        labels += _request_labels(row, results)
        body.append(LaidRow((*labels, *_request_values(row))))
    return (*_request_head(), *body)


def dispute_table() -> tuple[LaidRow, ...]:
    """Table four: three header rows and the one row of fifteen values."""
    results = tuple(_label(result.label) for result in RESULTS)
    reviewed = tuple(_label(result.label, rows=2) for result in RESULTS)
    first, *suits = DISPUTES
    addresses = (f"{dispute.key}.{result.key}" for dispute in DISPUTES for result in RESULTS)
    return (
        LaidRow((_label(first.label, columns=5), _label("行政诉讼", columns=10)), head=True),
        LaidRow((*reviewed, *(_label(suit.label, columns=5) for suit in suits)), head=True),
        LaidRow(results * len(suits), head=True),
        LaidRow(tuple(LaidCell(address=address) for address in addresses)),
    )


def placed(rows: tuple[LaidRow, ...]) -> Iterator[PlacedCell]:
    """Every cell with its row and column, the merged ones above and to the left taken into account."""
    taken: set[tuple[int, int]] = set()
    for row, laid in enumerate(rows):
        column = 0
        for cell in laid.cells:
            while (row, column) in taken:
                column += 1
            taken.update((row + down, column + right) for down in range(cell.rows) for right in range(cell.columns))
            yield PlacedCell(row, column, cell)


@dataclass(frozen=True, slots=True)
class CellLabels:
    """The header cells that a value stands under: those of its row from the left, those of its column from above."""

    row: tuple[str, ...]
    column: tuple[str, ...]

    def __str__(self) -> str:
        return f"{'／'.join(self.row)}，{'／'.join(self.column)}" if self.row else "／".join(self.column)


def labels(rows: tuple[LaidRow, ...]) -> dict[str, CellLabels]:
    """The labels of every value of a table, by address, in printed order."""
    cells = tuple(placed(rows))
    return {
        place.cell.address: CellLabels(_row_labels(cells, place), _column_labels(cells, place, rows))
        for place in cells
        if place.cell.address
    }


def width(rows: tuple[LaidRow, ...]) -> int:
    """Count the columns of a table."""
    return sum(cell.columns for cell in rows[0].cells)


def _row_labels(cells: tuple[PlacedCell, ...], value: PlacedCell) -> tuple[str, ...]:
    return tuple(
        at.cell.text
        for at in sorted(cells, key=lambda at: at.column)
        if at.cell.header and at.row <= value.row < at.row + at.cell.rows and at.column < value.column
    )


def _column_labels(cells: tuple[PlacedCell, ...], value: PlacedCell, rows: tuple[LaidRow, ...]) -> tuple[str, ...]:
    """Header cells above a value in the header rows next above it."""
    last = max(row for row in range(value.row) if rows[row].labels_only)
    first = last
    while first and rows[first - 1].labels_only:
        first -= 1
    return tuple(
        at.cell.text
        for at in cells
        if first <= at.row <= last and at.column <= value.column < at.column + at.cell.columns
    )


def _label(text: str, *, rows: int = 1, columns: int = 1) -> LaidCell:
    return LaidCell(text, rows=rows, columns=columns, header=True)


def _block_rows(block: ProactiveBlock) -> Iterator[LaidRow]:
    yield LaidRow((_label(block.label, columns=_PROACTIVE_WIDTH),))
    spans = _spans(len(block.headers))
    headers = (_label(text, columns=span) for text, span in zip(block.headers, spans, strict=True))
    yield LaidRow((_label("信息内容"), *headers))
    for row in block.rows:
        addresses = (f"proactive.{row.key}.{field}" for field in row.fields)
        cells = (LaidCell(address=at, columns=span) for at, span in zip(addresses, spans, strict=True))
        yield LaidRow((_label(row.label), *cells))


def _spans(count: int) -> tuple[int, ...]:
    """How many columns each of `count` cells covers beside the label: the last takes what is left."""
    return (*([1] * (count - 1)), _PROACTIVE_WIDTH - count)


def _request_head() -> tuple[LaidRow, ...]:
    person, *bodies, total = APPLICANTS
    return (
        LaidRow((_label(CORNER, rows=3, columns=_REQUEST_LABELS), _label("申请人情况", columns=7)), head=True),
        LaidRow(
            (_label(person.label, rows=2), _label("法人或其他组织", columns=5), _label(total.label, rows=2)),
            head=True,
        ),
        LaidRow(tuple(_label(body.label) for body in bodies), head=True),
    )


def _request_labels(row: RequestRow, results: list[RequestRow]) -> Iterator[LaidCell]:
    if row not in results:
        yield _label(row.label, columns=_REQUEST_LABELS)
    elif not row.group:
        yield _label(row.label, columns=_REQUEST_LABELS - 1)
    else:
        members = [other for other in results if other.group == row.group]
        if row is members[0]:
            yield _label(row.group, rows=len(members))
        yield _label(row.label)


def _request_values(row: RequestRow) -> Iterator[LaidCell]:
    for column in APPLICANTS:
        yield LaidCell(address=request_address(row.key, column.key))


def _single_other(rows: tuple[RequestRow, ...]) -> tuple[RequestRow, ...]:
    """Fold the three rows of 其他处理 into one."""
    folded: list[RequestRow] = []
    for is_other, group in groupby(rows, key=lambda row: row.key.startswith("other")):
        folded += [RequestRow("other", "（六）其他处理", outcome=True)] if is_other else group
    return tuple(folded)
