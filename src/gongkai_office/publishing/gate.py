"""What the gate sees of a content, and by which lists: field by field, in its text, in every attachment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongkai.documents.gate import screened
from gongkai.documents.readers.containers import extract
from gongkai.screening import Passage, Screener
from gongkai_office.gate.looking import Looked, Paper, Placed, into
from gongkai_office.publishing.content import Content
from gongkai_office.publishing.illustrations import spoken

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


def look(content: Content, screener: Screener, papers: Iterable[Paper] = ()) -> Looked:
    """Every hit in a content: field by field, in its text, in every attachment with what lies hidden there.

    What a picture in the text says in words is text; the picture itself is an attachment that nobody can read.
    """
    found = into(papers, screener)
    return Looked((*_in_texts(content, screener), *found.hits), found.notes)


def _in_texts(content: Content, screener: Screener) -> Iterator[Placed]:
    for name, place in FIELDS.items():
        for hit in screener.blocks([Passage(getattr(content, name))]):
            yield Placed(place, hit)
    if content.body:
        document = extract(as_page(spoken(content.body)), "正文.html")
        for hit in screener.blocks(screened(document)):
            yield Placed(BODY, hit)


def as_page(body: str) -> bytes:
    """A cleaned body as a page that the readers open."""
    return _PAGE.format(body).encode()
