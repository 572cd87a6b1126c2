"""What the open interface takes and gives, field by field; the names are a promise (contract §4)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Schema


class Trouble(Schema):
    """Why there is no answer, in one sentence."""

    detail: str


class OrganOut(Schema):
    """An organ: its code, its name of today, where it stands in the tree."""

    code: str
    name: str
    level: str
    region: str
    parent: str | None


class OrganPage(Schema):
    """Some organs."""

    results: list[OrganOut]
    next: str


class ItemOut(Schema):
    """A published item."""

    index_number: str
    title: str
    organ: str
    document_number: str
    genre: str
    theme: str
    keywords: list[str]
    audience: str
    source: str
    summary: str
    formed_on: date
    changed_on: date | None
    published_at: datetime
    expires_on: date | None
    version: int
    url: str


class ColumnOut(Schema):
    """A column of a catalogue; `code` is the statute's own on the first level."""

    code: str
    name: str


class ItemFull(ItemOut):
    """A published item with its text (cleaned HTML), its columns and the fingerprint of its content."""

    columns: list[ColumnOut]
    body: str
    sha256: str


class ItemPage(Schema):
    """Some items, the newest first."""

    results: list[ItemOut]
    next: str


class DocumentOut(Schema):
    """A normative document; `validity` is that of today."""

    registration: str
    number: str
    title: str
    kind: str
    organ: str
    issued: date
    in_force_from: date
    until: date | None
    validity: str


class DocumentPage(Schema):
    """Some normative documents, the newest first."""

    results: list[DocumentOut]
    next: str


class ConsultationOut(Schema):
    """A call for comments; `standing` is that of today, `answered_on` when its result was told."""

    title: str
    organ: str
    kind: str
    opens_on: date
    closes_on: date
    standing: str
    answered_on: date | None
    url: str


class ConsultationPage(Schema):
    """Some calls for comments, the last opened first."""

    results: list[ConsultationOut]
    next: str


class RegisterOut(Schema):
    """A public line of a register; what `fields` there are, the schema of its data set tells (`/open/`)."""

    number: str
    organ: str
    decided_on: date
    published_on: date | None
    fields: dict[str, str]


class RegisterPage(Schema):
    """Some lines, the last decided first."""

    results: list[RegisterOut]
    next: str


class CorrectionOut(Schema):
    """A figure that was corrected after publication."""

    address: str
    label: str
    was: str
    now: str


class ReportOut(Schema):
    """A published annual report: the page, the record as JSON, the corrections announced since.

    `own` says that it states the organ's own figures alone, without those of the organs below it.
    """

    organ: str
    year: int
    own: bool
    title: str
    published_at: datetime
    sha256: str
    url: str
    data: str
    corrections: list[CorrectionOut]


class ReportPage(Schema):
    """Some annual reports, the newest first."""

    results: list[ReportOut]
    next: str


class Paging(Schema):
    """Which page: where it begins (`after` is a page's own `next`), and how long it is."""

    after: str = ""
    size: int = 50


class Asked(Paging):
    """Which items: of one organ, of one column, published between two days."""

    organ: str = ""
    column: UUID | None = None
    since: date | None = None
    until: date | None = None
