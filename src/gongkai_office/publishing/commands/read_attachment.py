"""Read an attachment's text in the background, so that the search finds what stands in it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from gongkai_office.publishing.commands.record import locked
from gongkai_office.publishing.indexing import found, paper_text
from gongkai_office.publishing.models import Attachment, State


def read_attachment(attachment: UUID) -> None:
    """Keep the text, and let it be found where its version is out. The reading itself locks nothing."""
    seen = Attachment.objects.select_related("file").get(pk=attachment)
    text = paper_text(seen)
    with transaction.atomic(durable=True):
        version = locked(seen.version_id)
        Attachment.objects.filter(file=seen.file_id, text__isnull=True).update(text=text)
        if version.state == State.PUBLISHED:
            found(version)
