"""The organs whose annual reports a person may open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from gongkai_office.accounts.guard import clerk
from gongkai_office.clock import today
from gongkai_office.reporting.queries.overview import overview
from gongkai_office.reporting.views.access import officers


@officers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Organs with the state of last year's books; straight to the report where there is but one organ."""
    text, on = request.GET.get("text", "").strip(), today()
    found = overview(clerk(request), on, text=text)
    if len(found.lines) == 1 and not text:
        return redirect("reporting:report", found.lines[0].organ.code, on.year)
    return render(
        request,
        "reporting/index.html",
        {"lines": found.lines, "more": found.more, "text": text, "year": on.year, "last": on.year - 1},
    )
