"""Mask with one click what the gate found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.files.commands.keep import enter
from gongkai_office.files.examining import Examined, examine
from gongkai_office.files.models import Purpose
from gongkai_office.gate.looking import Placed, place_of
from gongkai_office.gate.masking import maskable, masked_paper
from gongkai_office.publishing.commands.record import allowed, locked, move, tell
from gongkai_office.publishing.commands.reviews import void
from gongkai_office.publishing.content import content_of, fingerprint, tidied
from gongkai_office.publishing.gate import look
from gongkai_office.publishing.indexing import papers
from gongkai_office.publishing.masking import masked_texts
from gongkai_office.publishing.models import GateHit, State, Verdict, Version
from gongkai_office.publishing.procedure import Verb, require
from gongkai_office.publishing.queries.gate import last_screening, undecided
from gongkai_office.publishing.queries.reviews import subject
from gongkai_office.publishing.vouched import SCREENING


@dataclass(frozen=True, slots=True)
class Masked:
    """The version with what was masked in it, and in words which attachments must be mended by hand."""

    version: Version
    count: int
    left: tuple[str, ...]


def mask(*, version: UUID, screener: Screener, by: Person, at: datetime, only: UUID | None = None) -> Masked:
    """Mask every open hit of the last run, or one of them; a workbook is masked whole, as a copy.

    The file that a copy was made from stays, and is never public. Looking and copying lock nothing.
    Raises GongkaiError.
    """
    seen = Version.objects.get(pk=version)
    run = last_screening(seen)
    if run is None:
        raise GongkaiError("现在的内容还没有做发布前检查，请先检查")
    rows = undecided(run)
    wanted = {bytes(row.key): row for row in (rows.filter(pk=only) if only else rows)}
    content = content_of(seen)
    hits = [one for one in look(content, screener, papers(seen)).hits if one.key in wanted and maskable(one)]
    copies, left = _copies(seen, hits)
    mended = [one for one in hits if not one.place.startswith(tuple(left))]
    if not mended:
        raise GongkaiError("；".join(left.values()) or "没有可以自动遮盖的地方，请改正文字，或者写明可以公开的理由")
    with transaction.atomic(durable=True):
        row = _opened(version, bytes(seen.content_hash), by, at)
        voided = void(row, by=by, at=at, reason="送审后遮盖") if row.state != State.DRAFT else 0
        for attachment, copy in copies.items():
            _exchange(row, attachment, copy, by, at)
        changed = tidied(masked_texts(content, mended))
        for name, value in changed.values().items():
            setattr(row, name, value)
        row.content_hash, row.revision = fingerprint(content_of(row)), row.revision + 1
        row.edited_by, row.edited_at = by, at
        move(row, Verb.EDIT, *changed.values(), "content_hash", "revision", "edited_by", "edited_at")
        done = {wanted[one.key].pk for one in mended}
        GateHit.objects.filter(pk__in=done).update(verdict=Verdict.MASKED, by=by, decided_at=at)
        facts = {"masked": len(done), "voided": voided, "revision": row.revision}
        tell(row, "mask", by=by, at=at, facts=facts, seals=SCREENING.stated(run))
    return Masked(row, len(done), tuple(left.values()))


def _opened(version: UUID, content_hash: bytes, by: Person, at: datetime) -> Version:
    row = locked(version)
    allowed(by, "item.draft", row, at)
    require(Verb.EDIT, row)
    if bytes(row.content_hash) != content_hash:
        raise GongkaiError("遮盖期间内容有改动，请重新检查后再遮盖")
    return row


def _copies(version: Version, hits: Collection[Placed]) -> tuple[dict[UUID, Examined], dict[str, str]]:
    """The masked copies by attachment, and by place in words what could not be copied."""
    copies: dict[UUID, Examined] = {}
    left: dict[str, str] = {}
    for attachment, paper in zip(version.attachments.all(), papers(version), strict=True):
        here = [one for one in hits if one.place.startswith(place_of(paper.name))]
        if not here:
            continue
        try:
            copies[attachment.pk] = examine(masked_paper(paper, here), paper.name)
        except GongkaiError as error:
            left[place_of(paper.name)] = f"{place_of(paper.name)}：{error}"
    return copies, left


def _exchange(version: Version, attachment: UUID, copy: Examined, by: Person, at: datetime) -> None:
    held = version.attachments.get(pk=attachment)
    file = enter(
        organ=version.organ, subject=subject(version.item_id), purpose=Purpose.OTHER, upload=copy, by=by, at=at
    )
    held.original_id, held.file, held.text = held.original_id or held.file_id, file, None
    held.save(update_fields=["original", "file", "text"])
