"""A kept file on its way out: nothing in it can run in the office's name, and no browser keeps it.

Who may have it is for the caller to check before.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from gongkai_office.files.models import SealedFile
from gongkai_office.files.reading import content

_POLICY = "default-src 'none'; img-src 'self'; sandbox"


def download(file: SealedFile, *, inline: bool = False) -> HttpResponse:
    """The file as an attachment; a picture or a video is shown in place where `inline` asks. Raises DamagedFileError.

    Everything else is always an attachment: a PDF may carry links and programs, and browsers show it outside
    the sandbox.
    """
    response = HttpResponse(content(file), content_type=file.media_type)
    attached = not (inline and (file.media.picture or file.media.moving))
    response["Content-Disposition"] = content_disposition_header(attached, file.name) or "attachment"
    response["Content-Security-Policy"] = _POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store, private"
    return response
