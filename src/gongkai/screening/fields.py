"""What a label or a column's header says about the value beside it.

The same words head columns (`身份证号`), stand in forms (`家庭住址`) and before values in prose (`联系电话：`).
In Chinese the head noun comes last, so the label that ends last decides, the longer of two that end together.
The words are data: `data/fields.toml`.
"""

from __future__ import annotations

import re
import tomllib
from enum import Enum, auto
from functools import lru_cache
from importlib.resources import files


class Field(Enum):
    """What a value is said to be."""

    NAME = auto()
    CHILD = auto()
    ID_NUMBER = auto()
    DISABILITY_CARD = auto()
    PASSPORT = auto()
    CREDIT_CODE = auto()
    PHONE = auto()
    OFFICE_LINE = auto()
    HOME_LINE = auto()
    ACCOUNT = auto()
    ADDRESS = auto()
    HOME = auto()
    OFFICE_ADDRESS = auto()
    BIRTH = auto()
    AGE = auto()
    SCHOOL = auto()
    HEALTH = auto()
    HARDSHIP = auto()
    FAMILY = auto()
    BELIEF = auto()
    PLATE = auto()
    BENEFIT = auto()
    SERIAL = auto()
    ORGAN = auto()
    OTHER = auto()


_TABLE = tomllib.loads(files("gongkai.screening").joinpath("data/fields.toml").read_text("utf-8"))
_BY_WORD = {word: field for field in Field for word in _TABLE[field.name.lower()].split()}
_LABEL = re.compile("|".join(sorted(map(re.escape, _BY_WORD), key=len, reverse=True)))
_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]")
_TITLES = re.compile(r"[\s\d:、.*#]+")
_GAP = re.compile(r"[\s:()号码是为即均\"“'/、及]{0,5}(?:\([^()]{0,12}\))?[\s:]*$")
_LONGEST_HEADER = 18
_REACH = 24


@lru_cache(maxsize=4096)
def header_field(header: str) -> Field | None:
    """What a column's header or a form's label announces; None where it is no label known here."""
    words = _TITLES.sub("", _BRACKETED.sub("", header))
    if not words or len(words) > _LONGEST_HEADER:
        return None
    field, end = _last(words)
    return field if end >= len(words) - 1 else None


def field_before(text: str, start: int) -> Field | None:
    """What the words right before an offset say the value there is, in a levelled text."""
    before = text[max(0, start - _REACH) : start]
    field, end = _last(before)
    return field if field and _GAP.fullmatch(before, end) else None


def _last(words: str) -> tuple[Field | None, int]:
    """The label that ends last, and its end."""
    found = None
    for at in range(len(words)):
        match = _LABEL.match(words, at)
        if match and (found is None or match.end() > found.end()):
            found = match
    return (_BY_WORD[found[0]], found.end()) if found else (None, 0)
