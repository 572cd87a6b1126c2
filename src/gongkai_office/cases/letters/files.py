"""A letter as a file to download: Word or PDF in the official layout."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpResponse

from gongkai.documents.letters import Letter
from gongkai.documents.writers.letters import LETTER_CONTAINERS, write_letter

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def download(letter: Letter, container: str) -> HttpResponse:
    """The file, named by title and number. Raises Http404 for a container that is none, WriteError."""
    if container not in LETTER_CONTAINERS:
        raise Http404
    answer = HttpResponse(write_letter(letter, container), content_type=_TYPES[container])
    name = quote(f"{letter.title}{letter.number or ''}.{container}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
