"""What is out: an item's page, a column's list, what came down. Each is a query or two, and pages by key."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongkai_office.organs.models import Organ
from gongkai_office.paging import Page, paged
from gongkai_office.publishing.models import Column, Item, State, Takedown, Version


@dataclass(frozen=True, slots=True)
class Standing:
    """An item as the public may see it now: the version that is out, or how it came down."""

    item: Item
    version: Version | None
    takedown: Takedown | None


def standing(index_number: str) -> Standing | None:
    """The item of an index number; None for one that was never out."""
    item = Item.objects.select_related("organ").filter(index_number=index_number).first()
    if item is None or item.first_published is None:
        return None
    version = item.versions.filter(state=State.PUBLISHED).first()
    down = None if version else item.takedowns.filter(over=False).select_related("successor").first()
    return Standing(item, version, down)


def out(organ: Organ | None = None) -> QuerySet[Version]:
    """The versions that are out, of one organ or of all."""
    rows = Version.objects.filter(state=State.PUBLISHED).select_related("item", "organ")
    return rows.filter(organ=organ) if organ else rows


def in_column(column: Column) -> QuerySet[Version]:
    """The versions that are out in a column and in those below it."""
    here = Q(item__placements__column=column) | Q(item__placements__column__parent=column)
    return out().filter(here, organ=column.organ_id).distinct()


def page(rows: QuerySet[Version], *, after: str = "", size: int = 20) -> Page[Version]:
    """One page of published versions, newest first. Raises GongkaiError for an `after` that is none."""
    return paged(rows, "-published_at", "-pk", after=after, size=size)


def columns(organ: Organ) -> list[Column]:
    """An organ's columns that are in use, first level and below, in their order."""
    return list(Column.objects.filter(organ=organ, closed_on__isnull=True).order_by("position", "code", "name"))
