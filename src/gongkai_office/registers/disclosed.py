"""What of a register's line is for everybody, and how: no name of a natural person stands in full (law.md §8.3).

A published list of licences and penalties is publicity by law, yet the de-identification of what touches privacy
holds for it (PIPL Arts. 25, 34): names of natural persons are starred, also where a text repeats them, and whatever
else looks personal in a text is masked by the gate's own profile. Coercion names no party at all.
"""

from __future__ import annotations

from functools import cache

from gongkai.screening import Passage, Screener
from gongkai.screening.masking import second_starred
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Entry
from gongkai_office.registers.particulars import (
    AMOUNT,
    NATURAL_PERSON,
    ON,
    PARTICULARS,
    PARTY,
    PARTY_KIND,
    REFERENCE,
    Particular,
    Sort,
)

_NEVER = frozenset({"withheld", "remark"})
_UNNAMED = frozenset({PARTY, PARTY_KIND, "facts", "content"})


def particulars(kind: Kind) -> tuple[Particular, ...]:
    """The fields of a register that are given, in the order of its form."""
    left_out = _NEVER | (_UNNAMED if kind is Kind.COERCION else frozenset())
    return tuple(one for one in PARTICULARS[kind] if one.key not in left_out)


def disclosed(entry: Entry) -> dict[str, str]:
    """A line by field, masked; what is not filled in is an empty text."""
    kind, party = Kind(entry.kind), entry.details.get(PARTY, "").strip()
    named = party if entry.details.get(PARTY_KIND) == NATURAL_PERSON else ""
    return {one.key: _given(entry, one, named) for one in particulars(kind)}


def _given(entry: Entry, one: Particular, named: str) -> str:
    if one.key == ON:
        return entry.on.isoformat()
    if one.key == AMOUNT:
        return "" if entry.amount is None else f"{entry.amount:.2f}"
    text = entry.reference if one.key == REFERENCE else str(entry.details.get(one.key, ""))
    if one.key == PARTY:
        return second_starred(text) if named else text
    if one.sort not in (Sort.LINE, Sort.TEXT) or one.key == REFERENCE:
        return text
    return _masked(text.replace(named, second_starred(named)) if named else text)


def _masked(text: str) -> str:
    """A text with whatever the gate takes for personal masked."""
    if not text:
        return text
    for hit in _screener().blocks([Passage(text)]):
        if hit.masked != hit.text:
            text = text.replace(hit.text, hit.masked)
    return text


@cache
def _screener() -> Screener:
    return Screener(words=())
