"""One member of a bundle, and names that no file system and no reader stumbles over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A member: its name in the bundle, what the list calls it, its day in words; `content` reads it when needed."""

    name: str
    words: str
    day: str
    content: Callable[[], bytes]


def safe(name: str) -> str:
    r"""A name without folders, drive letters, control and direction signs, and not too long; its ending stays.

    >>> safe("../../etc/回执 1.pdf"), safe("a:b\\c.pdf")
    ('etc_回执_1.pdf', 'a_b_c.pdf')
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFC", name) if unicodedata.category(sign)[0] != "C")
    stem, dot, ending = _UNSAFE.sub("_", plain).strip("._").rpartition(".")
    kept = f"{(stem or ending)[:_LONGEST]}{dot if stem else ''}{ending if stem else ''}"
    return re.sub(r"\.\._?", "", kept).lstrip("._") or "未命名"
