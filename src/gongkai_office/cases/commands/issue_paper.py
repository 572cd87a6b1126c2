"""Issue a paper of the house beside a case: a letter to an office that helps, a form of service, a sheet of review."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.cases.entries import EntryKind
from gongkai.cases.state import Case, voided
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import folded, locked, subject
from gongkai_office.cases.letters import issuing
from gongkai_office.cases.letters.issuing import Issue
from gongkai_office.cases.letters.notices import Notice
from gongkai_office.cases.models import DisclosureRequest, Entry, Letter
from gongkai_office.cases.policies import require_in
from gongkai_office.cases.vouched import LETTER
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def issue_paper(*, case: UUID, paper: Notice, rests_on: EntryKind, by: Person, at: datetime) -> Letter:
    """The paper, dated today, numbered where its kind carries a number.

    It is no act of the procedure and makes no entry; it goes with the newest standing entry of a kind, and is void
    with it. Raises GongkaiError, also where the case is archived.
    """
    request, on = locked(case), day_of(at)
    require_in(by, "case.handle", request, on)
    state = folded(request)
    if state.archived:
        raise GongkaiError("本件已经归档，不再制发文书")
    made = issuing.issue(request, state, _rested_on(request, state, rests_on), Issue(paper.letters), on=on)
    write(
        organ=request.organ_id,
        subject=subject(request),
        command="case.paper",
        by=str(by.pk),
        at=at,
        seals=LETTER.stated(*made),
    )
    return made[0]


def _rested_on(request: DisclosureRequest, case: Case, kind: EntryKind) -> Entry:
    dead = voided(case.entries)
    standing = [entry for entry in request.entries.order_by("sequence") if str(entry.pk) not in dead]
    found = [entry for entry in standing if entry.kind == kind]
    if not found:
        raise GongkaiError(f"本件还没有“{kind.label}”，不能制作这种文书")
    return found[-1]
