"""A letter as a file to download: Word or PDF in the official layout."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from gongkai.documents.letters import Letter
from gongkai.documents.writers.letters import LETTER_CONTAINERS, write_letter
from gongkai_office.downloads import attached


def download(letter: Letter, container: str) -> HttpResponse:
    """The file, named by title and number. Raises Http404 for a container that is none, WriteError."""
    if container not in LETTER_CONTAINERS:
        raise Http404
    return attached(write_letter(letter, container), f"{letter.title}{letter.number or ''}.{container}")
