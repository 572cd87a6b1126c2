"""Begin an item, or the next version of one that is out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require as require_permission
from gongkai_office.clock import day_of
from gongkai_office.ids import new_id
from gongkai_office.organs.commands.number import next_number
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.commands.enclose import enclose, hand_on
from gongkai_office.publishing.commands.record import allowed, tell
from gongkai_office.publishing.content import Content, content_of, fingerprint, tidied, with_own_pictures
from gongkai_office.publishing.illustrations import shown
from gongkai_office.publishing.models import UNDER_WAY, Column, Item, Placement, State, Version
from gongkai_office.publishing.vouched import ITEM

SERIES = "索引号"


@transaction.atomic(durable=True)
def draft(
    *,
    organ: Organ,
    content: Content,
    columns: Collection[UUID],
    by: Person,
    at: datetime,
    papers: Collection[UUID] = (),
) -> Version:
    """The first version of a new item, with its index number (law.md §6.4). Raises GongkaiError.

    `papers` are waiting files that become its attachments.
    """
    require_permission(by, "item.draft", organ, day_of(at))
    return begun(organ=organ, content=content, columns=columns, by=by, at=at, papers=papers)


def begun(
    *,
    organ: Organ,
    content: Content,
    columns: Collection[UUID],
    by: Person,
    at: datetime,
    papers: Collection[UUID] = (),
) -> Version:
    """The same inside the transaction of another verb."""
    content, year = tidied(content), day_of(at).year
    serial = next_number(organ=organ, series=SERIES, year=year)
    item = Item(organ=organ, index_number=f"{organ.code}/{year}-{serial:05d}", year=year, serial=serial, made_at=at)
    item.save(force_insert=True)
    place_in(item, columns)
    version = _new(item, content, number=1, by=by, at=at)
    if papers:
        enclose(version, papers, by=by, at=at)
    if papers or shown(content.body):
        settle(version)
    facts = {"index": item.index_number, "columns": sorted(map(str, columns))}
    tell(version, "draft", by=by, at=at, facts=facts, seals=ITEM.stated(item))
    return version


@transaction.atomic(durable=True)
def revise(*, item: UUID, by: Person, at: datetime) -> Version:
    """The next version of an item, saying what the newest one says until it is edited. Raises GongkaiError."""
    held = Item.objects.select_for_update(of=("self",)).get(pk=item)
    newest = held.versions.select_related("organ").order_by("-number")[:1].get()
    allowed(by, "item.draft", newest, at)
    if newest.state in UNDER_WAY:
        raise GongkaiError(f"本信息已有一版在办（{State(newest.state).label}），请在那一版上修改")
    version = _new(held, content_of(newest), number=newest.number + 1, by=by, at=at)
    hand_on(newest, version)
    tell(version, "revise", by=by, at=at)
    return version


def place_in(item: Item, columns: Collection[UUID]) -> None:
    """Let an item stand in these columns of its organ and no others. Raises GongkaiError."""
    found = Column.objects.filter(pk__in=columns, organ=item.organ_id, closed_on__isnull=True)
    if not columns or len(found) != len(set(columns)):
        raise GongkaiError("请选择本机关现在使用的栏目，至少一个")
    item.placements.exclude(column__in=found).delete()
    standing = set(item.placements.values_list("column", flat=True))
    Placement.objects.bulk_create(Placement(item=item, column=one) for one in found if one.pk not in standing)


def settle(version: Version) -> None:
    """A new version with its attachments: pictures in its text that are none of them are gone, and its fingerprint."""
    content = with_own_pictures(content_of(version))
    version.body, version.content_hash = content.body, fingerprint(content)
    version.save(update_fields=["body", "content_hash"])


def _new(item: Item, content: Content, *, number: int, by: Person, at: datetime) -> Version:
    version = Version(
        id=new_id(),
        item=item,
        organ_id=item.organ_id,
        number=number,
        content_hash=fingerprint(content),
        edited_by=by,
        edited_at=at,
        **content.values(),
    )
    version.save(force_insert=True)
    return version
