"""Run the gate over a version, and decide about what it found."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.gate.looking import Looked, Placed, rules
from gongkai_office.ids import new_id
from gongkai_office.publishing.commands.record import allowed, locked, tell
from gongkai_office.publishing.content import content_of
from gongkai_office.publishing.gate import look
from gongkai_office.publishing.indexing import papers
from gongkai_office.publishing.models import FROZEN, GateHit, Screening, State, Verdict, Version
from gongkai_office.publishing.vouched import SCREENING

_LONGEST = 200


def screen(*, version: UUID, screener: Screener, at: datetime) -> Screening:
    """The run and its hits. Who had overruled a hit before need not do so again while it stays as it is.

    The looking takes its time and is done before anything is locked. Raises GongkaiError where the content changed
    meanwhile.
    """
    seen = Version.objects.get(pk=version)
    found = look(content_of(seen), screener, papers(seen))
    with transaction.atomic(durable=True):
        row = locked(version)
        if bytes(row.content_hash) != bytes(seen.content_hash):
            raise GongkaiError("检查期间内容有改动，请重新检查")
        run = keep_look(row, found, screener, at)
        tell(row, "screen", by="system", at=at, seals=SCREENING.stated(run))
    return run


def keep_look(version: Version, found: Looked, screener: Screener, at: datetime) -> Screening:
    """The run with its hits, of a look at the content as it stands; inside the transaction of its verb."""
    run = Screening.objects.create(
        version=version, content_hash=version.content_hash, rules=rules(screener), at=at, notes=list(found.notes)
    )
    before = {bytes(hit.key): hit for hit in _overruled(version, run)}
    masked = _masked(version, run)
    GateHit.objects.bulk_create(_hit(run, one, before.get(one.key)) for one in found.hits)
    GateHit.objects.bulk_create(masked)
    return run


@transaction.atomic(durable=True)
def overrule(*, hit: UUID, by: Person, at: datetime, reason: str) -> GateHit:
    """The hit, let through by somebody with their name and reason. Raises GongkaiError."""
    if not reason.strip():
        raise GongkaiError("请写明可以公开的理由，例如：本单位公开的咨询电话")
    row = GateHit.objects.select_related("screening").get(pk=hit)
    version = locked(row.screening.version_id)
    allowed(by, "item.draft", version, at)
    if version.state in FROZEN and version.state != State.PUBLISHED:
        raise GongkaiError("这一版已经不在公开，不需要再处理")
    row.verdict, row.by, row.decided_at, row.reason = Verdict.OVERRULED, by, at, reason.strip()
    row.save(update_fields=["verdict", "by", "decided_at", "reason"])
    tell(
        version,
        "overrule",
        by=by,
        at=at,
        facts={"hit": str(row.pk), "sort": row.sort},
        reason=reason,
        seals=SCREENING.stated(row.screening),
    )
    return row


def _overruled(version: Version, run: Screening) -> list[GateHit]:
    """What somebody answered for in the run before this one, in this version or an earlier one."""
    last = Screening.objects.filter(version__item=version.item_id).exclude(pk=run.pk).order_by("at", "pk").last()
    return list(last.hits.filter(verdict=Verdict.OVERRULED)) if last else []


def _masked(version: Version, run: Screening) -> list[GateHit]:
    """What was masked in this version before, told on in the next run, so that its review form names who did."""
    last = version.screenings.exclude(pk=run.pk).order_by("at", "pk").last()
    masked = list(last.hits.filter(verdict=Verdict.MASKED)) if last else []
    for hit in masked:
        hit.pk, hit.screening = new_id(), run
        hit._state.adding = True  # noqa: SLF001  a copy
    return masked


def _hit(run: Screening, one: Placed, before: GateHit | None) -> GateHit:
    hit = GateHit(
        screening=run,
        key=one.key,
        place=one.place[:_LONGEST],
        sort=one.hit.sort.value,
        severity=one.hit.severity.value,
        masked=one.hit.masked[:_LONGEST],
        message=one.words[:400],
    )
    if before:
        hit.verdict, hit.by, hit.decided_at, hit.reason = before.verdict, before.by, before.decided_at, before.reason
    return hit
