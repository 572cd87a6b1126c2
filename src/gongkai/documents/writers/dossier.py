"""The cover of a case's file and the list of what lies in it (卷内目录), as a tagged PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gongkai.documents.writers.typesetting import typeset
from gongkai.documents.writers.wording import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the cover says, label and text, and what lies in the file: each paper with its day, in order."""

    organ: str
    title: str
    facts: Sequence[tuple[str, str]]
    papers: Sequence[tuple[str, str]]
    dated: datetime


def render(file: Dossier) -> bytes:
    """The two pages as PDF; the same file is the same bytes. Raises WriteError where no font has a character."""
    title = printable(file.title)
    data: dict[str, object] = {
        "title": title,
        "title_lines": [printable(file.organ), title],
        "organ": printable(file.organ),
        "facts": [[printable(label), printable(text)] for label, text in file.facts],
        "papers": [[str(n), printable(name), printable(day)] for n, (name, day) in enumerate(file.papers, 1)],
    }
    return typeset("dossier.typ", data, dated=file.dated)
