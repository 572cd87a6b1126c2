"""What is out: an item's page, a column's list, what came down. Each is a query or two, and pages by key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.models import Column, Item, State, Takedown, Version


@dataclass(frozen=True, slots=True)
class Page:
    """Some published versions, newest first, and where the next page begins (empty where there is none)."""

    rows: tuple[Version, ...]
    after: str


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


def page(rows: QuerySet[Version], *, after: str = "", size: int = 20) -> Page:
    """One page of published versions. `after` is a page's own; raises GongkaiError for anything else."""
    rows = rows.order_by("-published_at", "-pk")
    if after:
        at, key = _place(after)
        rows = rows.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=key))
    found = tuple(rows[: size + 1])
    return Page(found[:size], _mark(found[size - 1]) if len(found) > size else "")


def columns(organ: Organ) -> list[Column]:
    """An organ's columns that are in use, first level and below, in their order."""
    return list(Column.objects.filter(organ=organ, closed_on__isnull=True).order_by("position", "code", "name"))


def _mark(row: Version) -> str:
    if row.published_at is None:
        raise ValueError("only what is out has a place in a list")
    return f"{row.published_at.isoformat()}_{row.pk.hex}"


def _place(after: str) -> tuple[datetime, UUID]:
    try:
        at, key = after.split("_")
        return datetime.fromisoformat(at), UUID(key)
    except ValueError:
        raise GongkaiError("页码不对，请从第一页重新查看") from None
