"""Look again at a text and its interpretations that are out, by the lists and rules of today (回头看)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.gate.commands.look_back import Answer, Out, keep, stand
from gongkai_office.gate.models import LookBack
from gongkai_office.journal.chain import instant
from gongkai_office.normative.models import Release
from gongkai_office.normative.queries.releases import KIND
from gongkai_office.normative.releasing import looked_into
from gongkai_office.normative.vouched import subject


def look_back(*, release: Release, screener: Screener, at: datetime) -> LookBack:
    """The look. What was answered for before it went out stays answered for. Raises GongkaiError."""
    answered = {
        bytes(hit.key).hex(): Answer(str(hit.by_id), instant(hit.decided_at), hit.reason)
        for hit in release.hits.exclude(by=None)
        if hit.decided_at
    }
    title = release.version.title if release.version else release.document.title
    out = Out(release.organ, subject(release.document_id), f"{KIND}:{release.pk}", title)
    return keep(of=out, found=looked_into(release, screener), screener=screener, at=at, answered=answered)


def let_stand(*, look: UUID, key: str, by: Person, at: datetime, reason: str) -> LookBack:
    """The look with one finding answered for. Raises ForbiddenError, GongkaiError."""
    require(by, "document.enter", LookBack.objects.select_related("organ").get(pk=look).organ, day_of(at))
    return stand(look=look, key=key, by=by, at=at, reason=reason)
