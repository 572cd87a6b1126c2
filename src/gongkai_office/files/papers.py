"""A paper written for whoever asks for it: Word or PDF on the official page, as a file to keep."""

from __future__ import annotations

from django.http import HttpResponse

from gongkai.documents.papers import Paper, Volume
from gongkai.documents.writers import WriteError
from gongkai.documents.writers.papers import write_paper
from gongkai_office.downloads import attached


def written(paper: Paper | Volume, container: str, title: str) -> HttpResponse:
    """The file, named by a title; where no font has one of its characters, the answer says so in words."""
    try:
        content = write_paper(paper, container)
    except WriteError as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    return attached(content, f"{title}.{container}")
