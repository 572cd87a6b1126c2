"""How every page of the portal is made: with its site, its column, and the way its reader wants it shown."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from gongkai_office.clock import today
from gongkai_office.portal.display import display
from gongkai_office.portal.information import Place, place
from gongkai_office.portal.scripts import traditional
from gongkai_office.portal.site import Column, site


def page(
    request: HttpRequest, template: str, column: Column, facts: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of a column."""
    shown = display(request)
    frame = {"site": site(request, today()), "column": column, "display": shown}
    response = render(request, template, {**frame, **(facts or {})}, status=status)
    if shown.traditional:
        response.content = traditional(response.content.decode()).encode()
    patch_vary_headers(response, ["Cookie"])
    return response


def placed(code: str) -> Place:
    """The organ whose pages an address names. Raises Http404."""
    found = place(code, today())
    if found is None:
        raise Http404
    return found
