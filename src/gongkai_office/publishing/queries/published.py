"""What is out: an item's page, a column's list, what came down. Each is a query or two, and pages by key."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import below
from gongkai_office.paging import Page, paged
from gongkai_office.publishing.models import Column, Item, Placement, State, Takedown, Version


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


def out(organ: Organ | None = None, *, whole: bool = False) -> QuerySet[Version]:
    """The versions that are out, of one organ, with `whole` of all below it too, or of everybody."""
    rows = Version.objects.filter(state=State.PUBLISHED).select_related("item", "organ")
    if organ is None:
        return rows
    return rows.filter(organ__in=below(organ)) if whole else rows.filter(organ=organ)


def in_column(column: Column) -> QuerySet[Version]:
    """The versions that are out in a column and in those below it."""
    here = Q(item__placements__column=column) | Q(item__placements__column__parent=column)
    return out().filter(here, organ=column.organ_id).distinct()


def in_column_below(column: Column) -> QuerySet[Version]:
    """The versions that are out in a statutory column of its organ and of all organs below it."""
    inside = Placement.objects.filter(item=OuterRef("item")).filter(
        Q(column__code=column.code) | Q(column__parent__code=column.code)
    )
    return out(column.organ, whole=True).filter(Exists(inside))


def page(rows: QuerySet[Version], *, after: str = "", size: int = 20) -> Page[Version]:
    """One page of published versions, newest first. Raises GongkaiError for an `after` that is none."""
    return paged(rows, "-published_at", "-pk", after=after, size=size)


def columns(organ: Organ) -> list[Column]:
    """An organ's columns that are in use, first level and below, in their order."""
    rows = Column.objects.filter(organ=organ, closed_on__isnull=True).select_related("keeper")
    return list(rows.order_by("position", "code", "name"))
