"""What the gate found, masked: in the texts of a content, and in an attachment as a copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from html import escape, unescape

from gongkai.documents.masked import Spot, masked_copy
from gongkai.screening.hits import Kind
from gongkai_office.gate.looking import Paper, Placed, place_of
from gongkai_office.publishing.content import Content
from gongkai_office.publishing.gate import BODY, FIELDS
from gongkai_office.publishing.illustrations import described, shown

_TAG = re.compile(r"(<[^>]*>)")
_OUT_OF_SIGHT = (Kind.HIDDEN_CONTENT, Kind.METADATA)


def maskable(one: Placed) -> bool:
    """Whether masking mends a hit: it has a masked form, or it is taken away whole."""
    return one.hit.masked != one.hit.text or one.hit.kind in _OUT_OF_SIGHT


def masked_texts(content: Content, hits: Collection[Placed]) -> Content:
    """The content with these hits masked wherever their text stands in the same field."""
    fields = {name: getattr(content, name) for name in FIELDS}
    for one in hits:
        for name, place in FIELDS.items():
            if one.place == place:
                fields[name] = fields[name].replace(one.hit.text, one.hit.masked)
    in_body = {one.hit.text: one.hit.masked for one in hits if one.place == BODY and one.hit.text}
    return replace(content, **fields, body=_masked_body(content.body, in_body))


def masked_paper(paper: Paper, hits: Collection[Placed]) -> bytes:
    """A copy of an attachment with its hits masked. Raises UnreadableError where it must be mended by hand."""
    spots = [
        Spot(where.sheet or "", where.row or 0, where.column or 0, one.hit.text, one.hit.masked)
        for one in hits
        if one.place.startswith(place_of(paper.name)) and one.hit.kind not in _OUT_OF_SIGHT
        if (where := one.hit.where)
    ]
    return masked_copy(paper.data, paper.name, spots)


def _masked_body(body: str, texts: dict[str, str]) -> str:
    """Only what stands between the tags and what pictures say changes; the longest text first, so that none is cut."""
    if not texts:
        return body
    longest_first = sorted(texts, key=len, reverse=True)
    found = re.compile("|".join(map(re.escape, longest_first)))
    pieces = _TAG.split(described(body, {one: found.sub(_as(texts), said) for one, said in shown(body).items()}))
    return "".join(
        piece if piece.startswith("<") else escape(found.sub(_as(texts), unescape(piece)), quote=False)
        for piece in pieces
    )


def _as(texts: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda met: texts[met[0]]
