"""Habits of organs that print the same figures otherwise: no damage, but a reader must know them. Text in, text out."""

from __future__ import annotations

import re
from collections.abc import Callable

_CELL = re.compile(r"(?m)(?<=\t)-?\d+(?:\.\d+)?(?=\t|$)")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def thousands_separated(text: str) -> str:
    """Numbers of four digits and more carry a comma."""
    return _in_cells(text, lambda number: f"{int(number):,}" if number.isdigit() else number)


def full_width_digits(text: str) -> str:
    """The numbers of the tables are typed with full-width digits."""
    return _in_cells(text, lambda number: number.translate(_FULL_WIDTH))


def units_in_cells(text: str) -> str:
    """Amounts say their unit again inside the cell."""
    return _in_cells(text, lambda number: f"{number}万元" if "." in number else number)


def title_over_two_lines(text: str) -> str:
    """The organ stands on a line of its own over the rest of the title, blanks around the year."""
    return re.sub(r"^(.*?)(\d{4})年", r"\1\n\2 年", text)


def header_labels_in_two_lines(text: str) -> str:
    """Labels over narrow columns are set as two words."""
    labels = ("商业企业", "科研机构", "结果维持", "结果纠正", "其他结果", "尚未审结")
    for label in labels:
        text = text.replace(f"{label}\t", f"{label[:2]} {label[2:]}\t")
    return text.replace("总计", "总 计")


def blanks_around_numerals(text: str) -> str:
    """Labels have a blank after their numeral, and another kind of brackets."""
    return re.sub(r"(\d\.)(?=[一-鿿])", r"\1 ", text).replace("（", "( ").replace("）", " )")


def _in_cells(text: str, change: Callable[[str], str]) -> str:
    """Change the numbers that fill a table cell; prose stays as it is."""
    return _CELL.sub(lambda match: change(match[0]), text)
