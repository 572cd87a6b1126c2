"""The findings on the page: each in words, with both sides, its cells, its place in the text, its source."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gongkai.annual.forms import FormCode
from gongkai.annual.messages import label, message
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.marks import SIGNS, Mark, figure, marks
from gongkai.cli.sheet.markup import Child, node
from gongkai.cli.sheet.page_original import Original
from gongkai.cli.sheet.passages import Passage, passage
from gongkai.cli.sheet.places import place
from gongkai.cli.sheet.words import SEVERITIES, sides
from gongkai.findings import Finding

_AROUND = 40
"""Letters of the text shown on each side of a marked passage."""
_LISTED = 8
"""Cells named under a finding; a form left blank would name them all."""


def findings_section(judged: Judged, original: Original, key: str) -> Element:
    """Every finding, numbered as the cells and the text refer to it."""
    items = [_finding(judged, finding, key, number, original) for number, finding in enumerate(judged.ranked, 1)]
    return node(
        "section",
        node("h2", "发现的问题"),
        node("ol", *items, class_="findings") if items else node("p", "没有发现问题。"),
        id=f"{key}-findings",
    )


def _finding(judged: Judged, finding: Finding, key: str, number: int, original: Original) -> Element:
    state = "waived" if finding.waived else str(finding.severity)
    sign = "" if finding.waived else SIGNS.get(Mark(state), "") if state in list(Mark) else ""
    name = "已豁免" if finding.waived else SEVERITIES[finding.severity]
    return node(
        "li",
        node(
            "p",
            node("span", f"{sign} {name}".strip(), class_="severity"),
            " ",
            node("code", finding.rule),
            " ",
            message(finding, form=judged.report.form or FormCode.Y2021),
            class_="message",
        ),
        _sides(finding),
        _cells(judged, finding, key, original),
        _quotation(judged, finding, key, number),
        node("p", f"依据：{finding.source}", class_="source") if finding.source else None,
        node("p", f"豁免：{finding.waived}", class_="source") if finding.waived else None,
        id=f"{key}-f{number}",
        class_=f"finding {state}",
    )


def _sides(finding: Finding) -> Element | None:
    parts = [node("span", name, node("strong", value)) for name, value in sides(finding)]
    return node("p", *parts, class_="sides") if parts else None


def _cells(judged: Judged, finding: Finding, key: str, original: Original) -> Element | None:
    standing = marks(judged.report, ())
    known = [address for address in finding.cells if address in standing]
    if not known:
        return None
    more = node("li", f"等{len(known)}格，见下面的表") if len(known) > _LISTED else None
    items = (node("li", *_cell(judged, address, key, original)) for address in known[:_LISTED])
    return node("ul", *items, more, class_="cells")


def _cell(judged: Judged, address: str, key: str, original: Original) -> Iterator[Child]:
    """One cell of a finding: its name, its figure, its place in the file, linked where the page shows that place."""
    cell = judged.report.cell(address)
    yield node("a", label(address, judged.report.form or FormCode.Y2021), href=f"#{key}-{address}")
    yield f"：{figure(cell)}"
    if where := place(cell.where):
        linked = node("a", where, href=f"#{key}-o-{address}") if original.shows(cell.where) else where
        yield node("small", "（", linked, "）")


def _quotation(judged: Judged, finding: Finding, key: str, number: int) -> Element | None:
    marked = passage(judged.report, finding)
    return _quote(marked, key, number) if marked else None


def _quote(marked: Passage, key: str, number: int) -> Element:
    before, inside, after = marked.parts
    return node(
        "blockquote",
        "…" if len(before) > _AROUND else None,
        before[-_AROUND:],
        node("mark", inside),
        after[:_AROUND],
        "…" if len(after) > _AROUND else None,
        " ",
        node("a", "看原文", href=f"#{key}-m{number}"),
    )
