"""The organs whose annual reports a person may open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from gongkai_office.accounts.guard import clerk
from gongkai_office.clock import today
from gongkai_office.reporting.desk.waiting import matters
from gongkai_office.reporting.queries.overview import overview
from gongkai_office.reporting.views.access import officers


@officers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, and organs with the state of last year's books.

    Straight to the report where there is but one organ and nothing waits.
    """
    text, on = request.GET.get("text", "").strip(), today()
    person = clerk(request)
    found, waiting = overview(person, on, text=text), matters(person, on)
    if len(found.lines) == 1 and not text and not waiting:
        return redirect("reporting:report", found.lines[0].organ.code, on.year)
    return render(
        request,
        "reporting/index.html",
        {
            "lines": found.lines,
            "more": found.more,
            "text": text,
            "year": on.year,
            "last": on.year - 1,
            "matters": waiting,
        },
    )
