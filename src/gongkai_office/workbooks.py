"""Excel workbooks for people to take away; every text is written as a text, so that no cell begins to calculate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@contextmanager
def workbook() -> Iterator[tuple[Workbook, BytesIO]]:
    """A workbook in memory, and where its bytes stand once the block is left."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only a download needs it

    kept = BytesIO()
    with Workbook(kept, _INERT) as book:
        yield book, kept


def listing(name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet to work on: headings (and their widths) to sort by, a row a row."""
    with workbook() as (book, kept):
        sheet = book.add_worksheet(name)
        last = _filled(book, sheet, columns, rows, top=0)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.freeze_panes(1, 0)
    return kept.getvalue()


def printed(name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    """One sheet to print: its title, headings (and their widths) that stand on every page, a row a row."""
    with workbook() as (book, kept):
        sheet = book.add_worksheet(name)
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        _filled(book, sheet, columns, rows, top=2, wrap=True)
        sheet.freeze_panes(3, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return kept.getvalue()


def _filled(
    book: Workbook, sheet: Worksheet, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]], *, top: int,
    wrap: bool = False,
) -> int:  # fmt: skip
    """Headings on line `top` and the rows below; the last line."""
    head = book.add_format({"bold": True, "bg_color": "#EEF3F8", "bottom": 1, "text_wrap": True})
    look = book.add_format({"text_wrap": True, "valign": "top"}) if wrap else None
    for place, (word, width) in enumerate(columns):
        sheet.set_column(place, place, width, look)
        sheet.write_string(top, place, word, head)
    last = top
    for last, row in enumerate(rows, top + 1):
        for place, text in enumerate(row):
            sheet.write_string(last, place, text)
    return last
