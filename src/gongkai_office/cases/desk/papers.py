"""The files of a case as its page lists them: what for, how large, from whom, and what this reader may do with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.cases.procedure import Stage
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.accounts.queries import called
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import PUBLIC, may_in, may_keep_papers
from gongkai_office.cases.queries.enclosures import enclosures, is_fixed
from gongkai_office.cases.requesters import opened
from gongkai_office.cases.sealing import masked_identity, masked_name
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import of

_OTHERS = {PUBLIC: "申请人", SYSTEM: "系统"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One file. `guarded` says that opening it takes a reason; `opens` that this reader may open it at all.

    `passed` says that it may go out with a reply, `fixed` that it belongs to one that is signed.
    """

    file: StoredFile
    name: str
    who: str
    withdrawn_by: str
    guarded: bool
    opens: bool
    passed: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """The files of a case in the order they came, and whether this reader may add to them or withdraw one."""

    rows: tuple[Paper, ...]
    may_keep: bool


def papers(request: DisclosureRequest, person: Person, on: date) -> Papers:
    """What a person sees of a case's files; the requester's name is masked where it stands in the name of one."""
    files = list(of(subject(request), withdrawn=True))
    names, mask = _names(files), _mask(request) if files else str
    keeps, reveals = may_keep_papers(person, request, on), may_in(person, "case.reveal_identity", request, on)
    passed = {one.file.pk for one in enclosures(request) if one.passed} if files else set()
    rows = []
    for file in files:
        guarded = file.purpose == Purpose.IDENTITY
        opens = (reveals or not guarded) and (keeps or not file.withdrawn)
        name = file.get_purpose_display() if guarded or not opens else mask(file.shown_name)
        who, by = names.get(file.by, "系统"), names.get(file.withdrawn_by, "")
        rows.append(Paper(file, name, who, by, guarded, opens, file.pk in passed, is_fixed(request, file.purpose)))
    return Papers(tuple(rows), keeps and request.stage != Stage.ARCHIVED.name)


def enclosed(request: DisclosureRequest, person: Person, on: date) -> list[Paper]:
    """The files that go out with the reply, as a person sees them."""
    rows = papers(request, person, on).rows
    return [one for one in rows if one.file.purpose == Purpose.RECORD and not one.file.withdrawn]


def _mask(request: DisclosureRequest) -> Callable[[str], str]:
    """How the name of a file is shown: without the name and number of who asks, which take a reason to see."""
    try:
        who = opened(request.requester)
    except GongkaiError:
        return str
    told = {who.name: masked_name(who.name), who.identity_number: masked_identity(who.identity_number)}

    def masked(text: str) -> str:
        for secret, shown in told.items():
            text = text.replace(secret, shown) if secret else text
        return text

    return masked


def _names(files: Sequence[StoredFile]) -> dict[str, str]:
    """Who handed files in or withdrew them, by the name in their rows."""
    return _OTHERS | called(author for file in files for author in (file.by, file.withdrawn_by))
