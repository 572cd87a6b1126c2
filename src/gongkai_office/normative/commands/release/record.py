"""Locks, stages and journal lines that every verb of a release shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.commands.append import locked
from gongkai_office.normative.models import Progress, Release
from gongkai_office.normative.vouched import RELEASE


def held(release: UUID, *stages: Progress) -> Release:
    """A release whose document is locked until the transaction ends. Raises DocumentError in any other stage."""
    locked(Release.objects.values_list("document", flat=True).get(pk=release))
    row = Release.objects.select_related("organ", "document", "version", "by").get(pk=release)
    if row.progress not in stages:
        raise DocumentError(f"这份公布稿现在是“{Progress(row.progress).label}”，不能这样办理，请刷新页面")
    return row


def allowed(by: Person, row: Release, at: datetime) -> None:
    """Pass whoever keeps the library of the release's organ. Raises ForbiddenError."""
    require(by, "document.enter", row.organ, day_of(at))


def tell(
    row: Release,
    command: str,
    *,
    by: Person,
    at: datetime,
    reason: str = "",
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
) -> None:
    """The journal line of a verb, in the document's chain; it states the release as the verb left it."""
    facts = {"release": str(row.pk), **(facts or {})}
    vouch(RELEASE, row, f"release.{command}", by=str(by.pk), at=at, facts=facts, seals=seals, reason=reason)
