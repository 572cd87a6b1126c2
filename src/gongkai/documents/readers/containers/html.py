"""HTML: the page of a site editor or of Word as paragraphs and tables, chrome and hidden parts told apart."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.grid import Document, Paragraph, Table
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.encodings import decode
from gongkai.documents.readers.containers.html_flow import flow
from gongkai.documents.readers.containers.html_nesting import flattened
from gongkai.documents.readers.containers.places import numbered, refuse_cells
from gongkai.documents.readers.containers.prose import tidy
from gongkai.documents.readers.containers.publication import published
from gongkai.documents.unreadable import UnreadableError

_CELL = re.compile("<t[dh]", re.IGNORECASE)
_METADATA = {
    "articletitle": "title",
    "pubdate": "published",
    "contentsource": "source",
    "sitename": "site",
    "columnname": "column",
}


def extract_html(data: bytes) -> Document:
    """The blocks of a page in reading order, with what its head says. Raises UnreadableError."""
    if len(data) > caps.MARKUP_BYTES:
        raise UnreadableError(
            f"网页超过 {caps.MARKUP_BYTES // 1_000_000} MB，不像一份年度报告；请只保存报告正文后再试。"
        )
    tree = _tree(decode(data))
    blocks = numbered(flow(tree.body)) if tree.body else ()
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    metadata = published(texts) | _head(tree)
    return Document(blocks, "html", metadata=tuple(metadata.items()))


def fragment(markup: str) -> list[Paragraph | Table]:
    """The blocks of a piece of HTML that stands in another text, without places."""
    body = _tree(markup).body
    return list(flow(body)) if body else []


def _tree(markup: str) -> LexborHTMLParser:
    """The page parsed, if it is neither too wide nor too deep to be walked."""
    if len(_CELL.findall(markup)) > caps.CELLS:
        refuse_cells()
    return LexborHTMLParser(flattened(markup))


def _head(tree: LexborHTMLParser) -> dict[str, str]:
    """`title`, `published`, `source`, `site`, `column` as the page's head gives them."""
    found: dict[str, str] = {}
    title = tree.css_first("title")
    if title and tidy(title.text()):
        found["title"] = tidy(title.text())
    for meta in tree.css("meta"):
        key, value = _meta(meta)
        if key in _METADATA and value:
            found[_METADATA[key]] = value
    return found


def _meta(meta: LexborNode) -> tuple[str, str]:
    name, content = meta.attributes.get("name"), meta.attributes.get("content")
    return re.sub(r"[^a-z]", "", (name or "").lower()), tidy(content or "")
