"""The office's addresses and one more that does nothing: what Django itself costs, with every middleware of ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongkai_office.project.urls import urlpatterns as office


def bare(_request: HttpRequest) -> HttpResponse:
    """Two letters."""
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare), *office]
