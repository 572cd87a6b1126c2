"""The drafts of a case against its journal: how many versions, sent up by which entry, what became of each."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.cases.models import DraftState, LetterDraft
from gongkai_office.cases.verify.examined import Examined
from gongkai_office.journal.difference import Difference, Fault


def drafts(one: Examined) -> Iterator[Difference]:
    """Every difference in the drafts of a case; what their versions say is asked of the journal's seals."""
    for draft in one.row.drafts.all():
        yield from _draft(one, draft)


def _draft(one: Examined, draft: LetterDraft) -> Iterator[Difference]:
    mine = [line.facts for line in one.told("draft") if line.facts["draft"] == str(draft.pk)]
    up = [facts["entry"] for facts in mine if "entry" in facts]
    discarded = any(line.facts["discarded"] == str(draft.pk) for line in one.told("discarded"))
    expected = {
        "version": len(draft.versions.all()),
        "state": _state(one, draft, discarded=discarded),
        "entry": up[-1] if up else None,
    }
    found = {
        "version": draft.version,
        "state": DraftState(draft.state),
        "entry": str(draft.entry_id) if draft.entry_id else None,
    }
    for column, value in found.items():
        if value != expected[column]:
            yield one.differs(Fault.LETTER, f"答复书稿 {column}", expected[column], value)


def _state(one: Examined, draft: LetterDraft, *, discarded: bool) -> DraftState:
    if discarded:
        return DraftState.DISCARDED
    standing = (row.draft_id == draft.pk and not row.voided for row in one.row.letters.all())
    return DraftState.SIGNED if any(standing) else DraftState.WORKING
