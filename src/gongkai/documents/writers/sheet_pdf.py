"""A plain sheet as PDF: a title and paragraphs on the official page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from gongkai.documents.writers.typesetting import typeset


def sheet_pdf(title: str, lines: Sequence[str], *, organ: str, dated: datetime) -> bytes:
    """The sheet. Raises WriteError where no font here has one of the characters."""
    data = {"title": title, "title_lines": [title], "organ": organ, "lines": list(lines)}
    return typeset("sheet.typ", data, dated=dated)
