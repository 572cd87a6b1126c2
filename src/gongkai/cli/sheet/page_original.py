"""The tables and lines of the file itself from which figures were read, each tied to its figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element

from gongkai.annual.record import Place
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.marks import Mark, cells, marks
from gongkai.cli.sheet.markup import Child, node
from gongkai.cli.sheet.places import place
from gongkai.documents.grid import GridCell, Paragraph, Table

_SECTIONS = {"proactive": "2", "requests": "3"}
_DISPUTE_SECTION = "4"
_AROUND = 40
"""Letters shown before and after the figures of a line that holds much more."""


class Original:
    """What the file shows of each section's figures. Empty where the file is not at hand."""

    def __init__(self, judged: Judged, key: str) -> None:
        self._key = key
        self._blocks = judged.document.blocks if judged.document else ()
        self._marks = marks(judged.report, judged.findings)
        self._by_place = _by_place(judged)
        self._by_line = _by_line(self._by_place)
        self._shown = frozenset(where for block in self._blocks for where in self._places(block))

    def shows(self, where: Place | None) -> bool:
        """Whether a place of the file stands on the page, to be linked to."""
        return where in self._shown

    def section(self, number: str) -> Iterator[Element]:
        """The file's tables and lines that hold the figures of a section, in the file's order."""
        for block in self._blocks:
            places = self._places(block)
            here = tuple(where for where in places if _section(self._by_place[where][0]) == number)
            if isinstance(block, Paragraph) and here:
                yield self._line(block, here)
            elif isinstance(block, Table) and places[:1] == here[:1] and here:
                yield self._table(block)

    def _places(self, block: Table | Paragraph) -> tuple[Place, ...]:
        """The places in a block from which figures were read, in reading order."""
        if isinstance(block, Table):
            return tuple(cell.where for cell in block.cells if cell.where in self._by_place)
        return self._by_line.get(replace(block.where, start=None, end=None), ())

    def _table(self, table: Table) -> Element:
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
        columns, rows = (count if count > 1 else None for count in (cell.columns, cell.rows))
        return self._print("td", cell.text, self._by_place.get(cell.where, ()), colspan=columns, rowspan=rows)

    def _line(self, line: Paragraph, places: tuple[Place, ...]) -> Element:
        """The line as printed, or so much of it as the figures of one section stand in."""
        first, last = places[0].start or 0, max(where.end or 0 for where in places)
        pieces = self._pieces(line.text, places, max(0, first - _AROUND), last + _AROUND)
        return node(
            "p", node("small", place(replace(line.where, start=None, end=None))), " ", *pieces, class_="printed"
        )

    def _pieces(self, text: str, places: tuple[Place, ...], start: int, end: int) -> Iterator[Child]:
        for where in places:
            addresses = self._by_place[where]
            begin, stop = max(where.start or 0, start), max(where.end or 0, start)
            yield text[start:begin]
            yield self._print("span", text[begin:stop], addresses)
            start = stop
        yield text[start:end]

    def _print(self, tag: str, text: str, addresses: tuple[str, ...], **attributes: int | None) -> Element:
        """A print with the figures that were read from it; where digits ran together there are several."""
        names = [f"{self._key}-o-{address}" for address in addresses]
        worst = min((self._marks[address] for address in addresses), key=list(Mark).index, default=Mark.PLAIN)
        return node(
            tag,
            *(node("span", id=name) for name in names[1:]),
            text if worst is Mark.PLAIN else node("a", text, href=f"#{self._key}-{addresses[0]}"),
            id=names[0] if names else None,
            class_=None if worst is Mark.PLAIN else worst,
            **attributes,
        )


def _section(address: str) -> str:
    return _SECTIONS.get(address.partition(".")[0], _DISPUTE_SECTION)


def _by_place(judged: Judged) -> Mapping[Place, tuple[str, ...]]:
    """The addresses read from each place of the file."""
    addresses: dict[Place, tuple[str, ...]] = {}
    for address, cell in cells(judged.report).items():
        if cell.where:
            addresses[cell.where] = (*addresses.get(cell.where, ()), address)
    return addresses


def _by_line(by_place: Mapping[Place, tuple[str, ...]]) -> Mapping[Place, tuple[Place, ...]]:
    """The places inside each line of the file, in reading order."""
    lines: dict[Place, list[Place]] = {}
    for where in by_place:
        if where.start is not None:
            lines.setdefault(replace(where, start=None, end=None), []).append(where)
    return {line: tuple(sorted(places, key=lambda at: at.start or 0)) for line, places in lines.items()}
