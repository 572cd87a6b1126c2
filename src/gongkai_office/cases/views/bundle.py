"""The file of an ended case as one zip."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.cases.bundle.gather import pieces
from gongkai_office.cases.bundle.missing import missing
from gongkai_office.cases.bundle.pieces import safe
from gongkai_office.cases.bundle.zipped import zipped
from gongkai_office.cases.commands.take_bundle import take_bundle
from gongkai_office.cases.forms.people import BundleForm
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import require_in
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.clock import now, today


@desk
@require_http_methods(["GET", "POST"])
def bundle(request: HttpRequest, case: UUID) -> HttpResponseBase:
    """What lies in it and what it lacks; after a reason, the zip."""
    person = clerk(request)
    row = readable(person, case)
    require_in(person, "case.bundle", row, today())
    form = BundleForm(request.POST or None, label_suffix="")
    if form.is_valid():
        with refused_at(form):
            taken = take_bundle(case=row.pk, reason=form.cleaned_data["reason"], by=person, at=now())
            return _streamed(taken)
    return _page(request, form, row)


def _page(request: HttpRequest, form: BundleForm, row: DisclosureRequest) -> HttpResponse:
    context = {"form": form, "case": row, "pieces": pieces(row), "missing": missing(row)}
    return render(request, "cases/bundle.html", context, status=422 if form.errors else 200)


def _streamed(row: DisclosureRequest) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(zipped(row.number, pieces(row)), content_type="application/zip")
    name = f"{safe(row.number)}-案卷.zip"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["Cache-Control"] = "no-store, private"
    return answer
