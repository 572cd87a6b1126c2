"""What a version says, as one value: what an editor hands in, and what reviewers sign."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from gongkai_office.journal.chain import canonical, instant
from gongkai_office.publishing.cleaning import cleaned
from gongkai_office.publishing.metadata import Attribute, Genre, Theme
from gongkai_office.publishing.models import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything of a version that a reader sees or a reviewer answers for; the names are the table's columns.

    `body` is cleaned HTML (`publishing.cleaning`).
    """

    title: str
    formed_on: date
    body: str = ""
    summary: str = ""
    document_number: str = ""
    genre: Genre = Genre.OTHER
    theme: Theme = Theme.GENERAL
    keywords: str = ""
    audience: str = "全社会"
    source: str = ""
    author: str = ""
    changed_on: date | None = None
    attribute: Attribute = Attribute.PUBLIC
    attribute_reason: str = ""
    planned_at: datetime | None = None
    expires_on: date | None = None

    def values(self) -> dict[str, object]:
        """The content by column."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = tuple(field.name for field in fields(Content))
"""The columns of a version that are its content."""


def tidied(content: Content) -> Content:
    """A content as it may be kept: its body cleaned, no blanks around its short texts. Raises GongkaiError."""
    return replace(
        content,
        title=content.title.strip(),
        body=cleaned(content.body),
        document_number=content.document_number.strip(),
        source=content.source.strip(),
        attribute_reason=content.attribute_reason.strip(),
    )


def content_of(version: Version) -> Content:
    """The content of a version as stored."""
    return Content(**{name: getattr(version, name) for name in COLUMNS})


def fingerprint(content: Content) -> bytes:
    """The SHA-256 of a content: what reviewers sign, and what never changes once it is out."""
    return hashlib.sha256(canonical({name: _plain(value) for name, value in content.values().items()})).digest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return instant(value)
    return value.isoformat() if isinstance(value, date) else value
