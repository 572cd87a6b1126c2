"""The tree of organs, and one organ: names, particulars, practice."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.errors import GongkaiError
from gongkai.law.organs import OrganKind
from gongkai.law.remedies import route
from gongkai_office.accounts.guard import guarded
from gongkai_office.administration.choices import CHOICES
from gongkai_office.administration.queries.tree import history, tree
from gongkai_office.administration.views.access import organ_in, reach, steps_for
from gongkai_office.clock import today
from gongkai_office.organs.models import MergerState, Organ
from gongkai_office.organs.practices import choices_of
from gongkai_office.organs.queries import calendar_of, name_on, names_on, particulars_of


@guarded("person.read")
@require_safe
def organs(request: HttpRequest) -> HttpResponse:
    """The organs within reach as they stood on a day, and what changed over time."""
    within, on, trouble = reach(request, "person.read"), today(), ""
    try:
        on = date.fromisoformat(request.GET.get("on") or on.isoformat())
    except ValueError:
        trouble = "日期请写成 2024-03-04 的样子，下面是今天的情况"
    closed, text = request.GET.get("closed") == "on", request.GET.get("text", "").strip()
    return render(
        request,
        "administration/organs.html",
        {"nodes": tree(within, on, closed=closed, text=text), "history": history(within), "on": on, "closed": closed,
         "trouble": trouble, "text": text, "may_manage": reach(request, "organ.manage").exists(),
         "steps": steps_for(request)},
    )  # fmt: skip


@guarded("person.read")
@require_safe
def organ(request: HttpRequest, organ: UUID) -> HttpResponse:
    """One organ: what it is called, where it is reached, how it handles what the law leaves open."""
    row, on = organ_in(request, "person.read", organ), today()
    calendar = calendar_of(row)
    return render(
        request,
        "administration/organ.html",
        {
            "organ": row,
            "name": name_on(row, on),
            "kind": OrganKind[row.kind].value,
            "parent": name_on(row.parent, on).name if row.parent else "",
            "successor": name_on(row.successor, on).name if row.successor else "",
            "names": row.names.order_by("-start"),
            "particulars": particulars_of(row, on),
            "earlier": row.particulars.order_by("-start", "-entered_at"),
            "route": _route(row, on),
            "practice": practice_lines(row, on),
            "calendar": calendar,
            "open": row.open_on(on),
            "merging": row.mergers.filter(state__in=(MergerState.PENDING, MergerState.APPROVED)).first(),
            "may_manage": reach(request, "organ.manage").filter(pk=row.pk).exists(),
        },
    )


def practice_lines(organ: Organ, on: date) -> list[dict[str, object]]:
    """Each open point: the answer that holds for requests of a day, and who chose it."""
    choices = choices_of(organ)
    practice, chosen = choices.on(on), choices.chosen_by(on)
    names = names_on([row.organ for row in chosen.values()], on)
    lines: list[dict[str, object]] = []
    for choice in CHOICES:
        row = chosen.get(choice.name)
        who = "默认" if row is None else "本机关" if row.organ_id == organ.pk else names[row.organ_id]
        lines.append({"choice": choice, "answer": choice.words(getattr(practice, choice.name)), "who": who, "row": row})
    return lines


def _route(organ: Organ, on: date) -> str:
    """Which body reconsiders what an organ of this kind decides, in the words of the law."""
    try:
        found = route(OrganKind[organ.kind], on)
    except GongkaiError:
        return ""
    return f"{'、'.join(body.value for body in found.organs)}（{found.source}）"
