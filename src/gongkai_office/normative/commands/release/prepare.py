"""Begin a release: a text that is to be published, or interpretations that follow one; and give it up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.clock import day_of
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.commands.append import locked
from gongkai_office.normative.commands.release.record import allowed, held, tell
from gongkai_office.normative.models import Progress, Release
from gongkai_office.normative.models.release import UNDER_WAY
from gongkai_office.normative.queries.releases import under_way


@transaction.atomic(durable=True)
def prepare(*, document: UUID, version: UUID | None, by: Person, at: datetime) -> Release:
    """The release to be drafted; the one that is under way for the same text again. Raises GongkaiError."""
    row = locked(document)
    require(by, "document.enter", row.organ, day_of(at))
    if row.void:
        raise DocumentError("这份文件的登记已经作废，不能公布")
    text = row.versions.get(pk=version) if version else None
    if text and text.published_on:
        raise DocumentError(f"这一版已经于 {text.published_on.isoformat()} 公布")
    if text is None and row.published is None:
        raise DocumentError("文件还没有公布文本，解读和文件要一起公布，请从要公布的那一版开始")
    if before := row.releases.filter(progress__in=UNDER_WAY).first():
        if before.version_id == version:
            return before
        raise DocumentError("这份文件还有没办完的公布稿，请先办完或者取消")
    release = Release.objects.create(organ=row.organ, document=row, version=text, by=by, at=at)
    tell(release, "prepare", by=by, at=at, facts={"version": str(version) if version else None})
    return release


@transaction.atomic(durable=True)
def drop(*, release: UUID, reason: str, by: Person, at: datetime) -> Release:
    """Give a release up before it is out; its drafts stay on record. Raises ForbiddenError, DocumentError."""
    row = held(release, *UNDER_WAY)
    allowed(by, row, at)
    if not reason.strip():
        raise DocumentError("请写明取消的理由")
    if chain := under_way(row):
        withdraw(chain=chain, by=by, at=at, reason=reason)
    row.progress = Progress.DROPPED
    row.save(update_fields=["progress"])
    tell(row, "drop", by=by, at=at, reason=reason.strip())
    return row
