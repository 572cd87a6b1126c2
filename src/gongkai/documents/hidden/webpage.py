"""Web pages: comments, elements that are not displayed, hidden inputs. Only what stands in them is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from gongkai.documents.hidden.buried import Burial, Buried
from gongkai.documents.readers.containers.encodings import decode

_UNSEEN = ("display:none", "visibility:hidden")


def in_webpage(data: bytes) -> Iterator[Buried]:
    """Texts of the source that browsers do not show."""
    tree = html.document_fromstring(decode(data).encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    for comment in tree.iter(etree.Comment):
        if text := (comment.text or "").strip():
            yield Buried(Burial.MARKUP, "注释", text)
    for node in tree.iter(etree.Element):
        if node.tag == "input" and node.get("type") == "hidden":
            name, text = "隐藏的输入框", node.get("value") or ""
        elif _unseen(node):
            name, text = "不显示的元素", "".join(map(str, node.itertext()))
        else:
            continue
        if text.strip():
            yield Buried(Burial.MARKUP, name, " ".join(text.split()))


def _unseen(node: etree._Element) -> bool:
    style = "".join((node.get("style") or "").split()).lower()
    return node.get("hidden") is not None or any(way in style for way in _UNSEEN)
