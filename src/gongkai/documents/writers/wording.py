"""The words and digits a record is printed with, the same in every container."""

from __future__ import annotations

import re
from decimal import Decimal

from gongkai.annual.record import Cell, Status
from gongkai.documents.layout import MISSING_MARK

DOUBT = "？"
"""Stands behind the print of a cell that is not to be relied on."""

_NAMES_NO_UNIT = "proactive.procurement.amount"
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LEAD = re.compile(r"[（(][一二三四五六七八九十]+[）)][^。：:；;]{1,40}(?:[。：:]|$)")
_LAST_NARROW = "\u2e7f"


def printed(address: str, cell: Cell) -> str:
    """The text of a cell: blank, mark, doubtful print, or the value in plain digits."""
    if cell.status is Status.MISSING:
        return MISSING_MARK
    if cell.status is Status.DOUBTFUL:
        return f"{printable(cell.text) or digits(address, cell)}{DOUBT}"
    return printable(cell.text) if cell.value is None else digits(address, cell)


def digits(address: str, cell: Cell) -> str:
    """The value in plain digits, with its unit where the form's header does not name it."""
    if cell.value is None:
        return ""
    named = "" if address == _NAMES_NO_UNIT else "万元"
    number = f"{Decimal(cell.value):f}"
    return number if cell.unit in ("", named) else number + cell.unit


def printable(text: str) -> str:
    """A text without the control characters that no container may hold, and without white space at its ends."""
    return _UNPRINTABLE.sub("", text).strip()


def lead(paragraph: str) -> tuple[str, str]:
    """Split a paragraph into its level-two heading, `（一）…。`, and what follows; the heading may be empty."""
    found = _LEAD.match(paragraph)
    return (found[0], paragraph[found.end() :]) if found else ("", paragraph)


def text_width(text: str) -> int:
    """Width of a text in digits: a Chinese character is as wide as two."""
    return sum(2 if character > _LAST_NARROW else 1 for character in text)
