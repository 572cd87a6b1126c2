"""A paper written for whoever asks for it: Word or PDF on the official page, as a file to keep."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongkai.documents.papers import Paper, Volume
from gongkai.documents.writers import WriteError
from gongkai.documents.writers.papers import write_paper

TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""What a paper is written as, with its media type."""


def written(paper: Paper | Volume, container: str, title: str) -> HttpResponse:
    """The file, named by a title; where no font has one of its characters, the answer says so in words."""
    try:
        content = write_paper(paper, container)
    except WriteError as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(content, content_type=TYPES[container])
    named = content_disposition_header(as_attachment=True, filename=f"{title}.{container}")
    answer["Content-Disposition"] = named or "attachment"
    return answer
