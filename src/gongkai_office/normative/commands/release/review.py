"""Send a release up, sign it, send it back: the text and its interpretations are signed as one (同步审签)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.send_back import send_back as return_chain
from gongkai_office.approvals.commands.sign import sign as put_signature
from gongkai_office.approvals.commands.submit import submit
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.queries import required_chain
from gongkai_office.clock import day_of
from gongkai_office.normative.commands.release.record import allowed, held, tell
from gongkai_office.normative.models import Progress, Release
from gongkai_office.normative.queries.releases import PURPOSE, SIGNERS, require_looked, require_whole
from gongkai_office.normative.releasing import release_seal
from gongkai_office.normative.vouched import subject


@transaction.atomic(durable=True)
def send_up(*, release: UUID, by: Person, at: datetime) -> Chain:
    """The chain of signatures. Raises GongkaiError without an interpretation or a reason, or before the gate."""
    row = held(release, Progress.DRAFT)
    allowed(by, row, at)
    content = release_seal(row)
    require_whole(row)
    require_looked(row, content)
    tell(_move(row, Progress.IN_REVIEW), "send_up", by=by, at=at)
    return submit(
        subject=subject(row.document_id), organ=row.organ, purpose=PURPOSE, roles=SIGNERS,
        content_hash=bytes.fromhex(content), reference=f"release:{row.pk}", by=by, at=at,
    )  # fmt: skip


@transaction.atomic(durable=True)
def sign(*, release: UUID, content: str, by: Person, at: datetime) -> Chain:
    """Sign exactly what was seen; the head's signature ends the review. Raises ForbiddenError, GongkaiError."""
    row = held(release, Progress.IN_REVIEW)
    signed = put_signature(chain=_chain(row), content_hash=bytes.fromhex(content), by=by, on=day_of(at), at=at)
    if signed.state == State.COMPLETE:
        tell(_move(row, Progress.SIGNED), "signed", by=by, at=at)
    return signed


@transaction.atomic(durable=True)
def send_back(*, release: UUID, content: str, reason: str, by: Person, at: datetime) -> Release:
    """Back to its drafter with the reason. Raises ForbiddenError, GongkaiError."""
    row = held(release, Progress.IN_REVIEW)
    return_chain(
        chain=_chain(row), content_hash=bytes.fromhex(content), by=by, on=day_of(at), at=at, reason=reason
    )  # fmt: skip
    tell(_move(row, Progress.DRAFT), "send_back", by=by, at=at, reason=reason)
    return row


def _chain(row: Release) -> Chain:
    return required_chain(subject(row.document_id), PURPOSE)


def _move(row: Release, progress: Progress) -> Release:
    row.progress = progress
    row.save(update_fields=["progress"])
    return row
