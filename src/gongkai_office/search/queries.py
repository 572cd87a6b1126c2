"""What may be asked of the index: a search with its filters, and suggestions.

Rare words are fetched whole and sorted; common ones are walked from the newest day down, since sorting tens of
thousands of pages for the newest twenty takes a hundred times as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from gongkai_office.organs.models import Organ
from gongkai_office.search.models import Kind, Page
from gongkai_office.search.tokens import exact, levelled, marked, tokens
from gongkai_office.search.vectors import every, some

COUNTED = 3_000
"""Up to so many hits are counted and sorted; beyond, “3,000+” is said and the newest are shown."""
_LONGEST_QUERY = 100
_GATHERING = ("enable_bitmapscan", "enable_seqscan", "enable_sort")
_SNIPPET, _LEAD = 84, 12
"""Letters shown of a text: two lines on a wide page; of them before what was found, so that it stands in the first."""
_BLANKS = re.compile(r"\s+")
_NEARLY, _TELLING = 0.6, 4
_MOST_TERMS, _LOOKED_AT = 400, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a search is narrowed to; what is None or empty does not narrow it. `organ` takes in all below it."""

    organ: Organ | None = None
    kind: Kind | None = None
    tag: str = ""
    day_from: date | None = None
    day_to: date | None = None
    validity: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page that was found, with what was looked for marked in its title and around its first place in the text."""

    page: Page
    title: list[tuple[str, bool]]
    snippet: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found; `total` is exact up to `COUNTED`, None beyond."""

    found: tuple[Found, ...]
    total: int | None
    terms: tuple[str, ...]


def search(query: str, narrowed: Narrowed | None = None, *, start: int = 0, size: int = 20) -> Results:
    """Public pages that contain every word of a query, those with it in the title first, then the newest.

    `start` counts from 0 and reaches `COUNTED` at most. A query without a word finds nothing.
    """
    terms = words(query)
    if not terms:
        return Results((), 0, ())
    rows = _matching(terms, _narrow(narrowed or Narrowed()))
    counted = rows.order_by()[: COUNTED + 1].count()
    start = max(0, min(start, COUNTED))
    if counted > COUNTED:
        return Results(_shown(_newest(rows, start, size), terms), None, terms)
    best = rows.annotate(titled=_in_title(terms)).order_by("-titled", "-day", "-pk")
    return Results(_shown(best[start : start + size], terms), counted, terms)


def suggestions(query: str, *, size: int = 8) -> list[str]:
    """Titles of public pages that contain every word of a query, the newest first."""
    terms = words(query)
    if not terms or not every(terms):
        return []
    rows = Page.objects.filter(_in_title(terms), public=True).order_by("-day", "-pk")
    return list(dict.fromkeys(rows.values_list("title", flat=True)[: size * 2]))[:size]


def told_of(text: str, organ: Organ, *, most: int = 3) -> list[Page]:
    """Public pages of an organ whose titles are nearly all in a longer text: what it asks for may be there already."""
    said = tokens(text)
    any_of = some(sorted(said)[:_MOST_TERMS])
    if not any_of:
        return []
    named = RawSQL("search_page.title_tokens @@ %s::tsquery", [any_of], BooleanField())
    rows = Page.objects.filter(named, public=True, organ=organ).order_by("-day", "-pk")[:_LOOKED_AT]
    likely = [(_shared(row.title, said), row) for row in rows]
    best = sorted((one for one in likely if one[0] >= _NEARLY), key=lambda one: one[0], reverse=True)
    return [row for _, row in best[:most]]


def _shared(title: str, said: frozenset[str]) -> float:
    """How much of a title stands in a text; nothing of titles too short to tell anything."""
    own = tokens(title)
    return len(own & said) / len(own) if len(own) >= _TELLING else 0.0


def words(query: str) -> tuple[str, ...]:
    """The words of a query, levelled as texts are.

    >>> words("社會救助  2024年")
    ('社会救助', '2024年')
    """
    return tuple(dict.fromkeys(filter(None, map(levelled, query[:_LONGEST_QUERY].split()))))


def _narrow(narrowed: Narrowed) -> QuerySet[Page]:
    rows = Page.objects.filter(public=True).select_related("organ")
    if narrowed.organ:
        rows = rows.filter(organ__path__startswith=narrowed.organ.path)
    if narrowed.kind:
        rows = rows.filter(kind=narrowed.kind)
    if narrowed.tag:
        rows = rows.filter(tags__contains=[narrowed.tag])
    if narrowed.day_from:
        rows = rows.filter(day__gte=narrowed.day_from)
    if narrowed.day_to:
        rows = rows.filter(day__lte=narrowed.day_to)
    return rows.filter(validity=narrowed.validity) if narrowed.validity else rows


def _matching(terms: Sequence[str], rows: QuerySet[Page]) -> QuerySet[Page]:
    """Pages with every term: by their tokens, and letter by letter where tokens alone could be a chance."""
    if lexemes := every(terms):
        rows = rows.filter(RawSQL("search_page.tokens @@ %s::tsquery", [lexemes], BooleanField()))
    for term in terms:
        if not tokens(term):
            rows = rows.filter(title__contains=term)
        elif not exact(term):
            rows = rows.filter(plain__contains=term)
    return rows


def _in_title(terms: Sequence[str]) -> RawSQL:
    """Whether the title has every term."""
    return RawSQL("search_page.title_tokens @@ %s::tsquery", [every(terms)], BooleanField())


def _newest(rows: QuerySet[Page], start: int, size: int) -> list[Page]:
    """The newest of very many, by walking the index of days instead of gathering them all.

    The planner takes several words for rare ones and would rather read and sort everything.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for way in _GATHERING:
            cursor.execute(f"SET LOCAL {way} = off")
        found = list(rows.order_by("-day", "-pk")[start : start + size])
        for way in _GATHERING:
            cursor.execute(f"SET LOCAL {way} = on")
    return found


def _shown(rows: Sequence[Page] | QuerySet[Page], terms: tuple[str, ...]) -> tuple[Found, ...]:
    return tuple(Found(row, marked(row.title, terms), _snippet(row.text, terms)) for row in rows)


def _snippet(text: str, terms: tuple[str, ...]) -> list[tuple[str, bool]]:
    """About two lines of the text around the first place of a term, or its beginning."""
    pieces = [(_BLANKS.sub(" ", piece), hit) for piece, hit in marked(text.strip(), terms)]
    first = next((place for place, (_, hit) in enumerate(pieces) if hit), None)
    if first is None:
        return _shortened(pieces)
    before = "".join(piece for piece, _ in pieces[:first])
    lead = "…" + before[-_LEAD:] if len(before) > _LEAD else before
    return _shortened([*([(lead, False)] if lead else []), *pieces[first:]])


def _shortened(pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    shown: list[tuple[str, bool]] = []
    room = _SNIPPET
    for piece, hit in pieces:
        if len(piece) > room:
            return [*shown, *([(piece[:room], hit)] if room else []), ("…", False)]
        shown.append((piece, hit))
        room -= len(piece)
    return shown
