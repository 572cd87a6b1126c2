"""Every layout by name: what file it makes, and how far the shape itself can be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.annual.record import AnnualReport
from tests.factories.layouts import html, office, pdf, text


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to print a report: the file's suffix and the bytes.

    `exact` is false where the shape has lost the marks between cells, so that a cell may rightly stay unread.
    """

    suffix: str
    render: Callable[[AnnualReport], bytes]
    exact: bool = True

    def name(self, stem: str = "report") -> str:
        """A file name of this layout."""
        return f"{stem}{self.suffix}"


def _encoded(render: Callable[[AnnualReport], str], encoding: str = "utf-8") -> Callable[[AnnualReport], bytes]:
    return lambda report: render(report).encode(encoding)


TEXTS: dict[str, Callable[[AnnualReport], str]] = {
    "tabbed": text.tabbed,
    "tab-grid": text.tab_grid,
    "tab-expanded": text.tab_expanded,
    "barred": text.barred,
    "barred-upright": text.barred_upright,
    "barred-open": text.barred_open,
    "one-a-line": text.one_a_line,
    "spaced": text.spaced,
    "repeated": text.repeated,
    "shredded": text.shredded,
    "glued": text.glued,
}
"""Plain-text shapes by name, for damages that work on text."""

PAGES: dict[str, Layout] = {
    "markdown": Layout(".md", _encoded(text.markdown)),
    "html-site": Layout(".html", _encoded(html.site)),
    "html-word": Layout(".html", _encoded(html.word, "gb18030")),
    "html-hong-kong": Layout(".html", _encoded(lambda report: html.traditional(html.site(report)))),
    "text-traditional": Layout(".txt", _encoded(lambda r: html.traditional(text.tabbed(r), config="s2t"))),
    "text-gb18030": Layout(".txt", _encoded(text.tabbed, "gb18030")),
    "text-utf-16": Layout(".txt", _encoded(text.tabbed, "utf-16")),
    "docx": Layout(".docx", office.word_file),
    "csv": Layout(".csv", _encoded(text.comma_separated, "utf-8-sig")),
    "xlsx": Layout(".xlsx", office.workbook),
    "xlsx-of-sheets": Layout(".xlsx", office.workbook_of_sheets),
    "pdf-ruled": Layout(".pdf", pdf.ruled),
    "pdf-unruled": Layout(".pdf", pdf.unruled),
}

LAYOUTS: dict[str, Layout] = {
    **{name: Layout(".txt", _encoded(render), exact=name != "glued") for name, render in TEXTS.items()},
    **PAGES,
}
"""Every layout that needs nothing but Python; `pdf.browser` needs a Chromium besides."""
