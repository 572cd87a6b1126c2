"""What waits at the publishing desk, and everything that was ever written there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded, organ_choices
from gongkai_office.clock import now, today
from gongkai_office.publishing.desk.clocks import dues
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.queries.afterwards import Wanted, counts, lacking
from gongkai_office.publishing.queries.desk import Narrowed, listed, readable, to_review
from gongkai_office.publishing.queries.editing import editors_of
from gongkai_office.publishing.queries.freshness import stale
from gongkai_office.publishing.queries.steps import by_due
from gongkai_office.publishing.views.bulk import ticket

_MOST, _SORTED = 50, 500


@guarded("item.read")
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """By whom something waits: my reviews, what came back, drafts with their clocks, what is ready, what was forced."""
    person, on = clerk(request), today()
    rows = readable(person, on).order_by("formed_on", "pk")
    drafts = list(rows.filter(state__in=[State.DRAFT, State.RETURNED])[:_MOST])
    facts = {
        "to_review": [(row, step, ticket(row, step)) for row, step in by_due(to_review(person, on), on)[:_MOST]],
        "drafts": list(zip(drafts, dues(drafts, on), _editing(drafts), strict=True)),
        "ready": rows.filter(state=State.APPROVED).order_by("planned_at")[:_MOST],
        "in_review": by_due(rows.filter(state=State.IN_REVIEW).order_by("edited_at")[:_SORTED], on)[:_MOST],
        "forced": lacking(person, on, Wanted(brought=False))[:_MOST],
        "afterwards": counts(person, on),
        "stale": stale(person, on)[:_MOST],
        "may_draft": organ_choices(person, "item.draft"),
        "may_import": organ_choices(person, "item.publish"),
        "may_manage": organ_choices(person, "catalogue.manage"),
    }
    return render(request, "publishing/work.html", facts)


def _editing(rows: list[Version]) -> list[str]:
    """Who has each draft open."""
    names = editors_of(rows, now())
    return [names.get(row.pk, "") for row in rows]


@guarded("item.read")
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """The newest version of every item, narrowed and paged."""
    person = clerk(request)
    state, text, after = (request.GET.get(name, "") for name in ("state", "text", "after"))
    narrowed = Narrowed(state=State(state) if state in set(State) else None, text=text.strip())
    try:
        found = listed(person, today(), narrowed, after=after)
    except GongkaiError:
        found = listed(person, today(), narrowed)
    kept = request.GET.copy()
    kept.pop("after", None)
    facts = {"rows": found.rows, "after": found.after, "states": State.choices, "kept": kept.urlencode()}
    return render(request, "publishing/items.html", {**facts, "state": state, "text": text})
