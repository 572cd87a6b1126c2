"""What a version says, as one value: what an editor hands in, and what reviewers sign."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from gongkai_office.journal.chain import canonical, instant
from gongkai_office.publishing.cleaning import cleaned
from gongkai_office.publishing.illustrations import kept
from gongkai_office.publishing.metadata import Attribute, Genre, Theme
from gongkai_office.publishing.models import Version


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An attachment as a reviewer answers for it: the name it is read under, and exactly these bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything of a version that a reader sees or a reviewer answers for; the names are the table's columns.

    `body` is cleaned HTML (`publishing.cleaning`). `attachments` stand in a table of their own.
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
    attachments: tuple[Enclosure, ...] = ()

    def values(self) -> dict[str, object]:
        """The content by column."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = tuple(field.name for field in fields(Content) if field.name != "attachments")
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
    return Content(**{name: getattr(version, name) for name in COLUMNS}, attachments=enclosed(version))


def with_own_pictures(content: Content) -> Content:
    """The content without pictures in its text that are none of its attachments."""
    return replace(content, body=kept(content.body, {one.sha256 for one in content.attachments}))


def enclosed(version: Version) -> tuple[Enclosure, ...]:
    """The attachments of a version, in their order."""
    rows = version.attachments.values_list("name", "file__sha256").order_by("position")
    return tuple(Enclosure(name, sha256) for name, sha256 in rows)


def fingerprint(content: Content) -> bytes:
    """The SHA-256 of a content: what reviewers sign, and what never changes once it is out."""
    told = {name: _plain(value) for name, value in content.values().items()}
    if content.attachments:
        told["attachments"] = [[one.name, one.sha256] for one in content.attachments]
    return hashlib.sha256(canonical(told)).digest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return instant(value)
    return value.isoformat() if isinstance(value, date) else value
