"""A frozen version as it left the house, and whether the entries of that instant still give it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai_office.reporting.desk.sheet import sheets
from gongkai_office.reporting.queries.compute import Computed
from gongkai_office.reporting.queries.drift import recomputed
from gongkai_office.reporting.queries.frozen import report_of, versions
from gongkai_office.reporting.views.access import asked, officers


@officers
@require_safe
def version(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """The page of a version."""
    given = asked(request, code, year)
    found = versions(given.account).filter(number=number).first()
    if found is None:
        raise Http404
    kept = Computed(given.account, report_of(found), None, frozenset())
    context = {
        "given": given,
        "account": given.account,
        "version": found,
        "hash": bytes(found.hash).hex(),
        "links": {"books": given.link("books")},
        "tables": sheets(kept, (), lambda _address: ""),
        "changes": recomputed(given.account, found),
    }
    return render(request, "reporting/version.html", context)
