"""A kept file on its way out: nothing in it can run in the office's name, and no browser keeps it.

Who may have it is for the caller to check before.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from gongkai_office.files.models import SealedFile
from gongkai_office.files.ranges import NoPartError, part
from gongkai_office.files.reading import content

_POLICY = "default-src 'none'; img-src 'self'; sandbox"


def published(request: HttpRequest, file: SealedFile, *, inline: bool = False) -> HttpResponse:
    """A file that is out, whole or the part that is asked for; a browser asks again each time whether it still is.

    `If-Range` gives the part only of the very file that was begun, `If-None-Match` spares one that is there already.
    Raises DamagedFileError.
    """
    seal = f'"{file.sha256}"'
    if seal in request.headers.get("If-None-Match", ""):
        return _told(HttpResponse(status=304), seal)
    wanted = request.headers.get("Range", "") if request.headers.get("If-Range", seal) == seal else ""
    try:
        asked = part(wanted, file.size)
    except NoPartError:
        nothing = _told(HttpResponse(status=416), seal)
        nothing["Content-Range"] = f"bytes */{file.size}"
        return nothing
    response = _told(download(file, inline=inline), seal)
    if asked:
        response.content = response.content[asked.first : asked.last + 1]
        response.status_code = 206
        response["Content-Range"] = f"bytes {asked.first}-{asked.last}/{file.size}"
    return response


def _told(response: HttpResponse, seal: str) -> HttpResponse:
    response["ETag"], response["Accept-Ranges"] = seal, "bytes"
    response["Cache-Control"] = "no-cache"
    return response


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
