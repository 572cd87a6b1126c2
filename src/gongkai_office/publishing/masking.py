"""What the gate found, masked in the texts of a content."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from html import escape, unescape

from gongkai_office.gate.looking import Placed
from gongkai_office.gate.masking import covering
from gongkai_office.publishing.content import Content
from gongkai_office.publishing.gate import BODY, FIELDS
from gongkai_office.publishing.illustrations import described, shown

_TAG = re.compile(r"(<[^>]*>)")


def masked_texts(content: Content, hits: Collection[Placed]) -> Content:
    """The content with these hits masked wherever their text stands in the same field."""
    fields = {name: getattr(content, name) for name in FIELDS}
    for one in hits:
        for name, place in FIELDS.items():
            if one.place == place:
                fields[name] = fields[name].replace(one.hit.text, one.hit.masked)
    in_body = {one.hit.text: one.hit.masked for one in hits if one.place == BODY and one.hit.text}
    return replace(content, **fields, body=_masked_body(content.body, in_body))


def _masked_body(body: str, texts: dict[str, str]) -> str:
    """Only what stands between the tags and what pictures say changes."""
    if not texts:
        return body
    covered = covering(texts)
    pieces = _TAG.split(described(body, {one: covered(said) for one, said in shown(body).items()}))
    return "".join(
        piece if piece.startswith("<") else escape(covered(unescape(piece)), quote=False) for piece in pieces
    )
