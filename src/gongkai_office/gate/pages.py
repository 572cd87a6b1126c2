"""The page of later looks, the same in every room: what was found in what is out, and why it may stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.policies import organs_where
from gongkai_office.accounts.refusals import refused_above
from gongkai_office.clock import now, today
from gongkai_office.gate.commands.look_back import open_hits
from gongkai_office.gate.models import LookBack
from gongkai_office.gate.queries import found_since
from gongkai_office.ids import read_id
from gongkai_office.organs.models import Organ

_MOST = 100


@dataclass(frozen=True, slots=True)
class Room:
    """Which looks a page shows: their kind, what they are of, who may answer, and the ways back and to each."""

    kind: str
    what: str
    permission: str
    let_stand: Callable[..., LookBack]
    back: str
    there: Callable[[LookBack], str]
    mend: str


def old_stock_page(request: HttpRequest, room: Room, organs: QuerySet[Organ], here: str) -> HttpResponse:
    """The newest looks in which something waits; posted, one finding is let stand."""
    found = found_since(room.kind, organs)
    if request.method == "POST":
        return _answered(request, room, found, here)
    rows = [(row, open_hits(row), room.there(row)) for row in found[: _MOST + 1]]
    answering = organs_where(clerk(request), room.permission, today()).exists()
    facts = {"rows": rows[:_MOST], "more": len(rows) > _MOST, "may_answer": answering}
    return render(request, "gate/old_stock.html", {**facts, "what": room.what, "back": room.back, "mend": room.mend})


def _answered(request: HttpRequest, room: Room, found: QuerySet[LookBack], here: str) -> HttpResponse:
    row = get_object_or_404(found, pk=read_id(request.POST.get("look", "")))
    given = {"key": request.POST.get("key", ""), "reason": request.POST.get("reason", "")}
    with refused_above(request):
        room.let_stand(look=row.pk, by=clerk(request), at=now(), **given)
        messages.success(request, "已登记可以公开的理由")
    return redirect(here)
