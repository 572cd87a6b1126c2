"""What the pages of a report handed in from outside show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gongkai.annual import rules
from gongkai.annual.forms import SECTIONS, FormCode
from gongkai.annual.messages import label
from gongkai.annual.record import Status
from gongkai.cli.sheet.places import place
from gongkai_office.reporting.desk.sheet import Note, Sheet, notes, sheets
from gongkai_office.reporting.models import HandIn
from gongkai_office.reporting.queries.compute import Computed
from gongkai_office.reporting.queries.outside import Checked, Checking, account_of, plain, table_of

_TABLES = {"2": "二", "3": "三", "4": "四"}
_STANDING = {
    Status.READ: "读出",
    Status.BLANK: "原件是空格",
    Status.MISSING: "原件里没有找到",
    Status.REPAIRED: "印损，按勾稽关系还原",
    Status.DOUBTFUL: "读出，但不可靠",
}


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table: how many cells are still to be looked at by themselves, how many may be confirmed at once."""

    key: str
    name: str
    alone: int
    sure: int
    done: int


@dataclass(frozen=True, slots=True)
class OutsidePage:
    """The page of a file: its tables as confirmed so far, what is open, what the rules find."""

    checking: Checking
    tables: tuple[TableLine, ...]
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...]
    total: int

    @property
    def open(self) -> int:
        """Cells that nobody has confirmed."""
        return len(self.checking.waiting)

    @property
    def done(self) -> int:
        """Cells that somebody has confirmed."""
        return self.total - self.open

    @property
    def misread(self) -> list[str]:
        """What the reader said it could not read."""
        return list(self.checking.read.notes)


def outside_page(row: HandIn, link: Callable[[str], str]) -> OutsidePage:
    """The page; `link` says where a cell is confirmed."""
    checking = Checking(row)
    report = replace(checking.report, findings=rules.check(checking.report))
    told = tuple(notes(report))
    computed = Computed(account_of(row), report, None, frozenset())
    return OutsidePage(
        checking=checking,
        tables=tuple(_line(checking, key) for key in _TABLES),
        sheets=tuple(sheets(computed, told, link)),
        notes=told,
        total=len(checking.cells),
    )


def _line(checking: Checking, key: str) -> TableLine:
    here = [one for one in checking.cells if table_of(one.address) == key]
    waiting = [one for one in here if one.open]
    alone = sum(one.alone for one in waiting)
    name = f"表{_TABLES[key]}　{SECTIONS[int(key) - 1]}"
    return TableLine(key, name, alone, len(waiting) - alone, len(here) - len(waiting))


@dataclass(frozen=True, slots=True)
class CellPage:
    """One cell to be confirmed: its name, what was read and how far it can be relied on, where it stands."""

    one: Checked
    name: str
    value: str
    print: str
    standing: str
    place: str
    position: int
    left: int
    after: str

    @property
    def source(self) -> str:
        """Where a typed figure comes from, as it is offered."""
        return f"原件{self.place}" if self.place else ""


def cell_page(checking: Checking, address: str) -> CellPage | None:
    """The cell with the next open one after it; None for one that the form does not have."""
    cells = list(checking.cells)
    at = next((number for number, one in enumerate(cells) if one.address == address), None)
    if at is None:
        return None
    one, form = cells[at], checking.read.form or FormCode.Y2021
    return CellPage(
        one=one,
        name=label(address, form),
        value=plain(address, checking.report.cell(address)),
        print=one.read.text,
        standing=_STANDING[one.read.status],
        place=place(one.read.where),
        position=at + 1,
        left=len(checking.waiting),
        after=next_open(checking, address),
    )


def next_open(checking: Checking, address: str = "") -> str:
    """The open cell after one, the first where there is none after; empty where every cell is confirmed."""
    cells = list(checking.cells)
    at = next((number for number, one in enumerate(cells) if one.address == address), -1)
    waiting = [one.address for one in (*cells[at + 1 :], *cells[: max(at, 0)]) if one.open]
    return waiting[0] if waiting else ""
