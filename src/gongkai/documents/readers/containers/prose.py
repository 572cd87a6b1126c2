"""Printed text as one line: what markup and word processors put between the words is taken out."""

from __future__ import annotations

import re

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_BROKEN_LINE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
_BLANK = re.compile(r"[ \t\r\n\f\v\u00a0\u3000]+")


def tidy(text: str) -> str:
    r"""Text on one line: runs of blanks become one space, none at the ends, none where Chinese was wrapped.

    >>> tidy("  政府信息\n 公开\u3000 2023 年 ")
    '政府信息公开 2023 年'
    """
    if not text.isascii():
        text = _BROKEN_LINE.sub("", text.translate(_INVISIBLE))
    return _BLANK.sub(" ", text).strip()
