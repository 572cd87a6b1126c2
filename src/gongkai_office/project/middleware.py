"""What no page of the installation need look at."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

_NUL, _ESCAPED = "\0", "%00"


class NoNul:
    """No text may hold a NUL character, and the database refuses it as an error: what is asked is asked without it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer to the question without it; a path that has one leads nowhere."""
        if _NUL in request.path_info:
            if request.path_info.startswith("/api/"):
                return JsonResponse({"detail": "没有这个地址"}, status=404)
            raise Http404
        asked = request.META.get("QUERY_STRING", "")
        if _ESCAPED in asked:
            request.META["QUERY_STRING"] = asked.replace(_ESCAPED, "")
        return self.answer(request)
