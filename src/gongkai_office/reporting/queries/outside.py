"""Reports handed in from outside the system: what was read, what a person confirmed, what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from django.db.models import QuerySet

from gongkai.annual import rules
from gongkai.annual.exchange import from_dict
from gongkai.annual.forms import MONEY
from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.annual.verdict import binding
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Confirmation, HandIn, How, Stage


def hand_ins(organ: Organ, year: int) -> QuerySet[HandIn]:
    """Every file handed in for a year, the newest first."""
    rows = HandIn.objects.filter(organ=organ, year=year).select_related("organ", "file", "by", "report__version")
    return rows.order_by("-number")


def account_of(row: HandIn) -> Account:
    """The account that a file was handed in for."""
    return Account(organ=row.organ, year=row.year, own=row.own)


@dataclass(frozen=True, slots=True)
class Checked:
    """A cell of the file: what was read, who confirmed it, and whether it must be looked at by itself."""

    address: str
    read: Cell
    confirmed: Confirmation | None
    alone: bool

    @property
    def open(self) -> bool:
        """Whether nobody has confirmed it yet."""
        return self.confirmed is None


@dataclass(frozen=True)
class Checking:
    """A handed-in file on its way to a report that somebody answers for, cell by cell."""

    row: HandIn

    @cached_property
    def read(self) -> AnnualReport:
        """The report as it was read."""
        return from_dict(self.row.record)

    @cached_property
    def confirmations(self) -> Mapping[str, Confirmation]:
        """The newest confirmation of every cell that has one."""
        rows = self.row.confirmations.select_related("by").order_by("at", "pk")
        return {one.address: one for one in rows}

    @cached_property
    def report(self) -> AnnualReport:
        """The report as confirmed so far: open cells as they were read."""
        cells = {address: self._settled(address, cell) for address, cell in self.read.addressed()}
        return replace(self.read, cells=cells, findings=(), notes=())

    @cached_property
    def cells(self) -> tuple[Checked, ...]:
        """Every cell of the form; those to be looked at one by one first, in printed order."""
        broken = {address for finding in binding(rules.check(self.report)) for address in finding.cells}
        found = [
            Checked(address, cell, self.confirmations.get(address), alone=address in broken or not _sure(address, cell))
            for address, cell in self.read.addressed()
        ]
        return tuple(sorted(found, key=lambda one: not one.alone))

    @property
    def waiting(self) -> list[Checked]:
        """The cells that nobody has confirmed yet."""
        return [one for one in self.cells if one.open]

    def sure(self, table: str) -> list[Checked]:
        """The open cells of a table (`2`, `3`, `4`) that tie and were read without doubt."""
        return [one for one in self.waiting if not one.alone and table_of(one.address) == table]

    @property
    def editable(self) -> bool:
        """Whether cells may still be confirmed: not while the report lies with the supervising office."""
        return self.row.report is None or self.row.report.stage == Stage.RETURNED

    def notes(self) -> Iterator[str]:
        """What must be known of how the figures came to be, without names."""
        typed = sum(one.how == How.TYPED for one in self.confirmations.values())
        if typed:
            yield f"本报告由公布的文件转入，其中 {typed} 格照原件人工录入。"

    def _settled(self, address: str, cell: Cell) -> Cell:
        said = self.confirmations.get(address)
        if said is None or (said.how != How.TYPED and cell.status is Status.BLANK):
            return cell
        if said.how == How.ABSENT:
            return Cell(where=cell.where)
        value = Decimal(said.value) if address in MONEY else int(said.value)
        unit = (cell.unit or "万元") if address in MONEY else ""
        text = said.value if said.how == How.TYPED else cell.text
        return Cell(value, Status.READ, text, cell.where, unit)


def plain(address: str, cell: Cell) -> str:
    """A figure as a confirmation keeps it; empty for none."""
    if cell.value is None:
        return ""
    return f"{Decimal(cell.value):f}" if address in MONEY else str(cell.value)


def table_of(address: str) -> str:
    """The section whose table a cell stands in.

    >>> table_of("proactive.fees.amount"), table_of("requests.new.total"), table_of("reconsideration.total")
    ('2', '3', '4')
    """
    return {"proactive": "2", "requests": "3"}.get(address.partition(".")[0], "4")


def _sure(address: str, cell: Cell) -> bool:
    """Whether a cell was read without doubt; an empty total is doubtful, and so is one with but a stroke in it."""
    if cell.status is Status.BLANK:
        return not cell.text.strip() and not address.endswith(".total")
    return cell.status is Status.READ
