"""What the gate sees of a content, and by which lists: `gongkai.screening` over the text, each hit with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from django.utils.crypto import salted_hmac

from gongkai.documents.gate import screened
from gongkai.documents.readers.containers import extract
from gongkai.screening import Hit, Passage, Screener, message
from gongkai_office.publishing.content import Content

_PAGE = "<!DOCTYPE html><html lang=zh-Hans><head><meta charset=utf-8><title></title></head><body>{}</body></html>"
_TEXTS = {
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

    @property
    def key(self) -> bytes:
        """What finds the same hit again in a later run, and tells nothing of what it found."""
        told = f"{self.place}\0{self.hit.sort}\0{self.hit.text}"
        return salted_hmac("publishing.gate", told, algorithm="sha256").digest()

    @property
    def words(self) -> str:
        """The hit as a clerk reads it."""
        return message(self.hit)


def look(content: Content, screener: Screener) -> Iterator[Placed]:
    """Every hit in a content, field by field, then in its text."""
    for name, place in _TEXTS.items():
        for hit in screener.blocks([Passage(getattr(content, name))]):
            yield Placed(place, hit)
    if content.body:
        document = extract(as_page(content.body), "正文.html")
        for hit in screener.blocks(screened(document)):
            yield Placed("正文", hit)


def as_page(body: str) -> bytes:
    """A cleaned body as a page that the readers open."""
    return _PAGE.format(body).encode()


def rules(screener: Screener) -> str:
    """A short name for the lists and the profile a screening went by, so that what was known then stays known."""
    words = hashlib.sha256(repr([astuple(word) for word in screener.words]).encode())
    words.update(repr(sorted(screener.allowed)).encode())
    return f"{screener.profile.name}-{words.hexdigest()[:16]}"
