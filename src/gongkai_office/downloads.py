"""A file that was made for whoever asks, as an answer that a browser keeps and does not show."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongkai.documents.media import Media

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": Media.DOCX.media_type,
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "pdf": Media.PDF.media_type,
    "xlsx": Media.XLSX.media_type,
}


def attached(content: bytes | str, name: str) -> HttpResponse:
    """The file under its name, whose ending says of what kind it is. Raises KeyError for one that we do not write."""
    answer = HttpResponse(content, content_type=_TYPES[name.rpartition(".")[2]])
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer
