"""What no page of the installation need look at."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

_NUL, _NUL_ESCAPED = "\0", "%00"


class NoNul:
    """An address with a NUL character names nothing: no text may hold one, and the database refuses it as an error."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """404 for a page; for programs 400 with the reason."""
        if _NUL not in request.path_info and _NUL_ESCAPED not in request.META.get("QUERY_STRING", ""):
            return self.answer(request)
        if request.path_info.startswith("/api/"):
            return JsonResponse({"detail": "地址中不能有 NUL 字符（%00），请去掉后再试"}, status=400)
        raise Http404
