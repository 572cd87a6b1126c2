"""The three tables on the page, in the official layout, with every marked cell tied to its findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from gongkai.annual.balance import has_single_other
from gongkai.annual.forms import FormCode
from gongkai.annual.messages import message
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.marks import LEGEND, SIGNS, Mark, figure, marks
from gongkai.cli.sheet.markup import Child, node
from gongkai.cli.sheet.places import place
from gongkai.documents.layout import LaidCell, LaidRow, dispute_table, proactive_table, request_table, width

_SHORTEST_REPEAT = 5
"""Sentences in a cell's title; more would not be read."""


def tables_section(judged: Judged, key: str) -> Element | None:
    """Tables two, three and four of a report that has statutory tables."""
    form = judged.report.layout
    if form is None:
        return None
    single = has_single_other(judged.report)
    sheet = _Sheet(judged, key)
    return node(
        "section",
        node("h2", "二、主动公开政府信息情况"),
        sheet.table(proactive_table(form), "proactive"),
        node("h2", "三、收到和处理政府信息公开申请情况"),
        sheet.table(request_table(form, single_other=single), "requests"),
        node("h2", "四、政府信息公开行政复议、行政诉讼情况"),
        sheet.table(dispute_table(), "disputes"),
        sheet.legend(),
        id=f"{key}-tables",
    )


class _Sheet:
    """The tables of one judged report; knows which findings speak of which cell."""

    def __init__(self, judged: Judged, key: str) -> None:
        self._judged = judged
        self._key = key
        self._marks = marks(judged.report, judged.findings)
        self._numbers = _numbers(judged)
        self._form = judged.report.form or FormCode.Y2021

    def table(self, rows: tuple[LaidRow, ...], name: str) -> Element:
        """One table; it scrolls by itself where a screen is too narrow."""
        head = [self._row(row) for row in rows if row.head]
        body = [self._row(row) for row in rows if not row.head]
        columns = node("colgroup", *(node("col") for _ in range(width(rows))))
        table = node("table", columns, node("thead", *head) if head else None, node("tbody", *body), class_=name)
        return node("div", table, class_="wide", tabindex="0", role="region", aria_label="表格")

    def legend(self) -> Element | None:
        """The signs that were used, in words."""
        used = set(self._marks.values())
        items = [node("li", f"{SIGNS[mark]} {LEGEND[mark]}", class_=mark) for mark in SIGNS if mark in used]
        return node("ul", *items, class_="legend") if items else None

    def _row(self, row: LaidRow) -> Element:
        named = [cell for cell in row.cells if cell.header]
        innermost = named[-1] if named and not row.labels_only else None
        cells = (self._value(cell) if cell.address else _label(cell, innermost=cell is innermost) for cell in row.cells)
        return node("tr", *cells)

    def _value(self, laid: LaidCell) -> Element:
        address = laid.address or ""
        mark = self._marks[address]
        return node(
            "td",
            node("span", SIGNS[mark], class_="sign") if mark in SIGNS else None,
            figure(self._judged.report.cell(address)),
            self._references(address),
            colspan=_span(laid.columns),
            rowspan=_span(laid.rows),
            id=f"{self._key}-{address}",
            class_=None if mark is Mark.PLAIN else mark,
            title="\n".join(self._explained(address)) or None,
        )

    def _references(self, address: str) -> Element | None:
        """Small numbered links to the findings that speak of the cell."""
        numbers = self._numbers.get(address, ())
        links: list[Child] = []
        for number in numbers:
            link = node("a", str(number), href=f"#{self._key}-f{number}", aria_label=f"见问题{number}")
            links += [",", link] if links else [link]
        return node("sup", *links) if links else None

    def _explained(self, address: str) -> Iterator[str]:
        """What a pointer resting on the cell tells: findings, print and place."""
        for number in self._numbers.get(address, ())[:_SHORTEST_REPEAT]:
            yield f"问题{number}：{message(self._judged.ranked[number - 1], form=self._form)}"
        cell = self._judged.report.cell(address)
        if cell.text and cell.text != str(cell.value):
            yield f"原件印作“{cell.text}”"
        if where := place(cell.where):
            yield f"原件{where}"


def _numbers(judged: Judged) -> Mapping[str, tuple[int, ...]]:
    """For each address the numbers of its findings, as the list of findings counts them."""
    numbers: dict[str, tuple[int, ...]] = {}
    for number, finding in enumerate(judged.ranked, 1):
        for address in finding.cells:
            numbers[address] = (*numbers.get(address, ()), number)
    return numbers


def _label(cell: LaidCell, *, innermost: bool) -> Element:
    """A header; the one that stands directly before the figures names the row."""
    return node(
        "th",
        cell.text,
        colspan=_span(cell.columns),
        rowspan=_span(cell.rows),
        scope="row" if innermost else None,
    )


def _span(count: int) -> int | None:
    return count if count > 1 else None
