"""Letters as a page shows them: block by block, with the requester's name as it may be shown, and what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher

from gongkai.cases.entries import Applicant
from gongkai.cases.state import Case
from gongkai.documents import letters
from gongkai.documents.letters import Form, Letter, Listing
from gongkai.documents.letters.edits import called
from gongkai.errors import GongkaiError
from gongkai_office.approvals.models import Version
from gongkai_office.cases.desk.timeline import names_of
from gongkai_office.cases.letters import drafting, issued, issuing, kept
from gongkai_office.cases.letters.notices import Notice
from gongkai_office.cases.letters.occasion import Occasion, occasion
from gongkai_office.cases.letters.replies import Reply, built
from gongkai_office.cases.models import DisclosureRequest, DraftState, LetterDraft, LetterVersion, PaperKind
from gongkai_office.cases.models import Letter as Row
from gongkai_office.cases.requesters import opened, shown_name


@dataclass(frozen=True, slots=True)
class Block:
    """One block: what it is called towards a person, whether it can be edited, and its text, items or rows."""

    key: str
    label: str
    locked: bool
    text: str
    items: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter as a page shows it, with a clause for each thing it lacks."""

    letter: Letter
    blocks: tuple[Block, ...]
    lacks: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The title with the organ's name, as it is printed."""
        return f"{self.letter.organ}{self.letter.title}"

    @property
    def signed_below(self) -> bool:
        """Whether organ and date stand below the text."""
        return letters.signed_below(self.letter)

    @property
    def slip(self) -> Block | None:
        """The reply slip."""
        return _block(self.letter.slip.form) if self.letter.slip else None


@dataclass(frozen=True, slots=True)
class Change:
    """One block as it was and as it is; either may be empty."""

    label: str
    before: str
    after: str


def sheet(letter: Letter, request: DisclosureRequest, lacks: Sequence[str] = (), *, whole: bool = False) -> Sheet:
    """A letter to look at; the requester's name is masked unless `whole`."""
    shown = letter if whole else masked(letter, request)
    return Sheet(shown, tuple(_block(block) for block in shown.blocks), tuple(lacks))


def masked(letter: Letter, request: DisclosureRequest) -> Letter:
    """The letter with the requester's name as lists show it."""
    row = request.requester
    name = opened(row).name.strip()
    return issued.masked(letter, name, shown_name(Applicant(row.kind), name)) if name else letter


def foreseen(paper: Reply | Notice | None, request: DisclosureRequest, case: Case, *, on: date) -> dict[str, object]:
    """The letters that a form would make: `sheets`, or `unwritten` with the reason why there are none yet."""
    if paper is None:
        return {}
    about = occasion(request, case, on)
    try:
        drafts = (built(paper, about),) if isinstance(paper, Reply) else tuple(paper.letters(about))
        return {"sheets": [sheet(letter, request, issuing.lacks(letter, about)) for letter in drafts]}
    except GongkaiError as error:
        return {"unwritten": str(error)}


def working(request: DisclosureRequest, case: Case, *, on: date) -> Sheet | None:
    """The draft as it stands, with what it lacks."""
    draft = drafting.working(request)
    if draft is None:
        return None
    letter = drafting.letter_of(draft)
    return sheet(letter, request, lacking(letter, occasion(request, case, on)))


def drafts_beside(request: DisclosureRequest) -> list[LetterDraft]:
    """The drafts of decisions told beside the reply that are being worked on."""
    return list(request.drafts.filter(state=DraftState.WORKING).exclude(paper=PaperKind.REPLY))


def lacking(letter: Letter, about: Occasion) -> tuple[str, ...]:
    """What a draft lacks before it can go up."""
    return issuing.lacks(letter, about)


def rows(request: DisclosureRequest) -> list[Row]:
    """The issued letters of a case, the newest first."""
    return list(request.letters.select_related("entry").order_by("-pk"))


def is_letterless(request: DisclosureRequest, case: Case) -> bool:
    """Whether a reply was signed for which no letter was written here, as one taken over from elsewhere."""
    signed = case.signed or (case.closed and not case.withdrawn)
    return bool(signed) and not issued.replies(request).exists()


def since(seen: Version | None, request: DisclosureRequest) -> tuple[Change, ...]:
    """What changed in the draft since somebody saw a version of it; nothing where they never did."""
    draft, before = drafting.working(request), _version(seen)
    if draft is None or before is None:
        return ()
    old, new = kept.opened_version(before).letter, kept.opened_version(kept.newest(draft)).letter
    if old is None or new is None:
        return ()
    return tuple(_changes(masked(old, request), masked(new, request)))


def told(versions: Iterable[LetterVersion]) -> list[tuple[int, str, datetime]]:
    """Who wrote which version when."""
    found = list(versions)
    names = names_of(version.by for version in found)
    return [(version.number, names.get(version.by, version.by), version.at) for version in found]


def _version(seen: Version | None) -> LetterVersion | None:
    kind, _, key = seen.reference.partition(":") if seen else ("", "", "")
    return LetterVersion.objects.filter(pk=key).first() if kind == "letter" else None


def _changes(old: Letter, current: Letter) -> Iterator[Change]:
    before, after = [_block(block) for block in old.blocks], [_block(block) for block in current.blocks]
    was, now = ([f"{block.key}\n{block.text}" for block in blocks] for blocks in (before, after))
    for kind, i, j, k, m in SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for place in range(max(j - i, m - k)):
            gone = before[i:j][place : place + 1]
            new = after[k:m][place : place + 1]
            label = (*new, *gone)[0].label
            yield Change(label, "".join(one.text for one in gone), "".join(one.text for one in new))


def _block(block: letters.Block) -> Block:
    label = called(block)
    if isinstance(block, Listing):
        return Block(block.key, label, block.locked, block.text, items=block.items)
    if isinstance(block, Form):
        return Block(block.key, label, block.locked, block.text, header=block.header, rows=block.rows)
    return Block(block.key, label, block.locked, block.text)
