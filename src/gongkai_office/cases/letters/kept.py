"""Letters as their rows keep them: sealed with what they say, and opened again.

A letter names its addressee; so its text is kept sealed like a requester.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.documents import letters
from gongkai_office.cases.models import Letter, LetterDraft, LetterVersion
from gongkai_office.journal.chain import canonical
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


def newest(draft: LetterDraft) -> LetterVersion:
    """The version of a draft as it stands."""
    return draft.versions.get(number=draft.version)


def _keep(row: Letter | LetterVersion, plain: bytes) -> None:
    sealed = seal(plain, bound_to=row.pk.bytes)
    row.key_version, row.sealed = sealed.version, sealed.value
