"""What screens and other apps may ask about files."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, QuerySet

from gongkai_office.files.models import StoredFile, WaitingFile


def of(subject: str, *, withdrawn: bool = False) -> QuerySet[StoredFile]:
    """The files of a subject, oldest first; with those that were withdrawn where asked for."""
    rows = StoredFile.objects.filter(subject=subject)
    return rows if withdrawn else rows.filter(withdrawn_at__isnull=True)


def numbers(subjects: Iterable[str]) -> dict[str, int]:
    """How many files some subjects have; those without are left out."""
    rows = StoredFile.objects.filter(subject__in=list(subjects), withdrawn_at__isnull=True)
    return dict(rows.order_by().values_list("subject").annotate(Count("pk")))


def one_of(subject: str, file: UUID) -> StoredFile:
    """One file of a subject, withdrawn or not. Raises StoredFile.DoesNotExist also for a file of another subject."""
    return StoredFile.objects.select_related("organ").get(pk=file, subject=subject)


def waiting(ids: Iterable[UUID]) -> QuerySet[WaitingFile]:
    """The waiting files of a draft, as it knows their ids."""
    return WaitingFile.objects.filter(pk__in=list(ids))
