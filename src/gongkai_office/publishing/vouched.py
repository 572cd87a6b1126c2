"""What the journal vouches for of disclosure on initiative: items, their versions, reviews and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from django.db.models import Model

from gongkai_office.bulk import CAME_TO, Stage
from gongkai_office.gate.models import Term
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Bundled, Vouched, columns
from gongkai_office.publishing.content import COLUMNS
from gongkai_office.publishing.models import (
    Column,
    ImportedItem,
    Item,
    Proof,
    Screening,
    SiteImport,
    Takedown,
    Version,
)
from gongkai_office.publishing.queries.reviews import subject

_VERSION = columns(
    "item_id", "organ_id", "number", "state", "revision", "content_hash", *COLUMNS, "edited_by_id", "edited_at",
    "published_at", "forced",
)  # fmt: skip
_COLUMN = columns("organ_id", "parent_id", "code", "name", "freshness", "position", "closed_on")
_KEEPER = columns("post", "keeper_id")
_ATTACHMENT = columns("file_id", "original_id", "position", "name")
_SCREENING = columns("version_id", "content_hash", "rules", "at", "notes")
_SITE = columns(
    "organ_id", "by_id", "uploaded_at", "file_name", "digest", "column_id", "rows", "done_at", "undone_by_id",
    "undone_at", "reason",
)  # fmt: skip
_HIT = columns(
    "key", "place", "sort", "severity", "masked", "message", "verdict", "by_id", "decided_at", "reason"
)  # fmt: skip


def _version(row: Version) -> Mapping[str, object]:
    """Everything a version says, with its files; only what the search knows of a file is read anew at will."""
    return {**_VERSION(row), "attachments": _all(row.attachments.all(), _ATTACHMENT)}


def _screening(row: Screening) -> Mapping[str, object]:
    """A run of the gate with every hit as it was decided."""
    return {**_SCREENING(row), "hits": _all(row.hits.all(), _HIT)}


def _column(row: Column) -> Mapping[str, object]:
    """A column; who answers for it from when somebody was named, since lines before that state a row without."""
    return {**_COLUMN(row), **(_KEEPER(row) if row.post or row.keeper_id else {})}


def site_subject(work: UUID) -> str:
    """An import as the journal names it."""
    return f"site:{work}"


def _site(row: SiteImport) -> Mapping[str, object]:
    return {**_SITE(row), "came_to": CAME_TO.get(Stage(row.stage), "")}


def _all(rows: Iterable[Model], content: Callable[[Model], Mapping[str, object]]) -> list[object]:
    return [[str(row.pk), content(row)] for row in sorted(rows, key=lambda row: str(row.pk))]


ITEM = Vouched[Item](
    kind="item",
    label="信息",
    fault=Fault.ITEM,
    rows=Item.objects.all,
    subject=lambda row: subject(row.pk),
    content=columns("organ_id", "index_number", "year", "serial", "made_at", "first_published"),
    called=lambda row: f"信息 {row.index_number}",
)
VERSION = Vouched[Version](
    kind="item-version",
    label="信息版本",
    fault=Fault.ITEM,
    rows=lambda: Version.objects.prefetch_related("attachments"),
    subject=lambda row: subject(row.item_id),
    content=_version,
    called=lambda row: f"第 {row.number} 版《{row.title}》",
)
SCREENING = Vouched[Screening](
    kind="item-screening",
    label="发布前检查",
    fault=Fault.ITEM,
    rows=lambda: Screening.objects.select_related("version").defer("version__body").prefetch_related("hits"),
    subject=lambda row: subject(row.version.item_id),
    content=_screening,
    called=lambda row: f"第 {row.version.number} 版的发布前检查",
)
PROOF = Vouched[Proof](
    kind="item-proof",
    label="校对",
    fault=Fault.ITEM,
    rows=lambda: Proof.objects.select_related("version").defer("version__body"),
    subject=lambda row: subject(row.version.item_id),
    content=columns("version_id", "order", "content_hash", "person_id", "at", "remarks"),
    called=lambda row: f"第 {row.version.number} 版的第 {row.order} 校",
)
TAKEDOWN = Vouched[Takedown](
    kind="item-takedown",
    label="撤下记录",
    fault=Fault.ITEM,
    rows=Takedown.objects.all,
    subject=lambda row: subject(row.item_id),
    content=columns("item_id", "organ_id", "kind", "reason", "successor_id", "by", "at", "over"),
    called=lambda row: f"撤下记录（{row.get_kind_display()}）",
)
COLUMN = Vouched[Column](
    kind="column",
    label="公开栏目",
    fault=Fault.CATALOGUE,
    rows=Column.objects.all,
    subject=lambda row: f"catalogue:{row.organ_id}",
    content=_column,
    called=lambda row: f"公开栏目“{row.name}”",
)
TERM = Vouched[Term](
    kind="term",
    label="检查名单",
    fault=Fault.CATALOGUE,
    rows=Term.objects.all,
    subject=lambda row: f"terms:{row.organ_id}",
    content=columns("organ_id", "kind", "text", "suggestion", "reason", "by_id", "at", "ended_at"),
    called=lambda row: f"{row.get_kind_display()}中的一条",
)
SITE = Vouched[SiteImport](
    kind="site",
    label="网站导入",
    fault=Fault.IMPORT,
    rows=lambda: SiteImport.objects.defer("findings", "summary"),
    subject=lambda row: site_subject(row.pk),
    content=_site,
    called=lambda row: f"导入《{row.file_name}》",
)
SITE_ITEMS = Bundled(
    of=Vouched[ImportedItem](
        kind="site-item",
        label="导入的信息",
        fault=Fault.IMPORT,
        rows=lambda: ImportedItem.objects.select_related("work"),
        subject=lambda row: site_subject(row.work_id),
        content=columns("work_id", "item_id", "organ_id", "place", "address"),
        called=lambda row: f"《{row.work.file_name}》导入的各条",
    ),
    by=lambda row: row.work_id,
    order="work",
)
VOUCHED = (ITEM, VERSION, SCREENING, PROOF, TAKEDOWN, COLUMN, TERM, SITE, SITE_ITEMS)
