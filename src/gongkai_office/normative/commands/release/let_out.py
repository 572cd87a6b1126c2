"""Publish what was signed, the text and its interpretations on one day (同步发布)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.approvals.queries import is_approved
from gongkai_office.clock import day_of
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands.append import Said, enter, locked
from gongkai_office.normative.commands.release.record import allowed, held, tell
from gongkai_office.normative.indexing import explained
from gongkai_office.normative.models import Progress, Release
from gongkai_office.normative.queries.releases import PURPOSE, require_looked, require_whole
from gongkai_office.normative.releasing import interpretations, release_seal
from gongkai_office.normative.vouched import FINDING, INTERPRETATION, subject


@transaction.atomic(durable=True)
def let_out(*, release: UUID, by: Person, at: datetime) -> Release:
    """The release, out on the day of the act. Raises ForbiddenError, GongkaiError where anything was not signed."""
    row = held(release, Progress.SIGNED)
    allowed(by, row, at)
    content, on = release_seal(row), day_of(at)
    if not is_approved(subject(row.document_id), PURPOSE, bytes.fromhex(content)):
        raise DocumentError("公布稿和签发的不一致，已停止公布，请运行 gongkai verify 核查")
    require_whole(row)
    require_looked(row, content)
    row.progress, row.out_on = Progress.OUT, on
    row.save(update_fields=["progress", "out_on"])
    _let_out_text(row, on, by, at)
    kept = interpretations(row)
    for one in kept:
        one.published_on = on
        one.save(update_fields=["published_on"])
        explained(one)
    facts = {"on": on.isoformat(), "content": content}
    seals = {**INTERPRETATION.stated(*kept), **FINDING.stated(*row.hits.all())}
    tell(row, "let_out", by=by, at=at, facts=facts, seals=seals)
    return row


@transaction.atomic(durable=True)
def note_out(*, release: UUID, on: date, where: str, by: Person, at: datetime) -> Release:
    """A text that was published elsewhere before today, noted with the place; it passes the gate all the same.

    Its publication is past, so there is nothing to sign. Raises ForbiddenError, DocumentError.
    """
    row = held(release, Progress.DRAFT)
    allowed(by, row, at)
    if row.version is None or row.interpretations.exists():
        raise DocumentError("补登的是以前公布过的文本；解读请另外送审公布")
    if not where.strip():
        raise DocumentError("请写明此前在哪里公布，例如：清源县人民政府公报2019年第3期")
    if not row.document.issued <= on < day_of(at):
        raise DocumentError("补登的公布日期应当在制发日期以后、今天以前；今天公布的请送审后公布")
    require_looked(row, release_seal(row))
    row.progress, row.out_on, row.elsewhere = Progress.OUT, on, where.strip()
    row.save(update_fields=["progress", "out_on", "elsewhere"])
    _let_out_text(row, on, by, at)
    facts = {"on": on.isoformat(), "where": row.elsewhere}
    tell(row, "note_out", by=by, at=at, facts=facts, seals=FINDING.stated(*row.hits.all()))
    return row


def _let_out_text(row: Release, on: date, by: Person, at: datetime) -> None:
    if row.version is None:
        return
    document, text = locked(row.document_id), row.version
    if document.void:
        raise DocumentError("这份文件的登记已经作废，不能公布文本")
    text.published_on = on
    text.save(update_fields=["published_on"])
    said = Said(details={"version": str(text.pk), "ordinal": str(text.ordinal)})
    enter(document, act=Act.PUBLISHED, on=on, by=by, at=at, said=said)
