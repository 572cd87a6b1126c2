"""The columns: add, rename, close below the statutory ones, which are the law's; say of any who answers for it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.publishing.metadata import Freshness
from gongkai_office.publishing.models import Column, Placement, State
from gongkai_office.publishing.queries.freshness import keepers
from gongkai_office.publishing.vouched import COLUMN


@transaction.atomic(durable=True)
def add_column(*, parent: UUID, name: str, freshness: Freshness, by: Person, at: datetime) -> Column:
    """A column below a statutory one. Raises GongkaiError."""
    above = _held(parent, by, at)
    if above.parent_id:
        raise GongkaiError("栏目最多两级，请在法定栏目下面增加")
    last = Column.objects.filter(parent=above).aggregate(last=Max("position"))["last"]
    row = Column.objects.create(
        organ=above.organ,
        parent=above,
        name=_free_name(above, name),
        freshness=freshness,
        position=above.position if last is None else last,
    )
    _tell(row, "add", by, at)
    return row


@transaction.atomic(durable=True)
def rename_column(*, column: UUID, name: str, by: Person, at: datetime) -> Column:
    """The column under its new name. Raises GongkaiError."""
    row = _own(column, by, at)
    row.name = _free_name(row.parent, name, but=row)
    row.save(update_fields=["name"])
    _tell(row, "rename", by, at)
    return row


@transaction.atomic(durable=True)
def close_column(*, column: UUID, by: Person, at: datetime) -> Column:
    """The column, which takes nothing in any more. Raises GongkaiError while what is out stands only there."""
    row = _own(column, by, at)
    out = Placement.objects.filter(column=row, item__versions__state=State.PUBLISHED)
    elsewhere = Placement.objects.filter(column__closed_on__isnull=True).exclude(column=row).values("item")
    if alone := out.exclude(item__in=elsewhere).count():
        raise GongkaiError(f"还有 {alone} 条已公开的信息只放在这个栏目里，请先把它们放到别的栏目，再停用")
    row.closed_on = day_of(at)
    row.save(update_fields=["closed_on"])
    _tell(row, "close", by, at)
    return row


@transaction.atomic(durable=True)
def name_keeper(
    *, column: UUID, post: str, keeper: UUID | None, others: bool = False, by: Person, at: datetime
) -> list[Column]:
    """The column with who answers for it (栏目责任人), and with `others` all of its organ that have nobody yet.

    A person must be able to look into the organ's publishing, to be reminded of use. Raises GongkaiError.
    """
    row = _held(column, by, at)
    person = _able(row, keeper, at)
    if not post.strip() and person is None:
        raise GongkaiError("请填写责任岗位，或者选择责任人")
    bare = Column.objects.select_for_update(of=("self",)).filter(organ=row.organ, closed_on=None, post="", keeper=None)
    rows = [row, *(bare.exclude(pk=row.pk).order_by("pk") if others else ())]
    for one in rows:
        one.post, one.keeper = post.strip(), person
        one.save(update_fields=["post", "keeper"])
    facts = {"columns": [str(one.pk) for one in rows], "keeper": str(keeper) if keeper else None}
    vouch(COLUMN, row, "catalogue.keeper", by=str(by.pk), at=at, facts=facts, seals=COLUMN.stated(*rows))
    return rows


def _able(column: Column, keeper: UUID | None, at: datetime) -> Person | None:
    person = keepers(column.organ, day_of(at)).filter(pk=keeper).first() if keeper else None
    if keeper and person is None:
        raise GongkaiError("责任人应当是在本机关有发布职责的人员，请重新选择")
    return person


def _held(column: UUID, by: Person, at: datetime) -> Column:
    row = Column.objects.select_for_update(of=("self",)).select_related("organ", "parent").get(pk=column)
    require(by, "catalogue.manage", row.organ, day_of(at))
    if row.closed_on:
        raise GongkaiError("这个栏目已经停用")
    return row


def _own(column: UUID, by: Person, at: datetime) -> Column:
    row = _held(column, by, at)
    if row.code:
        raise GongkaiError("法定主动公开内容的栏目由条例第二十条、第二十一条规定，不能改名或者停用")
    return row


def _free_name(parent: Column | None, name: str, but: Column | None = None) -> str:
    name = name.strip()
    if not name:
        raise GongkaiError("请填写栏目名称")
    same = Column.objects.filter(parent=parent, name=name, closed_on__isnull=True)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise GongkaiError(f"这里已经有名为“{name}”的栏目")
    return name


def _tell(row: Column, verb: str, by: Person, at: datetime) -> None:
    vouch(COLUMN, row, f"catalogue.{verb}", by=str(by.pk), at=at, facts={"column": str(row.pk), "name": row.name})
