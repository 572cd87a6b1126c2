"""What a printed cell says: a number, an empty cell, a dash, text, or damage. Nothing is made up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from gongkai.annual.record import Cell, Place, Status, Value

_FOOTNOTES = re.compile(r"[\u2460-\u2473\u00b9\u00b2\u00b3\u2070-\u2079]|\[\d{1,2}\]$|[*※#]+$")
_SPACES = re.compile(r"[\s\u200b-\u200f\ufeff]+")
_MINUS = str.maketrans("−–—－﹣", "-----")
_UNITS = "万元|元|件次|件|条|个|项|份|宗|部|例|起|人次|人|次"
_NUMBER = re.compile(
    rf"(?P<sign>[+-]?)(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?"
    rf"(?:人民币)?(?P<unit>{_UNITS})?(?:\([^()]*\D[^()]*\))?"
)
_LEADING_ZERO = re.compile(r"0\d")
_DIGIT_RUN = re.compile(r"[+-]?\d[\d ,.+-]*")
_NOTHING = frozenset(("/", "\\", "-", "--", "---", "无", "空", "/ ", "*", "——"))
_MISSING = "缺"
"""What Gongkai's own writers print for a cell that a record does not have."""

_LONGEST = 200
"""A longer text is prose, whatever it begins with."""

_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")


class Kind(Enum):
    """What stands in a cell."""

    NUMBER = auto()
    DIGITS = auto()  # digits with spaces between or a zero before them: several numbers, or one torn apart
    BLANK = auto()
    DASH = auto()  # "/", "-", "无": printed, but no number
    ABSENT = auto()  # printed as not there
    JUNK = auto()  # no Chinese word and no number: noise of a scan
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Print:
    """A cell's text and what it says; `unit` only where it is printed in the cell.

    `questioned` is true for a number with a question mark behind it, as our own writers mark a doubtful cell.
    """

    text: str
    kind: Kind
    value: int | Decimal | None = None
    unit: str = ""
    questioned: bool = False


@lru_cache(maxsize=4096)
def read_print(text: str) -> Print:
    """What a cell's text says.

    >>> read_print("1,234件").value, read_print("-0").value, read_print("33.99 万元").unit
    (1234, 0, '万元')
    >>> read_print("22（其中修订16件）").value
    22
    >>> [read_print(text).kind.name for text in ("", "/", "100 4 2", "O .", "总计")]
    ['BLANK', 'DASH', 'DIGITS', 'JUNK', 'TEXT']
    """
    if len(text) > _LONGEST:
        return Print(text, Kind.TEXT)
    bare = _SPACES.sub(" ", _FOOTNOTES.sub("", text)).strip()
    if not bare:
        return Print(text, Kind.BLANK)
    plain = unicodedata.normalize("NFKC", bare).translate(_MINUS)
    questioned = plain[-1:] == "?"
    plain = plain.removesuffix("?")
    number = _NUMBER.fullmatch(plain.replace(" ", "") if _one_number(plain) else plain)
    if number and _LEADING_ZERO.match(number["digits"]):
        return Print(text, Kind.DIGITS)
    if number:
        return Print(text, Kind.NUMBER, _value(number), _money_unit(number["unit"]), questioned)
    return Print(text, _kind(plain))


def cell_of(
    printed: Print, where: Place | None, *, money: bool = False, unit: str = "", doubtful: bool = False
) -> Cell:
    """The record's cell for a print: its value if it is a number of the right sort, else why not.

    Money is a decimal with its unit, the cell's own or else `unit` from the header; a count is an integer.
    """
    if printed.kind is Kind.ABSENT:
        return Cell(None, Status.MISSING, printed.text, where)
    unit = (printed.unit or unit) if money else ""
    if printed.kind in (Kind.BLANK, Kind.DASH):
        return Cell(None, Status.BLANK, printed.text.strip(), where, unit)
    value = _of_sort(printed.value, money=money)
    status = Status.DOUBTFUL if doubtful or printed.questioned or value is None else Status.READ
    return Cell(value, status, printed.text.strip(), where, unit)


def _of_sort(value: Value, *, money: bool) -> Value:
    """Money as a decimal; a count as an integer, and nothing where a count has a fraction."""
    if value is None:
        return None
    if money:
        return Decimal(value)
    return int(value) if value == int(value) else None


def _one_number(plain: str) -> bool:
    """Whether spaces inside cannot part two numbers: at most one stretch of digits, or a note in brackets."""
    return " " in plain and len(re.findall(r"\d[\d,.]*", plain.split("(", maxsplit=1)[0])) <= 1


def _value(number: re.Match[str]) -> int | Decimal:
    text = number["sign"] + number["digits"].replace(",", "")
    return Decimal(text + number["fraction"]) if number["fraction"] else int(text)


def _money_unit(unit: str | None) -> str:
    return unit if unit in ("万元", "元") else ""


def _kind(plain: str) -> Kind:
    if plain in _NOTHING or not plain.strip("-_/ "):
        return Kind.DASH
    if plain == _MISSING:
        return Kind.ABSENT
    if _DIGIT_RUN.fullmatch(plain):
        return Kind.DIGITS
    return Kind.TEXT if _IDEOGRAPH.search(plain) else Kind.JUNK
