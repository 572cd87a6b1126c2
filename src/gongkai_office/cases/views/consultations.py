"""One consultation: who was asked about what, what they answered, the slip, how to reach them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk
from gongkai_office.cases.commands.keep_slip import keep_slip
from gongkai_office.cases.commands.reveal_party import reveal_party
from gongkai_office.cases.desk.consultations import Line, lines
from gongkai_office.cases.desk.offers import role_in
from gongkai_office.cases.forms.consultations import LookForm, SlipForm
from gongkai_office.cases.models import Consultation, DisclosureRequest
from gongkai_office.cases.policies import may_in
from gongkai_office.cases.queries.consultations import answer_kind
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.cases.views.attached import kept_file
from gongkai_office.clock import now, today
from gongkai_office.files.queries import of


@desk
@sensitive_variables("context")
@require_http_methods(["GET", "POST"])
def consultation(request: HttpRequest, case: UUID, consultation: UUID) -> HttpResponse:
    """The page; a slip is kept, or the contact shown after a reason."""
    person = clerk(request)
    row = readable(person, case)
    line = _line(row, consultation)
    asked, do = line.asked.row, request.POST.get("do", "")
    slip = SlipForm(request.POST, request.FILES) if do == "slip" else SlipForm()
    look = LookForm(request.POST if do == "look" else None)
    context: dict[str, object] = {"case": row, "line": line, "asked": asked, "slip": slip, "look": look}
    if slip.is_bound and slip.is_valid() and _kept(request, slip, asked):
        return redirect("cases:consultation", case=row.pk, consultation=asked.pk)
    if look.is_valid():
        context["who"] = reveal_party(consultation=asked.pk, reason=look.cleaned_data["reason"], by=person, at=now())
    context |= {
        "form": slip if slip.is_bound else look,
        "files": of(f"consultation:{asked.pk}"),
        "may_keep": role_in(person, answer_kind(asked), row, today()) is not None,
        "may_look": may_in(person, "case.reveal_identity", row, today()),
        "answer_slug": answer_kind(asked).value,
    }
    return render(request, "cases/consultation.html", context, status=422 if slip.errors or look.errors else 200)


@desk
@require_safe
def slip(request: HttpRequest, case: UUID, consultation: UUID, file: UUID) -> HttpResponse:
    """A slip as it was handed in."""
    row = readable(clerk(request), case)
    return kept_file(f"consultation:{_line(row, consultation).asked.row.pk}", file)


def _line(row: DisclosureRequest, consultation: UUID) -> Line:
    found = next((line for line in lines(row, today()) if line.asked.row.pk == consultation), None)
    if found is None:
        raise Http404
    return found


def _kept(request: HttpRequest, form: SlipForm, asked: Consultation) -> bool:
    try:
        for one in form.cleaned_data["slip"]:
            keep_slip(consultation=asked.pk, slip=one, by=clerk(request), at=now())
    except GongkaiError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "回执已保存")
    return True
