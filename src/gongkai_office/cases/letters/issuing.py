"""Issuing: a letter gets its number and day, is checked once more, and becomes a row that is never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.cases.state import Case
from gongkai.documents import letters
from gongkai.documents.letters import DocumentNumber, LetterError
from gongkai.law.outcomes import LetterKind
from gongkai_office.cases.letters import kept
from gongkai_office.cases.letters.occasion import Occasion, occasion
from gongkai_office.cases.models import DisclosureRequest, Entry, Letter, LetterDraft
from gongkai_office.ids import new_id
from gongkai_office.organs.commands.number import next_number
from gongkai_office.organs.queries import name_on

REPLIES, NOTICES, OUTWARD = "公开答", "公开告", "公开函"
SERIES = (REPLIES, NOTICES, OUTWARD)
"""The series of numbers: replies, notices to the requester, letters to others (law.md §4.3)."""

_OUTWARD = frozenset(
    {
        LetterKind.THIRD_PARTY_CONSULTATION,
        LetterKind.THIRD_PARTY_TOLD,
        LetterKind.ORGAN_CONSULTATION,
        LetterKind.SERVICE_RECORD,
        LetterKind.REVIEW_SHEET,
    }
)
"""Kinds that do not go to the requester."""

_UNBOUND = frozenset({LetterKind.RECEIPT, LetterKind.SERVICE_RECORD, LetterKind.REVIEW_SHEET})
"""Kinds that say nothing of the organ's address, of reconsideration or of a court."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Letters that go out with an entry: made from the case as it stood before it, or from a signed draft."""

    write: Callable[[Occasion], Sequence[letters.Letter]]
    draft: LetterDraft | None = None


def issue(
    request: DisclosureRequest, state: Case, entry: Entry, what: Issue, *, on: date | None = None
) -> tuple[Letter, ...]:
    """The letters of an entry, numbered, checked and kept. Raises GongkaiError that names everything missing.

    They bear the entry's day, or `on` where they are made later and only rest on it.
    """
    about = occasion(request, state, on or entry.on)
    return tuple(_issued(letter, about, entry, what.draft) for letter in what.write(about))


def lacks(letter: letters.Letter, about: Occasion) -> tuple[str, ...]:
    """What keeps a letter from going up or out, one clause each; empty where nothing does."""
    return (*_office(letter, about), *letters.gaps(letter, about.practice))


def require_whole(letter: letters.Letter, about: Occasion) -> None:
    """Pass a letter that lacks nothing. Raises LetterError that names everything missing."""
    if missing := lacks(letter, about):
        raise LetterError(f"《{letter.title}》还不完整：{'；'.join(missing)}")


def _office(letter: letters.Letter, about: Occasion) -> Iterator[str]:
    if letter.kind not in _UNBOUND:
        yield from about.lacking()


def _issued(letter: letters.Letter, about: Occasion, entry: Entry, draft: LetterDraft | None) -> Letter:
    require_whole(letter, about)
    number = _numbered(letter, about)
    signed = letters.sign(letter, number=number, on=about.on, practice=about.practice)
    letters.check(signed, about.practice)
    row = Letter(
        id=new_id(),
        request=about.request,
        organ=about.answering,
        entry=entry,
        draft=draft,
        kind=signed.kind.value,
        title=signed.title,
        number=str(number or ""),
        series=_series(signed.kind) if number else "",
        year=number.year if number else None,
        serial=number.serial if number else None,
        dated=signed.dated,
        to_requester=signed.kind not in _OUTWARD,
    )
    kept.keep(row, signed)
    row.save(force_insert=True)
    return row


def _numbered(letter: letters.Letter, about: Occasion) -> DocumentNumber | None:
    if not letters.numbered(letter):
        return None
    organ, series, year = about.answering, _series(letter.kind), about.on.year
    serial = next_number(organ=organ, series=series, year=year)
    return DocumentNumber(f"{name_on(organ, about.on).short}{series}", year, serial)


def _series(kind: LetterKind) -> str:
    if kind.is_reply:
        return REPLIES
    return OUTWARD if kind in _OUTWARD else NOTICES
