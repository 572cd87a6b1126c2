"""Search over everything public; what is not found can be asked for."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from gongkai_office.clock import today
from gongkai_office.normative.queries.public import states
from gongkai_office.portal.information import place
from gongkai_office.portal.site import Column
from gongkai_office.portal.views.pages import page
from gongkai_office.search.models import Kind
from gongkai_office.search.queries import COUNTED, Narrowed, search, suggestions

FIND = Column("信息检索", "检索全部主动公开的政府信息", "检索,政府信息公开")
_SIZE = 20


class FindForm(forms.Form):
    """What is looked for, and within what. Anything unreadable is left aside, never refused: a link may be old."""

    q = forms.CharField(required=False, max_length=100)
    organ = forms.CharField(required=False, max_length=32)
    kind = forms.ChoiceField(required=False, choices=[("", "全部"), *Kind.choices])
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
    start = forms.IntegerField(required=False, min_value=0, max_value=COUNTED)


@require_safe
@conditional_page
def find(request: HttpRequest) -> HttpResponse:
    """What was found, newest or best first, with what was looked for marked."""
    form = FindForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    query, start = str(given.get("q") or ""), int(given.get("start") or 0)
    where = place(str(given.get("organ") or ""), today())
    narrowed = Narrowed(
        organ=where.organ if where else None,
        kind=Kind(given["kind"]) if given.get("kind") else None,
        day_from=given.get("since"),
        day_to=given.get("until"),
    )
    results = search(query, narrowed, start=start, size=_SIZE)
    documents = [one.page.ref for one in results.found if one.page.kind == Kind.NORMATIVE]
    standing = states(documents, today()) if documents else {}
    kept = request.GET.copy()
    kept.pop("start", None)
    facts = {
        "query": query,
        "given": given,
        "place": where,
        "kinds": Kind.choices,
        "results": results,
        "found": [(one, standing[one.page.ref].value if one.page.ref in standing else "") for one in results.found],
        "counted": COUNTED,
        "start": start,
        "kept": kept.urlencode(),
        "more": start + _SIZE if (results.total is None or start + _SIZE < results.total) and results.found else None,
        "back": max(start - _SIZE, 0) if start else None,
    }
    return page(request, "portal/find.html", FIND, facts)


@require_safe
@conditional_page
def titles(request: HttpRequest) -> HttpResponse:
    """Titles of what is public that contain the words typed so far, for the field to offer."""
    offered = suggestions(request.GET.get("q", "")[:100])
    return page(request, "portal/titles.html", FIND, {"titles": offered})
