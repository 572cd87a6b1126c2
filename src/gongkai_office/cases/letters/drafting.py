"""The draft of a reply as rows: every version is kept, the newest is the one that is sent up and signed."""

from __future__ import annotations

from datetime import datetime

from gongkai.documents import letters
from gongkai.errors import GongkaiError
from gongkai_office.accounts.queries import author
from gongkai_office.cases.letters import kept
from gongkai_office.cases.letters.kept import Written
from gongkai_office.cases.models import DisclosureRequest, DraftState, Entry, LetterDraft, LetterVersion, PaperKind
from gongkai_office.cases.policies import Actor
from gongkai_office.ids import new_id


def working(request: DisclosureRequest, paper: PaperKind = PaperKind.REPLY) -> LetterDraft | None:
    """The draft of a paper that is being worked on, if there is one."""
    return request.drafts.filter(state=DraftState.WORKING, paper=paper).first()


def sent_up(entry: Entry) -> LetterDraft | None:
    """The draft that an entry sent up; None for a reply without a letter of ours."""
    return entry.drafts.first()


def require_unchanged(request: DisclosureRequest, seen: int, paper: PaperKind = PaperKind.REPLY) -> LetterDraft:
    """The working draft, where it is still the version somebody saw. Raises GongkaiError."""
    draft = working(request, paper)
    if draft is None:
        raise GongkaiError(f"本件现在没有{paper.label}稿，请先拟稿")
    if draft.version != seen:
        raise GongkaiError(f"{paper.label}稿在您打开以后有人修改过，请重新打开，核对后再办")
    return draft


def add_version(
    request: DisclosureRequest, written: Written, *, by: Actor, at: datetime, paper: PaperKind = PaperKind.REPLY
) -> LetterVersion:
    """The next version of the working draft, which is made where there is none."""
    draft = working(request, paper)
    draft = draft or LetterDraft.objects.create(request=request, organ_id=request.organ_id, paper=paper)
    draft.version += 1
    row = LetterVersion(id=new_id(), draft=draft, organ_id=request.organ_id, number=draft.version, by=author(by), at=at)
    kept.keep_version(row, written)
    row.save(force_insert=True)
    draft.save(update_fields=["version"])
    return row


def letter_of(draft: LetterDraft) -> letters.Letter:
    """The letter as it stands. Raises GongkaiError for a version that has none."""
    letter = kept.opened_version(kept.newest(draft)).letter
    if letter is None:
        raise GongkaiError("本件没有答复书稿，请先拟稿")
    return letter


def facts(row: LetterVersion) -> dict[str, object]:
    """What the journal says of a version."""
    return {"draft": str(row.draft_id), "version": row.number}


def restand(request: DisclosureRequest) -> None:
    """Let drafts stand as their letters do after an entry was voided: what was signed can be signed again."""
    for draft in request.drafts.exclude(state=DraftState.DISCARDED):
        signed = draft.letters.filter(voided=False).exists()
        draft.state = DraftState.SIGNED if signed else DraftState.WORKING
        draft.save(update_fields=["state"])
