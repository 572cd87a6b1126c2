"""Numbers as Chinese prose writes them: digits, digits with 万, Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"
CHINESE = r"[零〇一二两三四五六七八九十百千万]+"
NUMBER = rf"(?P<number>(?<![\d.])(?:{DIGITS})万?|{CHINESE})"
"""A number that does not begin in the middle of another; Chinese numerals only where a pattern wants a unit."""

_VALUES = {c: v for v, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSAND = 10_000


def parse(text: str) -> int | Decimal:
    """The value of a number as printed.

    >>> [parse(t) for t in ("1,136", "十一", "二十", "一百零五", "两千三百", "1.2万", "4482.67")]
    [1136, 11, 20, 105, 2300, 12000, Decimal('4482.67')]
    """
    if text[0].isdigit() and text[0].isascii():
        scale = _TEN_THOUSAND if text.endswith("万") else 1
        value = Decimal(text.removesuffix("万").replace(",", "")) * scale
        return int(value) if value == value.to_integral_value() else value
    return _chinese(text)


def _chinese(text: str) -> int:
    if not set(text) & {*_UNITS, "万"}:
        return int("".join(str(_VALUES[character]) for character in text))
    high, _, low = text.rpartition("万")
    return _below_ten_thousand(high) * _TEN_THOUSAND + _below_ten_thousand(low)


def _below_ten_thousand(text: str) -> int:
    total = digit = 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _VALUES:
            digit = _VALUES[character]
    return total + digit
