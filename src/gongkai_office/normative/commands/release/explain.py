"""Draft an interpretation, change it, take it away; or say why a text needs none."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.files.commands.keep import enter
from gongkai_office.files.examining import Examined
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.body import fingerprint
from gongkai_office.normative.commands.release.record import allowed, held, tell
from gongkai_office.normative.interpreting import Explained, require_whole
from gongkai_office.normative.models import Interpretation, Progress, Release
from gongkai_office.normative.vouched import subject


@transaction.atomic(durable=True)
def explain(
    *,
    release: UUID,
    said: Explained,
    upload: Examined | None = None,
    of: UUID | None = None,
    key: UUID | None = None,
    by: Person,
    at: datetime,
) -> Interpretation:
    """The interpretation, new or (`of`) changed; a file stays where none is handed in. Raises GongkaiError."""
    row = held(release, Progress.DRAFT)
    allowed(by, row, at)
    one = row.interpretations.select_related("file").get(pk=of) if of else None
    if one is None and key and (done := row.interpretations.filter(pk=key).first()):
        return done
    before = one.file if one else None
    require_whole(said, upload.media if upload else before.media if before else None)
    file = _kept(row, upload, by, at) if upload else before
    if one is None:
        one = Interpretation(organ=row.organ, document=row.document, release=row)
        one.pk = key or one.pk
    one.form, one.title, one.interpreter = said.form, said.title.strip(), said.interpreter.strip()
    one.held_on, one.body, one.captions = said.held_on, said.body, said.captions
    one.file, one.by, one.at = file, by, at
    one.hash = fingerprint(one.title, said.body)
    one.save()
    tell(row, "explain", by=by, at=at, facts={"interpretation": str(one.pk), "form": one.form})
    return one


@transaction.atomic(durable=True)
def unexplain(*, interpretation: UUID, by: Person, at: datetime) -> Release:
    """Take a draft away; its file is withdrawn from nobody, since nobody was given it. Raises GongkaiError."""
    one = Interpretation.objects.get(pk=interpretation)
    row = held(one.release_id, Progress.DRAFT)
    allowed(by, row, at)
    one.delete()
    tell(row, "unexplain", by=by, at=at, facts={"interpretation": str(interpretation)})
    return row


@transaction.atomic(durable=True)
def excuse(*, release: UUID, reason: str, by: Person, at: datetime) -> Release:
    """Why the text goes out without an interpretation; empty takes it back. Raises GongkaiError."""
    row = held(release, Progress.DRAFT)
    allowed(by, row, at)
    if row.version is None:
        raise DocumentError("这份公布稿只有解读，没有文件，不需要说明")
    row.excuse = reason.strip()
    row.save(update_fields=["excuse"])
    tell(row, "excuse", by=by, at=at, reason=row.excuse)
    return row


def _kept(row: Release, upload: Examined, by: Person, at: datetime) -> StoredFile:
    return enter(
        organ=row.organ, subject=subject(row.document_id), purpose=Purpose.OTHER, upload=upload, by=by, at=at
    )  # fmt: skip
