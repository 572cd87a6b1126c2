"""Date an organ's open cases by the calendar and the practice as they are now, and say in the journal what moved."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.cases import projection
from gongkai_office.cases.commands.append import dated, subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.queries.redating import Redating, basis, behind, redating
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.journal.seals import spelled
from gongkai_office.organs.models import Organ


@transaction.atomic(durable=True)
def redate(*, organ: Organ, by: Actor, at: datetime, reason: str = "") -> tuple[Redating, ...]:
    """The requests whose dates moved. Run again it changes nothing. Raises GongkaiError.

    Each moved request has a line in its own journal; one line on the organ tells of the whole.
    """
    require(by, "calendar.enter", organ, day_of(at))
    now = basis(organ)
    rows = behind(now).select_for_update(of=("self",)).prefetch_related("entries")
    found = [one for row in rows if (one := redating(row, now)).stale]
    moved = tuple(one for one in found if one.moved)
    for one in found:
        projection.write(one.request, one.projection)
    changed = [*projection.RESTS_ON, *projection.DATED]
    DisclosureRequest.objects.bulk_update([one.request for one in found], changed, batch_size=500)
    for one in moved:
        _journal(one, by, at, reason)
    if found:
        facts = {"calendar": now.calendar.version, "requests": len(found), "moved": len(moved)}
        write(
            organ=organ.pk,
            subject=f"calendar:{organ.pk}",
            command="calendar.redate",
            by=author(by),
            at=at,
            facts=facts,
            reason=reason,
        )
    return moved


def _journal(one: Redating, by: Actor, at: datetime, reason: str) -> None:
    write(
        organ=one.request.organ_id,
        subject=subject(one.request),
        command="case.redate",
        by=author(by),
        at=at,
        facts={
            "calendar": one.projection.calendar_version,
            "practice": one.projection.practice,
            "moved": {column: [spelled(old), spelled(new)] for column, (old, new) in one.moved.items()},
            **dated(one.request),
        },
        reason=reason,
    )
