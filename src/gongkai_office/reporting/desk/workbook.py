"""A listing as an Excel workbook. Every text is written as a text: nothing in it can run as a formula."""

from __future__ import annotations

from io import BytesIO

from gongkai_office.reporting.desk.behind_two import Listing

INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""Nothing in a workbook of ours is a formula or a link."""

_WIDTH = 24


def workbook(found: Listing, *, title: str) -> bytes:
    """One sheet: the title, the headings, a line a row."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only an export needs it

    kept = BytesIO()
    with Workbook(kept, INERT) as book:
        sheet = book.add_worksheet("明细")
        bold = book.add_format({"bold": True})
        sheet.write_string(0, 0, title, bold)
        sheet.set_column(0, len(found.head) - 1, _WIDTH)
        for place, name in enumerate(found.head):
            sheet.write_string(2, place, name, bold)
        for line, row in enumerate(found.rows, start=3):
            for place, text in enumerate(row):
                sheet.write_string(line, place, text)
        sheet.freeze_panes(3, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return kept.getvalue()
