"""The three tables as the page shows them: every figure with its link, its findings, and whether it was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from gongkai.annual.forms import SECTIONS
from gongkai.annual.messages import message
from gongkai.annual.record import AnnualReport, Status
from gongkai.documents.layout import LaidCell, LaidRow, dispute_table, labels, proactive_table, request_table, width
from gongkai.documents.writers.wording import digits
from gongkai.findings import Finding, Severity
from gongkai_office.reporting.queries.compute import Computed

_NUMERALS = "一二三四"
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in words: its number on the page, the cells it speaks of, who set it aside."""

    number: int
    finding: Finding
    words: str

    @property
    def severity(self) -> str:
        """How gravely it weighs, in a word."""
        return "已豁免" if self.finding.waived else _SEVERITIES[self.finding.severity]

    @property
    def grade(self) -> str:
        """The class of its tag."""
        if self.finding.waived:
            return "done"
        return {Severity.ERROR: "late", Severity.WARNING: "soon", Severity.INFO: ""}[self.finding.severity]

    @property
    def anchor(self) -> str:
        """The first cell it speaks of, as an anchor; empty where it speaks of none."""
        return _anchor(self.finding.cells[0]) if self.finding.cells else ""

    @property
    def bare(self) -> bool:
        """Whether it tells of rows of table two that nobody entered nor declared to be none."""
        return self.finding.rule == "STR-A" and self.finding.params.get("section") == "2"

    @property
    def cells(self) -> str:
        """The addresses it speaks of, for the form that sets it aside."""
        return " ".join(self.finding.cells)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the page: a label, or a figure."""

    laid: LaidCell
    text: str = ""
    link: str = ""
    notes: tuple[Note, ...] = ()
    typed: bool = False
    declared: bool = False
    scope: str = ""
    label: str = ""

    @property
    def anchor(self) -> str:
        """Where a finding leads."""
        return _anchor(self.laid.address) if self.laid.address else ""

    @property
    def grade(self) -> str:
        """How the cell is marked: by the gravest finding that nobody set aside."""
        grades = {note.grade for note in self.notes}
        return "broken" if "late" in grades else "doubtful" if "soon" in grades else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the page."""

    number: str
    title: str
    head: tuple[tuple[ShownCell, ...], ...]
    body: tuple[tuple[ShownCell, ...], ...]
    width: int


def notes(report: AnnualReport) -> list[Note]:
    """The findings in words, the gravest first, numbered as the page marks them."""
    order = list(Severity)
    found = sorted(report.findings, key=lambda one: (bool(one.waived), order.index(one.severity)))
    form = report.layout
    return [
        Note(number, one, message(one, form=form.code) if form else one.rule) for number, one in enumerate(found, 1)
    ]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the cells of the page are made from."""

    computed: Computed
    beside: Mapping[str, list[Note]]
    link: Callable[[str], str]

    def cell(self, laid: LaidCell, row: LaidRow, named: Mapping[str, str]) -> ShownCell:
        """A laid cell with what it shows; a nought opens the declarations behind it, or nothing."""
        if laid.address is None:
            return ShownCell(laid, laid.text, scope=row.scope(laid))
        cell = self.computed.report.cell(laid.address)
        return ShownCell(
            laid,
            "—" if cell.status is Status.MISSING else digits(laid.address, cell),
            link=self.link(laid.address) if cell.value or laid.address in self.computed.declared else "",
            notes=tuple(self.beside.get(laid.address, ())),
            typed=laid.address in self.computed.typed,
            declared=laid.address in self.computed.declared,
            label=named[laid.address],
        )


def sheets(computed: Computed, told: Sequence[Note], link: Callable[[str], str]) -> list[Sheet]:
    """Tables two, three and four; `link` says where a figure opens."""
    form = computed.report.layout
    if form is None:
        return []
    beside: dict[str, list[Note]] = defaultdict(list)
    for note in told:
        for address in note.finding.cells:
            beside[address].append(note)
    page = _Page(computed, beside, link)
    laid = {"二": proactive_table(form), "三": request_table(form), "四": dispute_table()}
    return [_sheet(number, rows, page) for number, rows in laid.items()]


def _sheet(number: str, rows: tuple[LaidRow, ...], page: _Page) -> Sheet:
    named = {address: str(words) for address, words in labels(rows).items()}
    shown = [(row, tuple(page.cell(cell, row, named) for cell in row.cells)) for row in rows]
    return Sheet(
        number,
        SECTIONS[_NUMERALS.index(number)],
        tuple(cells for row, cells in shown if row.head),
        tuple(cells for row, cells in shown if not row.head),
        width(rows),
    )


def _anchor(address: str) -> str:
    return f"cell-{address.replace('.', '-')}"
