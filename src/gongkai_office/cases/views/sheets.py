"""Papers of the house beside a case: filled in, looked at, issued; then they stand among its letters."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk
from gongkai_office.cases.commands.issue_paper import issue_paper
from gongkai_office.cases.desk.letters import foreseen
from gongkai_office.cases.forms.sheets import SHEETS, SheetForm, SheetKind
from gongkai_office.cases.models import DisclosureRequest, Letter
from gongkai_office.cases.policies import require_in
from gongkai_office.cases.queries import folded
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.clock import now, today


@desk
@require_http_methods(["GET", "POST"])
def make(request: HttpRequest, case: UUID, sheet: str) -> HttpResponse:
    """One paper: its form beside how it will read; saved, it is issued."""
    person = clerk(request)
    row, kind = readable(person, case), SHEETS.get(sheet)
    if kind is None:
        raise Http404
    require_in(person, "case.handle", row, today())
    try:
        form = kind.form(request.POST or None, case=row, who=person.name, call=request.GET.get("call", ""))
        trying = request.POST.get("do") == "try"
        if form.is_bound and form.is_valid() and not trying and (made := _issued(request, row, kind, form)):
            messages.success(request, f"已制作《{made.title}》{made.number}")
            return redirect("cases:letter", case=row.pk, letter=made.pk)
        shown = foreseen(form.paper(), row, folded(row), on=today())
    except GongkaiError as error:
        messages.error(request, str(error))
        return redirect("cases:case", case=row.pk)
    context = {"case": row, "kind": kind, "form": form, **shown}
    return render(request, "cases/sheet.html", context, status=422 if form.errors and not trying else 200)


def _issued(request: HttpRequest, row: DisclosureRequest, kind: SheetKind, form: SheetForm) -> Letter | None:
    """The issued paper; None, with the reason in the form, where it is refused."""
    paper = form.paper()
    if paper is None:
        return None
    try:
        return issue_paper(case=row.pk, paper=paper, rests_on=kind.rests_on, by=clerk(request), at=now())
    except GongkaiError as error:
        form.add_error(None, str(error))
        return None
