"""The tree of organs as it stood on a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from django.db.models import Count, QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.organs.models import Organ, OrganName
from gongkai_office.organs.queries import names_on, upward

_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One organ in the tree: how deep it stands, what it was called, how many people and open cases it has now."""

    organ: Organ
    name: str
    depth: int
    people: int
    cases: int
    there: bool


def tree(organs: QuerySet[Organ], on: date, *, closed: bool = False, text: str = "") -> list[Node]:
    """The organs that existed on a day, parents before children; with `closed` also those that did not.

    With `text` only those whose name or code has it, and the organs above them.
    """
    rows = list(organs.select_related("successor").order_by("path"))
    names = names_on(rows, on)
    people = _number(Person.objects.filter(organ__in=organs, is_active=True))
    cases = _number(DisclosureRequest.objects.filter(organ__in=organs, pending=True))
    top = min((row.path.count("/") for row in rows), default=0)
    return [
        Node(
            organ=row,
            name=names[row.pk],
            depth=min(row.path.count("/") - top, _DEEPEST),
            people=people[row.pk],
            cases=cases[row.pk],
            there=row.open_on(on),
        )
        for row in _in_order(_sought(rows, names, text))
        if closed or row.open_on(on)
    ]


def history(organs: QuerySet[Organ]) -> list[tuple[date, str]]:
    """What was founded, renamed and merged, the newest first, in sentences."""
    rows = {row.pk: row for row in organs.select_related("successor")}
    told = []
    spells: dict[object, list[OrganName]] = {}
    for name in OrganName.objects.filter(organ__in=rows).order_by("start"):
        spells.setdefault(name.organ_id, []).append(name)
    for names in spells.values():
        told += [(new.start, f"“{old.name}”更名为“{new.name}”") for old, new in pairwise(names)]
    after = names_on([row.successor for row in rows.values() if row.successor], date.max)
    for row in rows.values():
        last = spells[row.pk][-1].name
        if row.closed_on:
            into = f"，并入“{after[row.successor.pk]}”" if row.successor else ""
            told.append((row.closed_on, f"“{last}”撤销{into}"))
    return sorted(told, reverse=True)


def _sought(rows: list[Organ], names: dict[UUID, str], text: str) -> list[Organ]:
    if not text:
        return rows
    wanted = text.casefold()
    found = [row.path for row in rows if wanted in names[row.pk].casefold() or wanted in row.code.casefold()]
    shown = {path for one in found for path in upward(one)}
    return [row for row in rows if row.path in shown]


def _number(rows: QuerySet[Person] | QuerySet[DisclosureRequest]) -> Counter[object]:
    return Counter(dict(rows.order_by().values_list("organ").annotate(number=Count("pk"))))


def _in_order(rows: list[Organ]) -> list[Organ]:
    """Parents before children, brothers by position and code."""
    place = {row.path: (row.position, row.code) for row in rows}

    def key(row: Organ) -> list[tuple[int, str]]:
        parts, path, keys = row.path.strip("/").split("/"), "/", []
        for part in parts:
            path = f"{path}{part}/"
            keys.append(place.get(path, (0, "")))
        return keys

    return sorted(rows, key=key)
