"""Who else has a draft open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from gongkai_office.accounts.models import Person
from gongkai_office.publishing.models import Editing, Version

SILENT = timedelta(seconds=90)
"""A page that was not heard of for so long is closed; it says so every twenty seconds while it is open."""


def editors(version: Version, at: datetime, *, but: Person) -> list[Editing]:
    """Who has a version open beside somebody, the first to open it first."""
    return [one for one in _open([version.pk], at) if one.person_id != but.pk]


def editors_of(versions: Collection[Version], at: datetime) -> dict[UUID, str]:
    """By version the names of those who have it open; one query for a whole list."""
    names: dict[UUID, list[str]] = {}
    for one in _open([row.pk for row in versions], at):
        names.setdefault(one.version_id, []).append(one.person.name)
    return {key: "、".join(found) for key, found in names.items()}


def _open(versions: Collection[UUID], at: datetime) -> list[Editing]:
    rows = Editing.objects.filter(version__in=versions, heard__gte=at - SILENT)
    return list(rows.select_related("person").order_by("since", "pk"))
