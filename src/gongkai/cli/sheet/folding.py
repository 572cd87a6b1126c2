"""Chinese text folded to the width of a terminal, as Chinese is set: anywhere but before a closing mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

_UNBREAKABLE = re.compile(r"[“（《〔‘「]*(?:[!-~]+|.)[，。；：、！？”）》〕’」…]*\s?")


def fold(text: str, width: int) -> str:
    """The text with line breaks so that no line is wider than `width` columns; Latin words that fit stay whole.

    >>> print(fold("本年新收申请133件，其中自然人120件。", 20))
    本年新收申请133件，
    其中自然人120件。
    """
    lines = [""]
    for piece in _pieces(text, width):
        if cell_len(lines[-1]) + cell_len(piece.rstrip()) > width and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


def _pieces(text: str, width: int) -> Iterator[str]:
    """What may not be torn; letter by letter where it would not fit on a line of its own."""
    for piece in _UNBREAKABLE.findall(text):
        if cell_len(piece) > width:
            yield from piece
        else:
            yield piece
