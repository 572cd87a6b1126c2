"""The gate's own lists, and what a look back at the old stock found by them (回头看)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.refusals import refused_above, refused_at
from gongkai_office.clock import now, today
from gongkai_office.gate.looking import STOPPING
from gongkai_office.gate.models import Term
from gongkai_office.publishing.commands.terms import end_term, list_term
from gongkai_office.publishing.forms.lists import TermForm
from gongkai_office.publishing.models import GateHit, Screening, Verdict
from gongkai_office.publishing.queries.terms import found_since, standing_terms

_MOST = 100


@guarded("item.read")
@require_http_methods(["GET", "POST"])
def terms(request: HttpRequest) -> HttpResponse:
    """The entries that hold, and one more."""
    person = clerk(request)
    organs = organ_choices(person, "catalogue.manage")
    form = TermForm(request.POST or None, on=today(), organs=organs)
    if request.method == "POST" and form.is_valid():
        organ = organ_of(person, "catalogue.manage", form.cleaned_data["organ"])
        with refused_at(form):
            list_term(organ=organ, by=person, at=now(), **form.arguments())
            messages.success(request, "已列入名单；已发布的信息今晚按新的名单重新检查")
            return redirect("publishing:terms")
    held = {key for key, _ in organs}
    rows = [(term, str(term.organ_id) in held) for term in standing_terms(person, today())]
    context = {"form": form, "rows": rows, "organs": organs}
    return render(request, "publishing/terms.html", context, status=422 if form.errors else 200)


@guarded("catalogue.manage")
@require_POST
def end(request: HttpRequest, term: UUID) -> HttpResponse:
    """End one entry."""
    person = clerk(request)
    row = get_object_or_404(Term, pk=term)
    organ_of(person, "catalogue.manage", row.organ_id)
    with refused_above(request):
        end_term(term=row.pk, by=person, at=now())
        messages.success(request, f"已停用“{row.text}”")
    return redirect("publishing:terms")


@guarded("item.read")
@require_safe
def old_stock(request: HttpRequest) -> HttpResponse:
    """What is out and would not pass the gate as its lists are now."""
    found = found_since(clerk(request), today())[: _MOST + 1]
    rows = [(run, _waiting(run)) for run in found]
    return render(request, "publishing/old_stock.html", {"rows": rows[:_MOST], "more": len(rows) > _MOST})


def _waiting(run: Screening) -> list[GateHit]:
    return [hit for hit in run.hits.all() if hit.verdict == Verdict.OPEN and hit.severity in STOPPING]
