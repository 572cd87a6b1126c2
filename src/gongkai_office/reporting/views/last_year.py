"""Last year's report read from a file or typed in, for an organ that starts here in mid-life."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.annual.record import AnnualReport
from gongkai.documents.readers import read_bytes
from gongkai.errors import GongkaiError
from gongkai_office.clock import now
from gongkai_office.reporting.commands.open_year import OpeningError, open_year
from gongkai_office.reporting.forms import LastYearFileForm, LastYearForm
from gongkai_office.reporting.models import Source
from gongkai_office.reporting.views.access import Asked, asked, officers


@officers
@require_http_methods(["GET", "POST"])
def last_year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The two forms; the one that was sent opens the year, or says why it cannot."""
    given = asked(request, code, year)
    posted, by_hand = request.method == "POST", "by_hand" in request.POST
    file_form = LastYearFileForm(request.POST, request.FILES) if posted and not by_hand else LastYearFileForm()
    typed_form = LastYearForm(request.POST if by_hand else None)
    form: LastYearFileForm | LastYearForm = typed_form if by_hand else file_form
    trouble, details = "", tuple[str, ...]()
    if posted and form.is_valid():
        try:
            stated, source = _stated(form, given)
            open_year(one=given.account, by=given.person, at=now(), stated=stated, source=source)
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


def _stated(form: LastYearFileForm | LastYearForm, given: Asked) -> tuple[AnnualReport, Source]:
    if isinstance(form, LastYearForm):
        return form.report(given.account.name, given.account.year - 1), Source.TYPED
    file = form.cleaned_data["file"]
    return read_bytes(file.read(), str(file.name)), Source.DOCUMENT
