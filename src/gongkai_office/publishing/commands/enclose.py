"""Attachments of a version, put there and handed on inside the transaction of its verb."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from gongkai_office.accounts.models import Person
from gongkai_office.files.commands.hold import adopt
from gongkai_office.files.models import Purpose
from gongkai_office.publishing.models import Attachment, Version
from gongkai_office.publishing.queries.reviews import subject


def enclose(version: Version, papers: Collection[UUID], *, by: Person, at: datetime) -> None:
    """Waiting files become attachments behind those that are there. Raises GongkaiError where one waits no more."""
    if not papers:
        return
    kept = adopt(ids=papers, organ=version.organ, subject=subject(version.item_id), by=by, at=at, purpose=Purpose.OTHER)
    last = version.attachments.aggregate(last=Max("position"))["last"] or 0
    Attachment.objects.bulk_create(
        Attachment(version=version, file=file, position=place, name=file.name)
        for place, file in enumerate(kept, last + 1)
    )


def hand_on(before: Version, version: Version) -> None:
    """Give the next version of an item what the one before it had."""
    Attachment.objects.bulk_create(
        Attachment(
            version=version, file=one.file, original=one.original, position=one.position, name=one.name, text=one.text
        )
        for one in before.attachments.select_related("file", "original")
    )
