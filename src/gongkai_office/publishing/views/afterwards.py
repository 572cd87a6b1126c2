"""What went out before its reviews: by whom it is reviewed afterwards, a page at a time (待补审)."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.clock import today
from gongkai_office.ids import read_id
from gongkai_office.paging import paged
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.queries.afterwards import Wanted, counts, in_turn_of, lacking
from gongkai_office.publishing.queries.steps import waiting
from gongkai_office.publishing.views.bulk import ticket

_SIZE = 50
_KINDS = {"import": True, "urgent": False}


@guarded("item.read")
@require_safe
def afterwards(request: HttpRequest) -> HttpResponse:
    """Who may review ticks what they have read; everybody sees how much is left."""
    person, on = clerk(request), today()
    asked = {name: request.GET.get(name, "") for name in ("whose", "kind", "work")}
    wanted = Wanted(mine=asked["whose"] == "mine", brought=_KINDS.get(asked["kind"]), work=read_id(asked["work"]))
    rows = lacking(person, on, wanted)
    try:
        found = paged(rows, "published_at", "pk", after=request.GET.get("after", ""), size=_SIZE)
    except GongkaiError:
        found = paged(rows, "published_at", "pk", size=_SIZE)
    steps = waiting(found.rows, on)
    mine = in_turn_of(person, on, Version.objects.filter(pk__in=[row.pk for row in found.rows]))
    shown = [(row, step := steps.get(row.pk), ticket(row, step) if row.pk in mine else "") for row in found.rows]
    kept = urlencode({name: value for name, value in asked.items() if value})
    facts = {"rows": shown, "after": found.after, "kept": kept, "counts": counts(person, on), **asked}
    return render(request, "publishing/afterwards.html", {**facts, "tickets": any(one[2] for one in shown)})
