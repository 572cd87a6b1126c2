"""What waits at the publishing desk, and everything that was ever written there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded, organ_choices
from gongkai_office.accounts.models import Person
from gongkai_office.clock import now, today
from gongkai_office.publishing.desk.acts import ACTS, closed
from gongkai_office.publishing.desk.clocks import due
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.queries.desk import Narrowed, forced, listed, readable, to_review

_MOST = 50


@guarded("item.read")
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """By whom something waits: my reviews, what came back, drafts with their clocks, what is ready, what was forced."""
    person, on = clerk(request), today()
    rows = readable(person, on).order_by("formed_on", "pk")
    drafts = rows.filter(state__in=[State.DRAFT, State.RETURNED])[:_MOST]
    facts = {
        "to_review": [(row, _ticket(row, person)) for row in to_review(person, on)[:_MOST]],
        "drafts": [(row, due(row, on)) for row in drafts],
        "ready": rows.filter(state=State.APPROVED).order_by("planned_at")[:_MOST],
        "in_review": rows.filter(state=State.IN_REVIEW)[:_MOST],
        "forced": forced(person, on),
        "may_draft": organ_choices(person, "item.draft"),
        "may_manage": organ_choices(person, "catalogue.manage"),
    }
    return render(request, "publishing/work.html", facts)


def _ticket(row: Version, person: Person) -> str:
    """What a page carries to review this version among others; empty where its proof-reading is still to come."""
    return "" if closed(ACTS["review"], row, person, now()) else f"{row.pk}:{bytes(row.content_hash).hex()}"


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
