"""Note that somebody took a letter with the requester's name as a file."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import require_in
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def take_letter(*, case: UUID, letter: str, container: str, by: Person, at: datetime) -> None:
    """One line of the journal: who took which letter as what. Raises ForbiddenError."""
    request = DisclosureRequest.objects.select_related("organ", "office").get(pk=case)
    require_in(by, "case.reveal_identity", request, day_of(at))
    facts: dict[str, object] = {"taken_letter": letter, "container": container}
    write(
        organ=request.organ_id, subject=subject(request), command="case.letter-take", by=author(by), at=at, facts=facts
    )
