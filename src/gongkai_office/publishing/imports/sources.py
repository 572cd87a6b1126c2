"""The pictures that a page names, as the package holds them."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from gongkai.documents.articles import UNSEEN, Article
from gongkai.documents.package import beside

_NAMED = 80


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a page shows: where the page says it is, what the page says of it, its bytes if they are there."""

    source: str
    words: str
    content: bytes | None

    @property
    def name(self) -> str:
        """What people know it by."""
        return "网页内嵌的图片" if self.source.startswith("data:") else self.source[:_NAMED]


def pictures_of(path: str, article: Article, files: Mapping[str, bytes]) -> tuple[Picture, ...]:
    """What a page shows: a file of the package, or bytes that stand in the page itself."""
    return tuple(Picture(source, words, _seen_at(path, source, files)) for source, words in article.pictures)


def unseen(article: Article) -> tuple[str, ...]:
    """In words the pictures whose places in the text are not known."""
    count = article.about.get(UNSEEN)
    return (f"图片没有导入：Word 文件里的 {count} 张，请在编辑页补上",) if count else ()


def _seen_at(path: str, source: str, files: Mapping[str, bytes]) -> bytes | None:
    if source.startswith("data:"):
        return _within(source)
    try:
        own = urlsplit(source).path if "://" in source or source.startswith("//") else source
    except ValueError:
        return None
    there = next((one for one in (beside(path, own), beside(path, unquote(own))) if one in files), "")
    return files[there] if there else None


def _within(source: str) -> bytes | None:
    head, _, told = source.partition(",")
    try:
        return b64decode(told, validate=True) if head.endswith(";base64") else None
    except ValueError:
        return None
