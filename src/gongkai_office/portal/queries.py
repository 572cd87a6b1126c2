"""What the portal asks about organs: by any name they ever bore, and whether they still are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai_office.organs.models import Organ, OrganName
from gongkai_office.organs.queries import open_on, successor_of

SHOWN = 50
"""Organs on one page; more are found by typing a name."""

_ENDINGS = ("人民政府办公室", "人民政府", "委员会办公室", "委员会", "办公室", "管理局", "局", "办", "委")
_HINTS = 3  # other organs a hint names
_TELLING = 2  # signs of a name's stem that tell one organ from another


@dataclass(frozen=True, slots=True)
class Choice:
    """An organ as somebody who looks for it sees it."""

    organ: Organ
    name: str
    former: tuple[str, ...]
    open: bool
    successor: Organ | None = None
    successor_name: str = ""


def organs_named(words: str, on: date) -> tuple[Choice, ...]:
    """The organs whose present or former name holds every word, open ones first; without words, all open ones."""
    parts = unicodedata.normalize("NFKC", words).split()
    if not parts:
        return _choices(open_on(on)[:SHOWN], on)
    named = OrganName.objects.filter(*(Q(name__icontains=part) | Q(short__icontains=part) for part in parts))
    found = Organ.objects.filter(opened_on__lte=on, pk__in=named.values("organ"))
    return tuple(sorted(_choices(found[:SHOWN], on), key=lambda choice: not choice.open))


def organ_coded(code: str, on: date) -> Choice | None:
    """The organ with a code, open or closed."""
    return next(iter(_choices(Organ.objects.filter(code=code, opened_on__lte=on), on)), None)


def _choices(organs: QuerySet[Organ], on: date) -> tuple[Choice, ...]:
    return tuple(_choice(organ, on) for organ in organs.select_related("successor").prefetch_related("names"))


def _choice(organ: Organ, on: date) -> Choice:
    names = sorted(organ.names.all(), key=lambda name: name.start, reverse=True)
    now = next((name for name in names if name.start <= on), names[-1])
    former = tuple(name.name for name in names if name.start < now.start)
    if organ.open_on(on):
        return Choice(organ, now.name, former, open=True)
    heir = successor_of(organ)
    if not heir.open_on(on):
        return Choice(organ, now.name, former, open=False)
    return Choice(organ, now.name, former, open=False, successor=heir, successor_name=_choice(heir, on).name)


def organs_mentioned(text: str, chosen: Organ, on: date) -> tuple[Choice, ...]:
    """Other open organs of the same place that a description names, in full or by the telling part of their name."""
    place = chosen.path.split("/")[1]
    near = OrganName.objects.filter(organ__in=open_on(on), organ__path__startswith=f"/{place}/").exclude(organ=chosen)
    top = OrganName.objects.filter(organ_id=place).values_list("name", flat=True)
    prefixes = tuple(_without_ending(name) for name in top)
    own = any((stem := _stem(name.name, prefixes)) and stem in text for name in chosen.names.all())
    if own:
        return ()
    hits = {name.organ_id for name in near if (stem := _stem(name.name, prefixes)) and stem in text}
    return _choices(Organ.objects.filter(pk__in=hits)[:_HINTS], on)


def _stem(name: str, prefixes: Iterable[str]) -> str:
    for prefix in prefixes:
        name = name.removeprefix(prefix)
    stem = _without_ending(name)
    return stem if len(stem) >= _TELLING else ""


def _without_ending(name: str) -> str:
    """A name without its kind.

    >>> _without_ending("清源县人民政府"), _without_ending("清源县教育局")
    ('清源县', '清源县教育')
    """
    return next((name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)), name)
