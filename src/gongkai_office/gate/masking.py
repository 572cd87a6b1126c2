"""What the gate found, masked: in a text, and in a file as a copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from gongkai.documents.masked import Spot, masked_copy
from gongkai.screening.hits import Kind
from gongkai_office.gate.looking import Paper, Placed, place_of

_OUT_OF_SIGHT = (Kind.HIDDEN_CONTENT, Kind.METADATA)


def maskable(one: Placed) -> bool:
    """Whether masking mends a hit: it has a masked form, or it is taken away whole."""
    return one.hit.masked != one.hit.text or one.hit.kind in _OUT_OF_SIGHT


def covering(texts: Mapping[str, str]) -> Callable[[str], str]:
    """What puts masked forms in the place of texts; the longest first, so that none is cut by another."""
    if not texts:
        return str
    found = re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))
    return lambda text: found.sub(lambda met: texts[met[0]], text)


def masked_paper(paper: Paper, hits: Collection[Placed]) -> bytes:
    """A copy of a file with its hits masked. Raises UnreadableError where it must be mended by hand."""
    spots = [
        Spot(where.sheet or "", where.row or 0, where.column or 0, one.hit.text, one.hit.masked)
        for one in hits
        if one.place.startswith(place_of(paper.name)) and one.hit.kind not in _OUT_OF_SIGHT
        if (where := one.hit.where)
    ]
    return masked_copy(paper.data, paper.name, spots)
