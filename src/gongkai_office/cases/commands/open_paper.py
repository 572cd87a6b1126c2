"""Open a file of a case: whoever reads the case, identity documents only for few, for a reason, each look told of."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import Actor, require_in, require_papers
from gongkai_office.clock import day_of
from gongkai_office.files.commands.look import look
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import one_of


def open_paper(*, case: UUID, file: UUID, by: Actor, at: datetime, reason: str = "") -> StoredFile:
    """The file, which may be handed out now. Raises GongkaiError, StoredFile.DoesNotExist for one of another case.

    A withdrawn file opens only for those who may withdraw it.
    """
    request = DisclosureRequest.objects.select_related("organ", "office").get(pk=case)
    require_in(by, "case.read", request, day_of(at))
    paper = one_of(subject(request), file)
    if paper.withdrawn:
        require_papers(by, request, day_of(at))
    if paper.purpose == Purpose.IDENTITY:
        require_in(by, "case.reveal_identity", request, day_of(at))
        if not reason.strip():
            raise GongkaiError("查看身份证明应当写明事由")
        look(file=paper, by=by, at=at, reason=reason.strip())
    return paper
