"""Take a file out of a case's papers: it is shown no more, and stays with the reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.commands.attach import refuse_archived
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor, require_papers
from gongkai_office.cases.queries.enclosures import require_undecided
from gongkai_office.clock import day_of
from gongkai_office.files.commands.withdraw import withdraw
from gongkai_office.files.models import StoredFile
from gongkai_office.files.queries import one_of


def withdraw_paper(*, case: UUID, file: UUID, reason: str, by: Actor, at: datetime) -> StoredFile:
    """The withdrawn file. Raises GongkaiError, and StoredFile.DoesNotExist for a file of another case."""
    request = DisclosureRequest.objects.select_related("organ", "office").get(pk=case)
    require_papers(by, request, day_of(at))
    refuse_archived(request)
    found = one_of(subject(request), file)
    require_undecided(request, found.purpose)
    return withdraw(file=found.pk, reason=reason, by=by, at=at)
