"""Dates as reports print them: page metadata, the signature, the statistical period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from gongkai.documents.readers.recognise.normalise import compact

_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_YEAR = r"(?P<{0}year>20\d\d|二[〇零○O0][〇零○O0一二三四五六七八九]{{2}})"
_MONTH = r"(?P<{0}month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})"
_DAY = _MONTH + r"[-月/.](?P<{0}day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日?"
_DATE = re.compile((_YEAR + r"[-年/.]" + _DAY).format(""))
_PUBLISHED = re.compile(r"(?:发布|公开|发文|公布|发稿|成文|更新)?(?:日期|时间)[:：]?(?=20\d\d[-年/.])")
_PERIOD = re.compile(
    (_YEAR + r"年" + _DAY).format("from_")
    + r"(?:起)?(?:至|到|-|—|~|～)+(?:"
    + (_YEAR + r"年").format("to_")
    + r")?"
    + _DAY.format("to_")
)
_LAST_LINES = 12


def chinese_digits(text: str) -> str:
    """Chinese digits of a year as figures.

    >>> chinese_digits("二〇二三")
    '2023'
    """
    return "".join(_DIGITS.get(character, character) for character in text)


def read_date(text: str) -> date | None:
    """The first date in a text.

    >>> read_date("发布日期：2024年01月29日"), read_date("二〇二三年一月十五日")
    (datetime.date(2024, 1, 29), datetime.date(2023, 1, 15))
    """
    found = _DATE.search(compact(text))
    return _date(found, "") if found else None


def published_on(metadata: dict[str, str], lines: Iterable[str]) -> date | None:
    """The day the page says it was published: its metadata, else the line over the article."""
    for key in ("published", "pubdate", "publishdate", "publicationdate"):
        if day := read_date(metadata.get(key, "")):
            return day
    for line in lines:
        plain = compact(line)
        if (found := _PUBLISHED.search(plain)) and (day := read_date(plain[found.end() :])):
            return day
    return None


def signed_on(lines: Sequence[str]) -> date | None:
    """The date under the signature: a line near the end that is nothing but a date."""
    for line in reversed(lines[-_LAST_LINES:]):
        plain = compact(line).strip("()")
        if found := _DATE.fullmatch(plain):
            return _date(found, "")
    return None


def period(text: str) -> tuple[date, date] | None:
    """The statistical period, as the preamble states it."""
    found = _PERIOD.search(compact(text))
    if not found:
        return None
    first, last = _date(found, "from_"), _date(found, "to_", year=found["from_year"])
    return (first, last) if first and last else None


def _date(found: re.Match[str], prefix: str, *, year: str = "") -> date | None:
    try:
        return date(
            int(chinese_digits((found[f"{prefix}year"] or year).replace("O", "0"))),
            _small(found[f"{prefix}month"]),
            _small(found[f"{prefix}day"]),
        )
    except ValueError:
        return None


def _small(text: str) -> int:
    """A number up to 31 in figures or in Chinese."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = int(_DIGITS.get(ones, "0") if ones else "0")
    return value + (10 * int(_DIGITS.get(tens, "1")) if ten else 0)
