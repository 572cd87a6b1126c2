"""Put files to a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.procedure import Stage
from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.append import locked, subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor, require_papers
from gongkai_office.cases.queries.enclosures import require_undecided
from gongkai_office.clock import day_of
from gongkai_office.files.commands.hold import adopt
from gongkai_office.files.models import Purpose, StoredFile


@transaction.atomic(durable=True)
def attach(*, case: UUID, papers: Iterable[UUID], purpose: Purpose, by: Actor, at: datetime) -> list[StoredFile]:
    """Waiting files become the case's own; the same twice puts them there once.

    Raises GongkaiError without the right, in an archived case, and where a file waits no more.
    """
    request = locked(case)
    require_papers(by, request, day_of(at))
    refuse_archived(request)
    require_undecided(request, purpose)
    return adopt(ids=papers, organ=request.organ, subject=subject(request), by=by, at=at, purpose=purpose)


def refuse_archived(request: DisclosureRequest) -> None:
    """Pass a case whose file is open. Raises GongkaiError."""
    if request.stage == Stage.ARCHIVED.name:
        raise GongkaiError("本件已经归档，文件不能再增加或者撤下")
