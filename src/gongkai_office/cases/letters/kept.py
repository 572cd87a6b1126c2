"""Letters as their rows keep them: sealed with what they say, opened again, and sealed into the journal.

A letter names its addressee; so its text is kept sealed like a requester, and the journal knows a keyed hash of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.documents import letters
from gongkai_office.cases.models import Letter, LetterDraft, LetterVersion
from gongkai_office.journal.chain import canonical
from gongkai_office.sealing.hashes import keyed_hash
from gongkai_office.sealing.seals import Sealed, seal, unseal


@dataclass(frozen=True, slots=True)
class Written:
    """A version of a draft: the letter, None where nobody is written to, and the form it came from."""

    letter: letters.Letter | None
    given: Mapping[str, str]


def keep(row: Letter, letter: letters.Letter) -> None:
    """Put a letter into its row, which has its id already."""
    _keep(row, canonical(letters.to_dict(letter)))


def opened(row: Letter) -> letters.Letter:
    """The letter of a row. Raises SealError, KeyMissingError, LetterError."""
    return letters.from_dict(json.loads(content(row)))


def keep_version(row: LetterVersion, written: Written) -> None:
    """Put a version into its row, which has its id already."""
    letter = letters.to_dict(written.letter) if written.letter else None
    _keep(row, canonical({"letter": letter, "given": dict(written.given)}))


def opened_version(row: LetterVersion) -> Written:
    """The version of a row. Raises SealError, KeyMissingError, LetterError."""
    plain = json.loads(content(row))
    letter = plain["letter"]
    return Written(letters.from_dict(letter) if letter else None, plain["given"])


def content(row: Letter | LetterVersion) -> bytes:
    """What is sealed in a row. Raises SealError, KeyMissingError."""
    return unseal(Sealed(row.key_version, bytes(row.sealed)), bound_to=row.pk.bytes)


def reseal(row: Letter | LetterVersion) -> None:
    """Seal a row anew with the newest key."""
    _keep(row, content(row))


def letter_seal(row: Letter) -> str:
    """What the journal says of an issued letter: a keyed hash of its text and of what stands beside it."""
    beside: dict[str, object] = {
        "id": str(row.pk),
        "request": str(row.request_id),
        "entry": str(row.entry_id),
        "draft": str(row.draft_id),
        "kind": row.kind,
        "title": row.title,
        "number": row.number,
        "series": row.series,
        "year": row.year,
        "serial": row.serial,
        "dated": row.dated.isoformat(),
        "to_requester": row.to_requester,
    }
    return _hash(canonical(beside), content(row))


def version_seal(row: LetterVersion) -> str:
    """What the journal, and a signature, say of a version."""
    beside: dict[str, object] = {"id": str(row.pk), "draft": str(row.draft_id), "number": row.number}
    return _hash(canonical(beside), content(row))


def newest(draft: LetterDraft) -> LetterVersion:
    """The version of a draft as it stands."""
    return draft.versions.get(number=draft.version)


def _keep(row: Letter | LetterVersion, plain: bytes) -> None:
    sealed = seal(plain, bound_to=row.pk.bytes)
    row.key_version, row.sealed = sealed.version, sealed.value


def _hash(beside: bytes, text: bytes) -> str:
    return keyed_hash("journal", beside + b"\n" + text).hex()
