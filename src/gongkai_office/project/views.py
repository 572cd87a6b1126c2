"""Pages of the installation itself."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return render(request, "home.html")


@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Whether database and storage answer: 200 with every part `ok`, else 503."""
    parts = {"database": _database(), "storage": _storage()}
    return JsonResponse(
        {name: "ok" if well else "failing" for name, well in parts.items()}, status=200 if all(parts.values()) else 503
    )


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def _storage() -> bool:
    try:
        default_storage.exists("healthz")
    except OSError:
        return False
    return True
