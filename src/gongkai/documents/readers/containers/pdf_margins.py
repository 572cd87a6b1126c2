"""Page numbers and running heads: lines in a page's margins that belong to no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.documents.readers.containers.pdf_lines import Line

_DASH = r"[-—–―－~～·•\s]"
_DASHED = re.compile(rf"{_DASH}*[-—–―－~～·•]{_DASH}*\d{{1,4}}{_DASH}*|\d{{1,4}}\s*[-—–―－]{_DASH}*")
_PAGED = re.compile(r"第?\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|Page\s+\d+.*")
_BARE = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_TOP, _BOTTOM = 0.11, 0.86
_HEAD, _FOOT = 0.09, 0.90


def without_margins(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page (given with its height) that are no page number and no running head or foot."""
    repeated = _repeated(pages)
    return [
        [line for line in lines if not _marginal(line, height, number, repeated)]
        for number, (height, lines) in enumerate(pages, 1)
    ]


def _marginal(line: Line, height: float, page: int, repeated: frozenset[str]) -> bool:
    if _TOP * height < line.box[1] and line.box[3] < _BOTTOM * height:
        return False
    text = line.text.strip()
    numbered = _DASHED.fullmatch(text) or _PAGED.fullmatch(text)
    bare = _BARE.fullmatch(text) and (int(text) == page or _mask(line) in repeated)
    return bool(numbered or bare) or (_outer(line, height) and _mask(line) in repeated)


def _outer(line: Line, height: float) -> bool:
    return line.box[3] < _HEAD * height or line.box[1] > _FOOT * height


def _repeated(pages: Sequence[tuple[float, list[Line]]]) -> frozenset[str]:
    """Lines in the outer margins that stand, their figures aside, on at least half of the pages."""
    seen = Counter(mask for height, lines in pages for mask in {_mask(line) for line in lines if _outer(line, height)})
    return frozenset(mask for mask, count in seen.items() if count >= max(2, len(pages) / 2))


def _mask(line: Line) -> str:
    return _DIGITS.sub("#", line.text)
