r"""Pictures in the text of an item: an attachment that the text shows in place, named by the digest of its content.

>>> spoken(f"<p>见{placed('a' * 64, '新馆<南门>')}。</p>")
'<p>见［图：新馆&lt;南门&gt;］。</p>'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from html import escape, unescape

SCHEME = "picture:"
NAMED = re.compile(rf"{SCHEME}[0-9a-f]{{64}}")
_PICTURE = re.compile(rf'<img(?=[^>]*?\ssrc="{SCHEME}([0-9a-f]{{64}})")[^>]*>')
_ANY = re.compile(r"<img\b[^>]*>")
_ALT = re.compile(r'\salt="([^"]*)"')


def placed(sha256: str, alt: str) -> str:
    """A picture as the text holds it."""
    return f'<img src="{SCHEME}{sha256}" alt="{escape(alt.strip())}">'


def shown(body: str) -> dict[str, str]:
    """The pictures of a text by digest with what each says to those who do not see it, in their order."""
    return {met[1]: _said(met[0]) for met in _PICTURE.finditer(body)}


def kept(body: str, known: Collection[str]) -> str:
    """The text with no other pictures than these."""
    return _ANY.sub(lambda met: met[0] if (named := _PICTURE.match(met[0])) and named[1] in known else "", body)


def described(body: str, words: Mapping[str, str]) -> str:
    """The text with these descriptions at its pictures, by digest."""
    return _PICTURE.sub(lambda met: placed(met[1], words.get(met[1], _said(met[0]))), body)


def spoken(body: str) -> str:
    """The text with each picture as its description: for the gate, the search, a paper, a comparison."""
    return _PICTURE.sub(lambda met: f"［图：{escape(_said(met[0]), quote=False)}］", body)


def addressed(body: str, addresses: Mapping[str, str]) -> str:
    """The text as a browser shows it: each picture from its address; one without an address is its description."""

    def tag(met: re.Match[str]) -> str:
        address, alt = addresses.get(met[1]), escape(_said(met[0]))
        return f'<img src="{escape(address)}" alt="{alt}" loading="lazy">' if address else met[0]

    return spoken(_PICTURE.sub(tag, body))


def _said(tag: str) -> str:
    found = _ALT.search(tag)
    return unescape(found[1]).strip() if found else ""
