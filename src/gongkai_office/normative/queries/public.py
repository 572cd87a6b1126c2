"""What the public may read of the library: documents with a published text, and that text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from gongkai.law.validity import DocumentState
from gongkai_office.normative.acts import Act
from gongkai_office.normative.ledger import standing, state_on
from gongkai_office.normative.models import Document, Entry, Version
from gongkai_office.organs.models import Organ


def out() -> QuerySet[Document]:
    """Every document of which a text was published, whatever its validity is now."""
    return Document.objects.filter(published__isnull=False, void=False).select_related("organ")


def newest_out(organ: Organ | None = None) -> QuerySet[Document]:
    """What is out, of one organ or of all, the text published last first."""
    rows = out().order_by("-published", "-pk")
    return rows.filter(organ=organ) if organ else rows


def public_document(key: UUID) -> Document | None:
    """A document that is out, or nothing."""
    return out().filter(pk=key).first()


def states(keys: Iterable[UUID], on: date) -> dict[UUID, DocumentState]:
    """Where documents stand on a day, by their ids; in one query."""
    return {row.pk: state_on(row, on) for row in out().filter(pk__in=list(keys))}


def public_texts(document: Document) -> list[Version]:
    """Its published versions, the newest first."""
    return list(document.versions.filter(published_on__isnull=False).order_by("-ordinal"))


def changed_by(document: Document) -> list[Entry]:
    """What amended, renewed or ended it, in order, with the document that did it where it is in the library."""
    acts = (Act.AMENDED, Act.RENEWED, Act.REPEALED, Act.LAPSED, Act.DECLARED_INVALID)
    lines = standing(document.entries.select_related("cause"))
    return [line for line in lines if line.act in acts]


def changes_of(document: Document) -> list[Entry]:
    """What it did itself to others that are out."""
    lines = document.caused.select_related("document").exclude(document__published=None).filter(document__void=False)
    return [line for line in lines if not line.voided_by.exists()]
