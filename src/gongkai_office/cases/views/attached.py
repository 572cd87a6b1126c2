"""A kept file on its way to somebody whose right to it was checked."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse

from gongkai_office.files.models import StoredFile
from gongkai_office.files.queries import one_of
from gongkai_office.files.serving import download


def kept_file(subject: str, file: UUID) -> HttpResponse:
    """The file of a subject. Raises Http404 for one of another subject, or one that was taken down."""
    try:
        found = one_of(subject, file)
    except StoredFile.DoesNotExist as error:
        raise Http404 from error
    if found.withdrawn:
        raise Http404
    return download(found)
