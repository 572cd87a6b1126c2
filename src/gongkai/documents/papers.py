"""Papers that are not letters: a normative document with its text, and a volume of many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row is the header."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Text | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document: title, number, organ and day of issue, its text, a note under the title."""

    title: str
    number: str
    organ: str
    dated: date
    blocks: tuple[Block, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Papers bound together: a title, a list of contents, then each on a page of its own."""

    title: str
    organ: str
    dated: date
    papers: tuple[Paper, ...]
