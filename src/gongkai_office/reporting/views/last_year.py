"""Last year's report read from a file or typed in, for an organ that starts here in mid-life."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.annual.record import AnnualReport
from gongkai.documents.readers import read_bytes
from gongkai.errors import GongkaiError
from gongkai_office.clock import now
from gongkai_office.files.examining import Examined
from gongkai_office.files.serving import download
from gongkai_office.reporting.commands.open_year import OpeningError, open_year
from gongkai_office.reporting.forms import LastYearForm, ReportFileForm
from gongkai_office.reporting.models import Opening, Source
from gongkai_office.reporting.views.access import Asked, asked, officers


@officers
@require_http_methods(["GET", "POST"])
def last_year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The two forms; the one that was sent opens the year, or says why it cannot."""
    given = asked(request, code, year)
    posted, by_hand = request.method == "POST", "by_hand" in request.POST
    sent = (request.POST, request.FILES) if posted and not by_hand else ()
    file_form = ReportFileForm(*sent, label="上年的年度报告")
    typed_form = LastYearForm(request.POST if by_hand else None)
    form: ReportFileForm | LastYearForm = typed_form if by_hand else file_form
    trouble, details = "", tuple[str, ...]()
    if posted and form.is_valid():
        try:
            stated, source, file = _stated(form, given)
            open_year(one=given.account, by=given.person, at=now(), stated=stated, source=source, file=file)
        except OpeningError as error:
            trouble, details = error.message, error.differences
        except GongkaiError as error:
            trouble = error.message
        else:
            messages.success(request, f"{year} 年度已经建账，上年结转与登记簿一致")
            return redirect(given.link("books"))
    context = {
        "given": given,
        "account": given.account,
        "links": {"books": given.link("books")},
        "form": form,
        "file_form": file_form,
        "typed_form": typed_form,
        "trouble": trouble,
        "details": details,
        "before": year - 1,
    }
    return render(request, "reporting/last_year.html", context, status=422 if trouble or form.errors else 200)


@officers
@require_safe
def file(request: HttpRequest, code: str, year: int, opening: UUID) -> HttpResponse:
    """Last year's report as it was handed in with an opening."""
    given = asked(request, code, year)
    rows = Opening.objects.filter(organ=given.account.organ, year=year, file__isnull=False).select_related("file")
    found = get_object_or_404(rows, pk=opening).file
    if found is None:
        raise Http404
    return download(found)


def _stated(form: ReportFileForm | LastYearForm, given: Asked) -> tuple[AnnualReport, Source, Examined | None]:
    if isinstance(form, LastYearForm):
        return form.report(given.account.name, given.account.year - 1), Source.TYPED, None
    file: Examined = form.cleaned_data["file"][0]
    return read_bytes(file.content, file.name), Source.DOCUMENT, file
