"""Begin an issue, choose its pieces, arrange them, give it up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.clock import day_of
from gongkai_office.gazette.commands.record import allowed, held
from gongkai_office.gazette.models import Issue, Piece, Stage
from gongkai_office.gazette.queries import under_way
from gongkai_office.gazette.vouched import ISSUE
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.normative.models import Version as Text
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.models import State
from gongkai_office.publishing.models import Version as ItemVersion

_UNDER_WAY = (Stage.DRAFT, Stage.IN_REVIEW, Stage.SIGNED)
_MOST = 300


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a piece stands."""

    position: int
    section: str


@transaction.atomic(durable=True)
def begin(*, organ: Organ, by: Person, at: datetime) -> Issue:
    """The issue to be composed; the one that is being composed again. Raises ForbiddenError."""
    require(by, "item.draft", organ, day_of(at))
    Organ.objects.select_for_update(of=("self",)).get(pk=organ.pk)
    if before := Issue.objects.filter(organ=organ, stage=Stage.DRAFT).first():
        return before
    row = Issue.objects.create(organ=organ, by=by, at=at)
    vouch(ISSUE, row, "gazette.begin", by=str(by.pk), at=at)
    return row


@transaction.atomic(durable=True)
def take_in(
    *, issue: UUID, section: str, texts: Collection[UUID] = (), items: Collection[UUID] = (), by: Person, at: datetime
) -> Issue:
    """Put published things behind what is there. Raises GongkaiError for what is not public, or of another organ."""
    row = held(issue, Stage.DRAFT)
    allowed(by, "item.draft", row, at)
    below, named = row.organ.path, section.strip() or "其他"
    found = list(Text.objects.filter(pk__in=texts, published_on__isnull=False, organ__path__startswith=below))
    chosen = list(ItemVersion.objects.filter(pk__in=items, state=State.PUBLISHED, organ__path__startswith=below))
    if len(found) + len(chosen) != len(set(texts)) + len(set(items)):
        raise GongkaiError("选中的有的已经不在公开，请刷新页面后重新选择")
    last = row.pieces.count()
    if last + len(found) + len(chosen) > _MOST:
        raise GongkaiError(f"一期公报最多 {_MOST} 篇，请分期编排")
    pieces = [Piece(issue=row, section=named, text=one) for one in found]
    pieces += [Piece(issue=row, section=named, item=one) for one in chosen]
    for place, piece in enumerate(pieces, last + 1):
        piece.position = place
    Piece.objects.bulk_create(pieces)
    vouch(ISSUE, row, "gazette.take_in", by=str(by.pk), at=at, facts={"pieces": len(pieces)})
    return row


@transaction.atomic(durable=True)
def arrange(
    *, issue: UUID, places: Mapping[UUID, Placed], without: Collection[UUID], by: Person, at: datetime
) -> Issue:
    """Order and sections as given; what is named in `without` leaves the issue. Raises ForbiddenError, GongkaiError."""
    row = held(issue, Stage.DRAFT)
    allowed(by, "item.draft", row, at)
    row.pieces.filter(pk__in=without).delete()
    pieces = list(row.pieces.order_by("position", "pk"))
    wanted = {one.pk: places.get(one.pk, Placed(one.position, one.section)) for one in pieces}
    pieces.sort(key=lambda one: wanted[one.pk].position)
    for place, piece in enumerate(pieces, 1):
        piece.position, piece.section = place, wanted[piece.pk].section.strip()[:40] or piece.section
    Piece.objects.bulk_update(pieces, ["position", "section"])
    vouch(ISSUE, row, "gazette.arrange", by=str(by.pk), at=at, facts={"pieces": len(pieces)})
    return row


@transaction.atomic(durable=True)
def drop(*, issue: UUID, reason: str, by: Person, at: datetime) -> Issue:
    """Give an issue up before it is out; its pieces may stand in another. Raises ForbiddenError, GongkaiError."""
    row = held(issue, *_UNDER_WAY)
    allowed(by, "item.draft", row, at)
    if not reason.strip():
        raise GongkaiError("请写明取消的理由")
    if chain := under_way(row):
        withdraw(chain=chain, by=by, at=at, reason=reason)
    row.stage = Stage.DROPPED
    row.save(update_fields=["stage"])
    vouch(ISSUE, row, "gazette.drop", by=str(by.pk), at=at, reason=reason.strip())
    return row
