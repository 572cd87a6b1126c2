"""Text made comparable: one width, one script, no spaces. Only for matching; prints are kept as they are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gongkai.script import simplified, simplified_in_place

_SPACES = re.compile(r"[\s\u200b-\u200f\ufeff\u00ad]+")
_NOT_LETTERS = re.compile(r"[^\w%]|_")


@lru_cache(maxsize=1024)
def compact(text: str) -> str:
    """One width, simplified script, no white space.

    >>> compact("（一） 予以公開")
    '(一)予以公开'
    """
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return simplified(_SPACES.sub("", folded))


@lru_cache(maxsize=2048)
def letters(text: str) -> str:
    """What is left of a text for comparing labels: characters and digits, no punctuation.

    >>> letters("3.危及“三安全一稳定”")
    '3危及三安全一稳定'
    """
    return _NOT_LETTERS.sub("", compact(text))


def keep_length(text: str) -> str:
    """One width and one script, character by character, so that offsets into the original stay true.

    >>> keep_length("２０２３ 年（縣）")
    '2023 年(县)'
    """
    if text.isascii():
        return text
    wide = unicodedata.normalize("NFKC", text)
    if len(wide) != len(text):
        wide = "".join(map(_narrow, text))
    return simplified_in_place(wide)


@lru_cache(maxsize=8192)
def _narrow(character: str) -> str:
    """The compatible form of one character where it is one character long."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character
