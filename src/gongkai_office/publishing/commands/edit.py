"""Save a draft. An edit after a review voids the reviews already given."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.publishing.commands.draft import place_in
from gongkai_office.publishing.commands.enclose import enclose
from gongkai_office.publishing.commands.record import allowed, locked, move, tell
from gongkai_office.publishing.commands.reviews import void
from gongkai_office.publishing.content import (
    Content,
    content_of,
    enclosed,
    fingerprint,
    tidied,
    with_own_pictures,
)
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.procedure import Verb, require


class EditedMeanwhileError(GongkaiError):
    """Somebody else saved the draft since its editor opened it."""


@transaction.atomic(durable=True)
def edit(
    *,
    version: UUID,
    content: Content,
    columns: Collection[UUID],
    seen: int,
    by: Person,
    at: datetime,
    papers: Collection[UUID] = (),
    without: Collection[UUID] = (),
) -> Version:
    """The draft with its new content. `seen` is the `revision` the editor had before them.

    Attachments stay but for those `without`; the waiting files `papers` come behind them.
    Raises EditedMeanwhileError where it is not the newest, GongkaiError.
    """
    row = locked(version)
    allowed(by, "item.draft", row, at)
    require(Verb.EDIT, row)
    if row.revision != seen:
        raise EditedMeanwhileError(f"{row.edited_by.name}在您打开以后保存过这一稿，请对照后再保存，您写的内容仍在下面")
    place_in(row.item, columns)
    before = content_of(row)
    row.attachments.filter(pk__in=without).delete()
    enclose(row, papers, by=by, at=at)
    content = with_own_pictures(replace(tidied(content), attachments=enclosed(row)))
    if before == content and row.state == State.DRAFT:
        return row
    voided = void(row, by=by, at=at, reason="送审后修改") if row.state != State.DRAFT else 0
    for name, value in content.values().items():
        setattr(row, name, value)
    row.content_hash, row.revision = fingerprint(content), seen + 1
    row.edited_by, row.edited_at = by, at
    move(row, Verb.EDIT, *content.values(), "content_hash", "revision", "edited_by", "edited_at")
    tell(row, "edit", by=by, at=at, facts={"revision": row.revision, "voided": voided})
    return row
