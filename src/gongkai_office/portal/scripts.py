"""Pages in the traditional script, converted by program; names and document numbers stay as they are.

Only the text between tags is converted: addresses and what forms send back must stay what they are. Elements of the
class `asis` are left alone. A page of some thousand characters takes a few milliseconds, and browsers and proxies
keep it by its ETag; so nothing is kept here, where pages of single requesters pass too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

_TAG = re.compile(r"(<[^>]*>)")
_ASIS = re.compile(r"<(\w+)[^>]*\sclass=\"[^\"]*\basis\b")
_SAID = re.compile(r'(\s(?:aria-label|title|placeholder|alt)=")([^"]*)(")')


def traditional(page: str) -> str:
    """A page of HTML in the traditional script."""
    return "".join(_converted(page)).replace('<html lang="zh-CN">', '<html lang="zh-Hant">', 1)


def _converted(page: str) -> Iterator[str]:
    convert, inside, depth = _converter().convert, "", 0
    for piece in _TAG.split(page):
        if not piece.startswith("<"):
            yield piece if inside else convert(piece)
            continue
        if inside:
            depth += _step(piece, inside)
            inside = inside if depth else ""
        elif found := _ASIS.match(piece):
            inside, depth = found[1], 1
        yield _SAID.sub(lambda said: said[1] + convert(said[2]) + said[3], piece)


def _step(tag: str, name: str) -> int:
    """Whether a tag opens or closes one more element of a name."""
    if tag.startswith(f"</{name}"):
        return -1
    return 1 if re.match(rf"<{name}\b", tag) and not tag.endswith("/>") else 0


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")
