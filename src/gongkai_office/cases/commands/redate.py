"""Date an organ's open cases by the calendar as it is now, and say in the journal what moved."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.cases import projection
from gongkai_office.cases.commands.append import acting_day, dated, subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.queries.redating import Redating, behind, redating
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import calendar_of


@transaction.atomic(durable=True)
def redate(*, organ: Organ, by: Actor, at: datetime, reason: str = "") -> tuple[Redating, ...]:
    """The requests whose dates moved. Run again it changes nothing. Raises GongkaiError.

    Each moved request has a line in its own journal; one line on the organ tells of the whole.
    """
    require(by, "calendar.enter", organ, acting_day(at))
    calendar = calendar_of(organ)
    rows = list(behind(organ, calendar).select_for_update().prefetch_related("entries"))
    found = [redating(row, calendar) for row in rows]
    moved = tuple(one for one in found if one.moved)
    for one in found:
        projection.write(one.request, one.projection)
    DisclosureRequest.objects.bulk_update(rows, ["calendar_version", *projection.DATED], batch_size=500)
    for one in moved:
        _journal(one, by, at, reason)
    if rows:
        facts = {"calendar": calendar.version, "requests": len(rows), "moved": len(moved)}
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
            "moved": {column: [_plain(old), _plain(new)] for column, (old, new) in one.moved.items()},
            **dated(one.request),
        },
        reason=reason,
    )


def _plain(value: date | bool | None) -> object:  # noqa: FBT001  a column's value
    return value.isoformat() if isinstance(value, date) else value
