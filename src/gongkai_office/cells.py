"""What a cell says: a day however it is written, a count, a heading."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from gongkai.errors import GongkaiError

_EXCEL_ZERO, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 36526, 73050  # 2000-01-01 to 2099-12-31
_WRITTEN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]?\d{1,2}(?::|时).*)?")
_MEANT, _LONGEST, _CLOSED = re.compile(r"[\d\-/.年月日]+"), 12, 8
_CLOSE = re.compile(r"(\d{4})(\d{2})(\d{2})")


class CellError(GongkaiError):
    """A cell that does not say what its column asks for."""


def day(text: str) -> date | None:
    """The day a cell names; None where it is blank. Raises CellError.

    >>> day("2024年3月4日"), day("2024.3.4"), day("20240304"), day("45355")
    (datetime.date(2024, 3, 4), datetime.date(2024, 3, 4), datetime.date(2024, 3, 4), datetime.date(2024, 3, 4))
    """
    bare = "".join(unicodedata.normalize("NFKC", text).split(" ")) if "年" in text else _narrow(text)
    if not bare:
        return None
    if bare.isdecimal() and _FIRST_SERIAL <= int(bare) <= _LAST_SERIAL:
        return _EXCEL_ZERO + timedelta(int(bare))
    written = _WRITTEN.fullmatch(bare) or _CLOSE.fullmatch(bare)
    try:
        return date(*map(int, written.groups()[:3])) if written else _refuse(bare)
    except ValueError:
        return _refuse(bare)


def count(text: str) -> int | None:
    """The whole number a cell names; None where it is blank. Raises CellError."""
    bare = _narrow(text)
    if not bare:
        return None
    found = re.fullmatch(r"(\d{1,7})(?:\.0+)?[页件]?", bare)
    if not found:
        raise CellError("这一格不是数字，请只填数字")
    return int(found[1])


def bare(heading: str) -> str:
    """A heading without what varies: width, spaces, brackets with their hints, stars, punctuation.

    >>> bare("* 收到 日期（年/月/日）")
    '收到日期'
    """
    text = unicodedata.normalize("NFKC", heading)
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", text)
    return "".join(sign for sign in text if sign.isalnum()).casefold()


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _refuse(bare: str) -> date:
    raise CellError(f"{_quoted(bare)}不是日期，请写成 2024-03-04 的样子")


def _quoted(text: str) -> str:
    """What looks like a day that was meant, quoted; anything else may be somebody's data in the wrong column.

    >>> _quoted("2024-13-01"), _quoted("13800005678"), _quoted("王晓明")
    ('“2024-13-01”', '这一格', '这一格')
    """
    meant = _MEANT.fullmatch(text) and len(text) <= _LONGEST and not (text.isdecimal() and len(text) > _CLOSED)
    return f"“{text}”" if meant else "这一格"
