"""The page of a file that goes out with a reply: what the gate found, and who answers for it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.screening import Screener
from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.refusals import refused_above, refused_at
from gongkai_office.cases.commands.check_enclosure import check_enclosure, let_through
from gongkai_office.cases.desk.papers import enclosed
from gongkai_office.cases.forms.papers import LetThroughForm
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import may_keep_papers
from gongkai_office.cases.queries.enclosures import Enclosure, enclosures
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.clock import now, today


@desk
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, case: UUID, file: UUID) -> HttpResponse:
    """Read what was found; look again; let it through with a reason."""
    person = clerk(request)
    row = readable(person, case)
    one = _enclosed(row, file)
    answering = request.POST.get("do") == "answer"
    form = LetThroughForm(request.POST if answering else None, label_suffix="")
    if request.method == "POST" and (not answering or form.is_valid()) and _done(request, form, row, one):
        return redirect("cases:check_enclosure", case=row.pk, file=file)
    names = {paper.file.pk: paper.name for paper in enclosed(row, person, today())}
    context = {
        "case": row,
        "one": one,
        "name": names[file],
        "form": form,
        "may_keep": may_keep_papers(person, row, today()),
    }
    return render(request, "cases/enclosure.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, form: LetThroughForm, row: DisclosureRequest, one: Enclosure) -> bool:
    """Whether what was asked for could be done; where not, the form says why."""
    person = clerk(request)
    with refused_at(form) if form.is_bound else refused_above(request):
        if not form.is_bound:
            check_enclosure(case=row.pk, file=one.file.pk, screener=Screener(), by=person, at=now())
            messages.success(request, "检查完成")
        elif one.check:
            reason = form.cleaned_data["reason"]
            let_through(case=row.pk, check=one.check.pk, reason=reason, by=person, at=now())
            messages.success(request, "已登记可以提供的理由")
    return not form.errors


def _enclosed(row: DisclosureRequest, file: UUID) -> Enclosure:
    found = next((one for one in enclosures(row) if one.file.pk == file), None)
    if found is None:
        raise Http404
    return found
