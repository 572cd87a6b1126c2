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


class Offers:
    """The lists that cells choose from, on a sheet of their own, since a cell itself holds only short ones."""

    def __init__(self, book: Workbook) -> None:
        self._sheet, self._number = book.add_worksheet("选项"), 0

    def offer(self, sheet: Worksheet, place: int, name: str, labels: Sequence[str], *, rows: int, message: str) -> None:
        """Let a column below its heading choose from labels; `message` is told whoever types something else."""
        for row, label in enumerate((name, *labels)):
            self._sheet.write_string(row, self._number, label)
        self._sheet.set_column(self._number, self._number, 30)
        letter = chr(ord("A") + self._number)
        self._number += 1
        source = f"=选项!${letter}$2:${letter}${len(labels) + 1}"
        wrong = {"error_title": "请从列表中选择", "error_message": message, "error_type": "warning"}
        sheet.data_validation(1, place, rows, place, {"validate": "list", "source": source, **wrong})


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
