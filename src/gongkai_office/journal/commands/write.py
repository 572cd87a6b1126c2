"""Write one line of the journal, in the transaction of the command it tells of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection

from gongkai_office.journal.chain import GENESIS, digest, instant
from gongkai_office.journal.models import Line


def write(
    *,
    organ: UUID,
    subject: str,
    command: str,
    by: str,
    at: datetime,
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
    reason: str = "",
) -> Line:
    """Append a line to a subject's chain.

    `subject` is `kind:id`; `by` a person's id, `public` or `system`; `facts` plain JSON without personal data; `seals`
    states the rows it leaves behind (`journal.seals`).
    Lines of one subject are written one after the other: the subject is locked until the transaction ends.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the journal is written only inside the transaction of its command")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [subject])
    last = Line.objects.filter(subject=subject).order_by("-sequence").first()
    line = following(
        last, organ=organ, subject=subject, command=command, by=by, at=at, facts=facts, seals=seals, reason=reason
    )
    line.save(force_insert=True)
    return line


def following(
    last: Line | None,
    *,
    organ: UUID,
    subject: str,
    command: str,
    by: str,
    at: datetime,
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
    reason: str = "",
) -> Line:
    """The line after the last one of a subject, not stored yet.

    For whoever writes many at once: into new subjects, or with the rows of the subjects locked. A line that somebody
    else wrote meanwhile is found by the database, and the whole transaction undone.
    """
    _refuse_floats(facts)
    previous = bytes(last.hash) if last else GENESIS
    line = Line(
        organ=organ,
        subject=subject,
        sequence=last.sequence + 1 if last else 1,
        at=at,
        by=by,
        command=command,
        facts={**(facts or {}), **({"seals": dict(seals)} if seals else {})},
        reason=reason,
        previous=previous,
    )
    line.hash = digest(previous, content(line))
    return line


def _refuse_floats(facts: object) -> None:
    """A float may come back from the database as another text, and an honest line would fail its hash."""
    if isinstance(facts, float):
        raise TypeError("the journal takes whole numbers and texts; write an amount as a text")
    if isinstance(facts, Mapping):
        facts = list(facts.values())
    if isinstance(facts, list | tuple):
        for fact in facts:
            _refuse_floats(fact)


def content(line: Line) -> dict[str, object]:
    """What of a line its hash covers: everything but the hashes themselves."""
    return {
        "id": str(line.pk),
        "organ": str(line.organ),
        "subject": line.subject,
        "sequence": line.sequence,
        "at": instant(line.at),
        "by": line.by,
        "command": line.command,
        "facts": line.facts,
        "reason": line.reason,
    }
