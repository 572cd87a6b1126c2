"""Which part of a file a request asks for, as video players do (RFC 9110, 14.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes from `first` to `last`, both with it."""

    first: int
    last: int


class NoPartError(Exception):
    """The file has no such part."""


def part(asked: str, size: int) -> Part | None:
    """The part that a Range header names; None where the whole file is the answer. Raises NoPartError.

    A header that is none, that is of other units or that names several parts is as good as not there: the whole file
    answers it, since nobody plays a video in several parts at once and many small ones are a way to tire a server.

    >>> part("bytes=0-499", 1000), part("bytes=-100", 1000), part("bytes=900-", 1000), part("bytes=0-1,5-6", 1000)
    (Part(first=0, last=499), Part(first=900, last=999), Part(first=900, last=999), None)
    """
    met = _ONE.fullmatch(asked.strip())
    if met is None or not any(met.groups()):
        return None
    first, last = met.groups()
    if not first:
        if int(last) == 0 or size == 0:
            raise NoPartError
        return Part(max(size - int(last), 0), size - 1)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise NoPartError
    return Part(int(first), min(int(last), size - 1) if last else size - 1)
