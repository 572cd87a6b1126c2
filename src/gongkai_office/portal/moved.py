"""Old addresses of a site that was imported lead to the items they became."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from gongkai_office.publishing.queries.imported import moved

_LONGEST = 500


class Moved:
    """Where nothing is found, asks whether something was there on the former site."""

    def __init__(self, following: Callable[[HttpRequest], HttpResponse]) -> None:
        self._following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or the way to where it stands now."""
        answer = self._following(request)
        asked = request.get_full_path()
        if answer.status_code != 404 or request.method not in ("GET", "HEAD") or len(asked) > _LONGEST:  # noqa: PLR2004
            return answer
        if request.path.startswith("/office/"):
            return answer
        there = moved(asked) or moved(request.path)
        return HttpResponsePermanentRedirect(there) if there else answer
