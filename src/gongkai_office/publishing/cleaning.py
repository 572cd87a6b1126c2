"""Rich text as it may be kept: a few elements and no way for a script, whatever an editor pasted."""

from __future__ import annotations

import re
from html import escape, unescape

import nh3

from gongkai.errors import GongkaiError
from gongkai_office.publishing.illustrations import NAMED, SCHEME, kept, shown

LONGEST = 1_000_000
"""Characters of one body; an attachment is the place for more."""
DEEPEST = 60
"""Elements within elements: cleaning takes quadratic time in the depth, and no text needs more."""

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "a"),
    *("strong", "em", "u", "sub", "sup", "img"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "img": {"src", "alt"},
}
_SCHEMES = {"http", "https", "mailto", "tel", SCHEME.removesuffix(":")}
_SIGNS = str.maketrans("<>", "＜＞")
"""An attribute's own brackets would end its tag for whoever looks for tags with a pattern."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>")
_PARAGRAPH = re.compile(r"<p>([^<]*)</p>")
_VOID = {"br", "hr", "col", "img", "input", "meta", "link", "area", "base", "embed", "source", "track", "wbr"}


def cleaned(html: str) -> str:
    """The text with nothing but what may stand in an item. Raises GongkaiError where it is too long or too deep."""
    if len(html) > LONGEST:
        raise GongkaiError(f"正文超过 {LONGEST:,} 字，请把长篇内容作为附件上传")
    if _depth(html) > DEEPEST:
        raise GongkaiError(f"正文的格式嵌套超过 {DEEPEST} 层，请用“只粘贴文字”的方式重新粘贴")
    text = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
        attribute_filter=_attribute,
    )
    return kept(text, shown(text)).strip()


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Pictures are the item's own (`publishing.illustrations`), and nothing but a picture is named as one."""
    if tag == "img":
        return value.translate(_SIGNS) if name == "alt" or NAMED.fullmatch(value) else None
    return None if value.strip().lower().startswith(SCHEME) else value


def paragraphs(text: str) -> str:
    """Plain text as a body: one paragraph a line. For editors without a script, and for imports."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)


def plain(body: str) -> str:
    r"""A body of bare paragraphs as the lines somebody may have typed; any other stays as it is.

    >>> plain("<p>第一条</p><p>3 &lt; 5</p>"), plain("<p><strong>第一条</strong></p>")
    ('第一条\n3 < 5', '<p><strong>第一条</strong></p>')
    """
    lines = _PARAGRAPH.findall(body)
    bare = "".join(f"<p>{line}</p>" for line in lines) == body
    return "\n".join(map(unescape, lines)) if bare else body


def _depth(html: str) -> int:
    """How deep elements lie in each other at most, counted without building a tree; unclosed ones count on."""
    depth = deepest = 0
    for closing, name, alone in _TAG.findall(html):
        if closing:
            depth = max(depth - 1, 0)
        elif not alone and name.lower() not in _VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
