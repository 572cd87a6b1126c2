"""Excel workbooks for people to take away; every text is written as a text, so that no cell begins to calculate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@contextmanager
def workbook() -> Iterator[tuple[Workbook, BytesIO]]:
    """A workbook in memory, and where its bytes stand once the block is left."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only a download needs it

    kept = BytesIO()
    with Workbook(kept, _INERT) as book:
        yield book, kept


def listing(name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet with headings (and their widths), a row a row."""
    with workbook() as (book, kept):
        sheet = book.add_worksheet(name)
        head = book.add_format({"bold": True, "bg_color": "#EEF3F8", "bottom": 1, "text_wrap": True})
        for place, (word, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, word, head)
        last = 0
        for last, row in enumerate(rows, 1):
            for place, text in enumerate(row):
                sheet.write_string(last, place, text)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.freeze_panes(1, 0)
    return kept.getvalue()
