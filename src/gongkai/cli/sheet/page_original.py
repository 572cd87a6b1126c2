"""The tables as they stand in the file itself, every cell that a figure was read from tied to that figure."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from xml.etree.ElementTree import Element

from gongkai.annual.record import AnnualReport, Place
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.marks import Mark, cells, marks
from gongkai.cli.sheet.markup import node
from gongkai.cli.sheet.places import place
from gongkai.documents.grid import Document, GridCell, Table

_SECTIONS = {"proactive": "2", "requests": "3"}
_DISPUTE_SECTION = "4"


def original_tables(judged: Judged, document: Document, key: str) -> Mapping[str, list[Element]]:
    """The file's tables by number of the section whose figures they hold; tables of anything else are left out."""
    original = _Original(judged, key)
    by_section: dict[str, list[Element]] = {}
    for block in document.blocks:
        if isinstance(block, Table) and (section := original.section(block)):
            by_section.setdefault(section, []).append(original.table(block))
    return by_section


def printed_places(document: Document | None) -> frozenset[Place]:
    """The places of all cells of a file's tables; none where the file is not at hand."""
    tables = (block for block in document.blocks if isinstance(block, Table)) if document else ()
    return frozenset(cell.where for table in tables for cell in table.cells)


class _Original:
    """Which figures were read from which place of the file."""

    def __init__(self, judged: Judged, key: str) -> None:
        self._key = key
        self._marks = marks(judged.report, judged.findings)
        self._addresses = _by_place(judged.report)

    def section(self, table: Table) -> str:
        """The section whose figures were read from a table; empty where none were."""
        read = (address for cell in table.cells for address in self._addresses.get(cell.where, ()))
        first = next(read, "")
        return _SECTIONS.get(first.partition(".")[0], _DISPUTE_SECTION) if first else ""

    def table(self, table: Table) -> Element:
        """The table with its spans as printed."""
        rows = groupby(sorted(table.cells, key=lambda cell: (cell.row, cell.column)), lambda cell: cell.row)
        body = (node("tr", *(self._cell(cell) for cell in row)) for _, row in rows)
        return node(
            "div",
            node("table", node("caption", place(table.where)), node("tbody", *body), class_="printed"),
            class_="wide",
            tabindex="0",
            role="region",
            aria_label="原件中的表格",
        )

    def _cell(self, cell: GridCell) -> Element:
        """One cell of the file; where digits ran together, several figures were read from it."""
        addresses = self._addresses.get(cell.where, ())
        names = [f"{self._key}-o-{address}" for address in addresses]
        worst = min((self._marks[address] for address in addresses), key=list(Mark).index, default=Mark.PLAIN)
        return node(
            "td",
            *(node("span", id=name) for name in names[1:]),
            node("a", cell.text, href=f"#{self._key}-{addresses[0]}") if worst is not Mark.PLAIN else cell.text,
            colspan=cell.columns if cell.columns > 1 else None,
            rowspan=cell.rows if cell.rows > 1 else None,
            id=names[0] if names else None,
            class_=None if worst is Mark.PLAIN else worst,
        )


def _by_place(report: AnnualReport) -> Mapping[Place, tuple[str, ...]]:
    """The addresses read from each place of the file."""
    addresses: dict[Place, tuple[str, ...]] = {}
    for address, cell in cells(report).items():
        if cell.where:
            addresses[cell.where] = (*addresses.get(cell.where, ()), address)
    return addresses
