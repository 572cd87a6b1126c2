"""Pages of the installation itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai_office.project.health import health


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return render(request, "home.html")


@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """How every part of the installation is: 200 where it can serve, else 503."""
    found = health()
    answer = JsonResponse(found.parts, status=200 if found.well else 503, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "no-store"
    return answer
