"""Run the gate over a release, and answer for what it found."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.gate.looking import Placed, rules
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.commands.release.record import allowed, held, tell
from gongkai_office.normative.models import GateHit, Progress, Release
from gongkai_office.normative.releasing import looked_into, release_seal

_LONGEST = 200


def look(*, release: UUID, screener: Screener, at: datetime) -> Release:
    """The release with what was found in it; who answered for a finding before need not do so again.

    The looking takes its time and is done before anything is locked. Raises GongkaiError where the content changed
    meanwhile.
    """
    seen = Release.objects.select_related("version").get(pk=release)
    content, found = release_seal(seen), looked_into(seen, screener)
    with transaction.atomic(durable=True):
        row = held(release, Progress.DRAFT, Progress.IN_REVIEW, Progress.SIGNED)
        if release_seal(row) != content:
            raise GongkaiError("检查期间内容有改动，请重新检查")
        before = {bytes(hit.key): hit for hit in row.hits.exclude(by=None)}
        row.hits.all().delete()
        GateHit.objects.bulk_create(_hit(row, one, before.get(one.key)) for one in found.hits)
        row.looked_hash, row.looked_at, row.rules, row.notes = content, at, rules(screener), list(found.notes)
        row.save(update_fields=["looked_hash", "looked_at", "rules", "notes"])
    return row


@transaction.atomic(durable=True)
def answer_for(*, hit: UUID, reason: str, by: Person, at: datetime) -> GateHit:
    """The finding, let through by somebody with their name and reason. Raises GongkaiError."""
    if not reason.strip():
        raise DocumentError("请写明可以公开的理由，例如：本单位公开的咨询电话")
    row = GateHit.objects.get(pk=hit)
    release = held(row.release_id, Progress.DRAFT, Progress.SIGNED)
    allowed(by, release, at)
    row.by, row.decided_at, row.reason = by, at, reason.strip()
    row.save(update_fields=["by", "decided_at", "reason"])
    tell(release, "answer_for", by=by, at=at, reason=row.reason, facts={"finding": str(row.pk)})
    return row


def _hit(row: Release, one: Placed, before: GateHit | None) -> GateHit:
    hit = GateHit(
        release=row, key=one.key, place=one.place[:_LONGEST], severity=one.hit.severity.value,
        masked=one.hit.masked[:_LONGEST], message=one.words[:400],
    )  # fmt: skip
    if before:
        hit.by, hit.decided_at, hit.reason = before.by, before.decided_at, before.reason
    return hit
