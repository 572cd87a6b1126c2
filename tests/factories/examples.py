"""The sample reports that stand in `examples/`: which record each prints, and how.

Files are written by `python -m examples.make_reports`; tests read them and compare with these records.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from gongkai.annual.record import AnnualReport
from tests.factories import faults, organs, papers
from tests.factories.damage import tables
from tests.factories.layouts import html, office, pdf, text
from tests.factories.records import build


@dataclass(frozen=True, slots=True)
class Example:
    """A file of `examples/reports/`: its name, what it shows, the record it prints, and the bytes.

    `rules` are the ids of the rules that find a fault in it; empty for a sound report. `exact` is false where the
    shape may leave cells unread.
    """

    name: str
    shows: str
    report: AnnualReport
    render: Callable[[AnnualReport], bytes]
    rules: frozenset[str] = frozenset()
    exact: bool = True


def _text(render: Callable[[AnnualReport], str], encoding: str = "utf-8") -> Callable[[AnnualReport], bytes]:
    return lambda report: render(report).encode(encoding)


def _scanned(report: AnnualReport) -> str:
    """What an OCR made of a scanned report: several damages at once."""
    damaged = text.tab_grid(report)
    for damage in (tables.torn_first_label, tables.shifted_fragment, tables.minus_zero, tables.sixteen_values):
        damaged = damage(damaged)
    return damaged


_QINGYUAN = build(year=2023)
_CITY = build(
    organs.YUNLING.name,
    2024,
    leaves={
        "requests.granted.natural_person": 318,
        "requests.unable.not_held.commercial": 26,
    },
)
_SCHOOLS = build(organs.SCHOOLS.name, 2023, leaves={"proactive.coercion.decisions": 0})
_TOWN = build(organs.BAISHI.name, 2023, leaves={"proactive.licences.decisions": 214})

EXAMPLES = (
    Example(
        "qingyuan-2023-copied.txt", "text copied from a web page, cells parted by tabs", _QINGYUAN, _text(text.tabbed)
    ),
    Example(
        "qingyuan-2022-lines.txt", "text layer of a PDF, one cell a line", build(year=2022), _text(text.one_a_line)
    ),
    Example("qingyuan-2019-form.txt", "the form of 2019", build(year=2019), _text(text.tab_grid)),
    Example(
        "qingyuan-2021-glued.txt",
        "cells without any mark between them; what the sums do not settle stays unread",
        build(year=2021),
        _text(text.glued),
        exact=False,
    ),
    Example("qingyuan-2024-ocr.txt", "an OCR's text, torn and shifted", build(year=2024), _text(_scanned)),
    Example("yunling-2024.md", "Markdown", _CITY, _text(text.markdown)),
    Example("yunling-2024-site.html", "a page of a government site, menu and all", _CITY, _text(html.site)),
    Example("jiaoyuju-2023-word.html", "a page saved by Word, in GB 2312", _SCHOOLS, _text(html.word, "gb18030")),
    Example(
        "nanpu-2023-traditional.html",
        "traditional characters",
        build(organs.DISTRICT.name, 2023),
        _text(lambda report: html.traditional(html.site(report))),
    ),
    Example("baishi-2023.docx", "a Word file", _TOWN, office.word_file),
    Example("qingyuan-2023.xlsx", "a workbook", _QINGYUAN, office.workbook),
    Example("qingyuan-2023-browser.pdf", "a PDF printed by a browser", _QINGYUAN, pdf.browser),
    Example("yunling-2024-unruled.pdf", "a PDF whose tables have no lines, over three pages", _CITY, pdf.unruled),
    Example(
        "nanpu-2022-unbalanced.html",
        "total and carry-over left at zero, published late",
        replace(
            faults.handled_left_at_zero(build(organs.DISTRICT.name, 2022)),
            published_on=date(2023, 4, 10),
        ),
        _text(html.site),
        rules=frozenset({"T3-A", "T3-B", "NAR-A", "PUB-A"}),
    ),
    Example(
        "baishi-2022-truncated.txt",
        "table three breaks off, section four is missing",
        faults.no_section_four(faults.requests_cut_short(build(organs.BAISHI.name, 2022))),
        _text(text.barred),
        rules=frozenset({"STR-A"}),
    ),
)
"""The sample reports, sound ones first."""

UNREADABLE: dict[str, Callable[[], bytes]] = {
    "scan.pdf": lambda: pdf.scanned(_TOWN),
    "encrypted.pdf": pdf.encrypted,
    "legacy-2016.txt": papers.LEGACY.encode,
    "letter.txt": papers.LETTER.encode,
}
"""Files of `examples/unreadable/`, in which there are no statutory tables to read, each for a reason of its own."""
