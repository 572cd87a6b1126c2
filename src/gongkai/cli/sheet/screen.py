"""Where the check sheet is shown: how wide it may be, whether in colour, which signs can be printed there.

Measured: rich needs 0.1 s to start and print, a quarter of the time until the first output; this needs none.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import click

_NARROW, _WIDE, _UNKNOWN = 80, 120, 100


class Style(StrEnum):
    """How a text is set off, as terminals write it."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"
    BAD = "1;31"
    GOOD = "1;32"
    CAUTION = "33"
    DOUBT = "35"
    MENDED = "36"


@dataclass(frozen=True, slots=True)
class Styled:
    """A text and how it is set off."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Screen:
    """Standard output: its width in columns, and whether it shows colours."""

    width: int
    coloured: bool

    @classmethod
    def of_standard_output(cls) -> Screen:
        """80 to 120 columns on a terminal, 100 elsewhere; colours only on a terminal, and not where NO_COLOR is set."""
        terminal = bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
        columns = shutil.get_terminal_size((_UNKNOWN, 24)).columns
        return cls(
            width=min(max(columns, _NARROW), _WIDE) if terminal else _UNKNOWN,
            coloured=terminal and not os.environ.get("NO_COLOR"),
        )

    def paint(self, styled: Styled) -> str:
        """The text with its colour, where there are colours."""
        if not (self.coloured and styled.style and styled.text):
            return styled.text
        return f"\x1b[{styled.style}m{styled.text}\x1b[0m"

    def show(self, lines: Iterable[str]) -> None:
        """Print lines as they are."""
        click.echo("\n".join(line.rstrip() for line in lines), color=self.coloured)


def sign(preferred: str) -> str:
    """A sign, or one that old Chinese code pages have too."""
    try:
        preferred.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return "×"
    return preferred
