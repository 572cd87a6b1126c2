"""What the gate sees: `gongkai.screening` over texts and over files, each hit with its place in what is published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from importlib.metadata import version

from django.utils.crypto import salted_hmac

from gongkai.annual.record import Place
from gongkai.documents.gate import inspect
from gongkai.documents.unreadable import UnreadableError
from gongkai.findings import Severity
from gongkai.screening import Hit, Passage, Screener, Sort, message

STOPPING = (Severity.ERROR.value, Severity.WARNING.value)
"""The severities that somebody mends, masks or answers for before anything goes out."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A hit and where it is: a field, the text, an attachment by name."""

    place: str
    hit: Hit
    said: str = ""

    @property
    def key(self) -> bytes:
        """What finds the same hit again in a later run, and tells nothing of what it found."""
        told = f"{self.place}\0{self.hit.sort}\0{self.hit.text}"
        return salted_hmac("publishing.gate", told, algorithm="sha256").digest()

    @property
    def words(self) -> str:
        """The hit as a clerk reads it."""
        return self.said or message(self.hit)


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment as the gate opens it."""

    name: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look found, and in words what could not be looked at."""

    hits: tuple[Placed, ...]
    notes: tuple[str, ...]


def into(papers: Iterable[Paper], screener: Screener) -> Looked:
    """Every hit in some files and in their names, with what lies hidden there.

    A file that cannot be looked into is a hit itself: somebody answers for it by name, or puts another there.
    """
    hits: list[Placed] = []
    notes: list[str] = []
    for paper in papers:
        place = place_of(paper.name)
        hits += [Placed(f"{place}的名称", hit) for hit in screener.blocks([Passage(paper.name)])]
        try:
            found = inspect(paper.data, paper.name, screener)
        except UnreadableError as error:
            hit = Hit(Sort.HIDDEN_CONTENT, Severity.WARNING, paper.sha256, "没有检查", Place())
            hits.append(Placed(place, hit, str(error)))
        else:
            hits += [Placed(f"{place}{_where(hit.where)}", hit) for hit in found.hits]
            notes += [f"{place}：{note}" for note in found.notes]
    return Looked(tuple(hits), tuple(notes))


def place_of(name: str) -> str:
    """An attachment as a place; what is in it begins with that."""
    return f"附件“{name}”"


def rules(screener: Screener) -> str:
    """A short name for the profile, release and lists of a screening, so that what was known then stays known."""
    words = hashlib.sha256(repr([astuple(word) for word in screener.words]).encode())
    words.update(repr(sorted(screener.allowed)).encode())
    return f"{screener.profile.name}-{version('gongkai')}-{words.hexdigest()[:16]}"


def _where(place: Place) -> str:
    """A place in a file as a clerk finds it there; a text that stands twice in a place is one hit in the next run."""
    told = {"第{}页": place.page, "工作表“{}”": place.sheet, "第{}行": place.row, "第{}列": place.column}
    return "".join(words.format(value) for words, value in told.items() if value)
