"""A text made even for matching, letter by letter, so that every offset stays what it was."""

from __future__ import annotations

_FULL_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES: dict[int, int | str] = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\ufeff"), " ")
_DASHES: dict[int, int | str] = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_LEVEL: dict[int, int | str] = {**_FULL_WIDTH, **_SPACES, **_DASHES}


def levelled(text: str) -> str:
    """The text with full-width letters, digits and marks made half-width, of the same length."""
    return text.translate(_LEVEL)
