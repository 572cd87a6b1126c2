"""The organs of a reader, and how far the books of each stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on
from gongkai_office.reporting.models import Opening, Version

_MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """An organ, its depth below the reader's highest, last year's newest version, whether this year is opened."""

    organ: Organ
    name: str
    depth: int
    closed: int | None
    opened: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The first organs in the order of the tree, and whether there are more."""

    lines: tuple[Line, ...]
    more: bool


def overview(person: Person, on: date, *, text: str = "") -> Overview:
    """The organs whose reports a person may read, narrowed by a part of the name or code."""
    rows = organs_where(person, "report.read", on)
    if text:
        rows = rows.filter(Q(code__icontains=text) | Q(names__name__contains=text)).distinct()
    found = list(rows.order_by("path")[: _MOST + 1])
    organs = found[:_MOST]
    names, closed, opened = names_on(organs, on), _closed(organs, on.year - 1), _opened(organs, on.year)
    highest = min((organ.path.count("/") for organ in organs), default=0)
    lines = tuple(
        Line(
            organ,
            names[organ.pk],
            organ.path.count("/") - highest,
            closed.get(organ.pk),
            organ.pk in opened,
        )
        for organ in organs
    )
    return Overview(lines, len(found) > _MOST)


def _closed(organs: list[Organ], year: int) -> Mapping[UUID, int]:
    rows = Version.objects.filter(organ__in=organs, year=year).order_by().values("organ").annotate(newest=Max("number"))
    return {row["organ"]: row["newest"] for row in rows}


def _opened(organs: list[Organ], year: int) -> set[UUID]:
    return set(Opening.objects.filter(organ__in=organs, year=year).values_list("organ", flat=True))
