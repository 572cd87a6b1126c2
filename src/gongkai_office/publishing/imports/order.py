"""Take a package in, have its pages written, give it up, have it undone: what people order and the worker does."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.documents.package import unpacked
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, require
from gongkai_office.accounts.queries import author
from gongkai_office.bulk import Stage
from gongkai_office.clock import day_of
from gongkai_office.files.commands.hold import hold_package, let_go
from gongkai_office.files.scanners import scan
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.imports.pages import count
from gongkai_office.publishing.imports.progress import begin
from gongkai_office.publishing.models import Column, ImportedItem, SiteImport, State, Version
from gongkai_office.publishing.vouched import SITE

MOST_PAGES = 5_000
_ENDED = (Stage.DROPPED, Stage.UNDONE)
_NAMED = 3


def upload(*, organ: Organ, data: bytes, file_name: str, column: Column, by: Person, at: datetime) -> SiteImport:
    """The import, on its way to the check. Raises GongkaiError, UnreadableError for what is no package of pages."""
    require(by, "item.publish", organ, day_of(at))
    digest = hashlib.sha256(data).hexdigest()
    if SiteImport.objects.filter(organ=organ, digest=digest).exclude(stage__in=_ENDED).exists():
        raise GongkaiError("这个压缩包已经上传过，没有重复处理，请在下面的列表里打开")
    pages = count(unpacked(data))
    if not pages:
        raise GongkaiError("压缩包里没有网页、Word 文件，也没有信息清单，请核对")
    if pages > MOST_PAGES:
        raise GongkaiError(f"一次最多导入 {MOST_PAGES:,} 条，这里有 {pages:,} 条，请按栏目分成几个压缩包")
    scan(data, file_name)
    package = hold_package(content=data, at=at)
    return _kept(
        SiteImport(
            id=new_id(), organ=organ, by=by, uploaded_at=at, file_name=file_name[-200:], digest=digest,
            package=package, column=column, rows=pages,
        ),
    )  # fmt: skip


@transaction.atomic(durable=True)
def _kept(work: SiteImport) -> SiteImport:
    work.save(force_insert=True)
    begin(work)
    facts = {"digest": work.digest, "pages": work.rows}
    vouch(SITE, work, "site.upload", by=author(work.by), at=work.uploaded_at, facts=facts)
    return work


@transaction.atomic(durable=True)
def order(*, work: UUID, by: Person, at: datetime) -> SiteImport:
    """The import, waiting for the worker to write it. Raises GongkaiError while anything in it is wrong."""
    row = _held(work, by, at, "item.publish", Stage.CHECKED)
    if wrong := int(row.summary.get("wrong", 0)):
        raise GongkaiError(f"还有 {wrong} 处写错的地方，改正以前一条都不导入；请下载检查报告，改好后重新上传")
    if not row.summary.get("pages"):
        raise GongkaiError("没有可以导入的信息")
    row.stage, row.trouble, row.by = Stage.WRITING, "", by
    row.save()
    begin(row)
    vouch(SITE, row, "site.order", by=author(by), at=at)
    return row


def drop(*, work: UUID, by: Person, at: datetime) -> SiteImport:
    """The import given up, its package gone; nothing of it was in the catalogue. Raises GongkaiError."""
    with transaction.atomic(durable=True):
        row = _held(work, by, at, "item.publish", Stage.CHECKED)
        row.stage, row.findings, row.done_at = Stage.DROPPED, [], at
        row.save()
        vouch(SITE, row, "site.drop", by=author(by), at=at)
    if row.package_id:
        let_go([row.package_id])
    return row


@transaction.atomic(durable=True)
def order_undo(*, work: UUID, reason: str, by: Person, at: datetime) -> SiteImport:
    """The import, waiting to be undone by the worker. Raises GongkaiError, also for whoever imported it."""
    row = _held(work, by, at, "item.take_down", Stage.DONE)
    if row.by_id == by.pk:
        raise ForbiddenError("撤销导入应当由另一人复核办理，不能撤销自己导入的信息")
    if not reason.strip():
        raise GongkaiError("撤销导入应当写明理由")
    require_untouched(row)
    row.stage, row.reason, row.undone_by, row.trouble = Stage.UNDOING, reason.strip(), by, ""
    row.save()
    begin(row)
    vouch(SITE, row, "site.order_undo", by=author(by), at=at, reason=row.reason)
    return row


def touched(work: SiteImport) -> QuerySet[ImportedItem]:
    """The items of an import that somebody has worked on since."""
    changed = Version.objects.filter(item=OuterRef("item"))
    changed = changed.filter(Q(number__gt=1) | Q(revision__gt=1) | ~Q(state__in=[State.DRAFT, State.PUBLISHED]))
    return work.items.filter(Exists(changed))


def require_untouched(work: SiteImport) -> None:
    """Pass an import none of whose items was worked on. Raises GongkaiError naming some."""
    if count_of := touched(work).count():
        numbers = touched(work).order_by("place").values_list("item__index_number", flat=True)[:_NAMED]
        named = "、".join(numbers) + ("等" if count_of > _NAMED else "")
        raise GongkaiError(f"导入后已经有 {count_of} 条修改、更新或者撤下过（{named}），不能整批撤销；请逐条办理")


def _held(work: UUID, by: Person, at: datetime, permission: str, stage: Stage) -> SiteImport:
    row = SiteImport.objects.select_related("organ", "by").select_for_update(of=("self",)).get(pk=work)
    require(by, permission, row.organ, day_of(at))
    if row.stage != stage:
        raise GongkaiError(f"这次导入现在“{Stage(row.stage).label}”，不能做这一步，请刷新页面")
    return row
