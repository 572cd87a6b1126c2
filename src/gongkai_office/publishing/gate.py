"""What the gate sees of a content, and by which lists: `gongkai.screening` over the text, each hit with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from importlib.metadata import version

from django.utils.crypto import salted_hmac

from gongkai.annual.record import Place
from gongkai.documents.gate import inspect, screened
from gongkai.documents.readers.containers import extract
from gongkai.documents.unreadable import UnreadableError
from gongkai.findings import Severity
from gongkai.screening import Hit, Passage, Screener, Sort, message
from gongkai_office.publishing.content import Content

_PAGE = "<!DOCTYPE html><html lang=zh-Hans><head><meta charset=utf-8><title></title></head><body>{}</body></html>"
BODY = "正文"
FIELDS = {
    "title": "标题",
    "summary": "内容概述",
    "keywords": "关键词",
    "source": "信息来源",
    "author": "作者",
    "attribute_reason": "不主动公开的理由",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A hit and where in the item it is: a field, the text, an attachment by name."""

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


def look(content: Content, screener: Screener, papers: Iterable[Paper] = ()) -> Looked:
    """Every hit in a content: field by field, in its text, in every attachment with what lies hidden there.

    An attachment that cannot be looked into is a hit itself: somebody answers for it by name, or puts another there.
    """
    hits, notes = list(_in_texts(content, screener)), []
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


def _where(place: Place) -> str:
    """A place in a file as a clerk finds it there; a text that stands twice in a place is one hit in the next run."""
    told = {"第{}页": place.page, "工作表“{}”": place.sheet, "第{}行": place.row, "第{}列": place.column}
    return "".join(words.format(value) for words, value in told.items() if value)


def _in_texts(content: Content, screener: Screener) -> Iterator[Placed]:
    for name, place in FIELDS.items():
        for hit in screener.blocks([Passage(getattr(content, name))]):
            yield Placed(place, hit)
    if content.body:
        document = extract(as_page(content.body), "正文.html")
        for hit in screener.blocks(screened(document)):
            yield Placed(BODY, hit)


def as_page(body: str) -> bytes:
    """A cleaned body as a page that the readers open."""
    return _PAGE.format(body).encode()


def rules(screener: Screener) -> str:
    """A short name for the profile, release and lists of a screening, so that what was known then stays known."""
    words = hashlib.sha256(repr([astuple(word) for word in screener.words]).encode())
    words.update(repr(sorted(screener.allowed)).encode())
    return f"{screener.profile.name}-{version('gongkai')}-{words.hexdigest()[:16]}"
