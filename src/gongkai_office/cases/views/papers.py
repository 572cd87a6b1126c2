"""The files of a case: put them there, open one, withdraw one. A file is reached only through its own case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.refusals import refused_above, refused_at
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.commands.attach import attach as put
from gongkai_office.cases.commands.open_paper import open_paper
from gongkai_office.cases.commands.withdraw_paper import withdraw_paper
from gongkai_office.cases.forms.papers import AttachForm, LookForm, WithdrawPaperForm
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import require_in, require_papers
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.clock import now, today
from gongkai_office.files import trays
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import one_of
from gongkai_office.files.serving import download
from gongkai_office.files.trays import Tray


@desk
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest, case: UUID) -> HttpResponse:
    """Put files to the case; those of a form that is not done yet stay in its tray."""
    person = clerk(request)
    row = readable(person, case)
    require_papers(person, row, today())
    posted = request.method == "POST"
    before = trays.sent(request.POST.get("tray", ""))
    form = AttachForm(request.POST, request.FILES, needs_file=not before.ids) if posted else AttachForm()
    tray = trays.filled(form, before, request.POST, Purpose.OTHER, now()) if posted else Tray()
    if posted and not form.errors and not tray.ids:
        form.add_error("papers", "请选择文件")
    if posted and not form.errors and _put(request, form, row, tray):
        return redirect("cases:case", case=row.pk)
    context = {"case": row, "form": form, "tray": tray}
    return render(request, "cases/attach.html", context, status=422 if form.errors else 200)


def _put(request: HttpRequest, form: AttachForm, row: DisclosureRequest, tray: Tray) -> bool:
    purpose = Purpose(form.cleaned_data["purpose"])
    with refused_at(form):
        put(case=row.pk, papers=tray.ids, purpose=purpose, by=clerk(request), at=now())
        messages.success(request, f"已上传 {len(tray.ids)} 个文件（{purpose.label}）")
    return not form.errors


@desk
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, case: UUID, file: UUID) -> HttpResponse:
    """Hand a file out; an identity document after a reason is given."""
    person = clerk(request)
    row = readable(person, case)
    found = _found(row, file)
    form = LookForm(request.POST or None, label_suffix="")
    if found.purpose == Purpose.IDENTITY:
        require_in(person, "case.reveal_identity", row, today())
        if not form.is_valid():
            context = {"case": row, "file": found, "form": form}
            return render(request, "cases/look.html", context, status=422 if form.errors else 200)
    reason = form.cleaned_data["reason"] if form.is_bound and form.is_valid() else ""
    with refused_above(request):
        opened = open_paper(case=row.pk, file=file, by=person, at=now(), reason=reason)
        return download(opened, inline="show" in request.GET)
    return redirect("cases:case", case=row.pk)


@desk
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, case: UUID, file: UUID) -> HttpResponse:
    """Withdraw a file, after a page that says what that means."""
    person = clerk(request)
    row = readable(person, case)
    require_papers(person, row, today())
    found = _found(row, file)
    form = WithdrawPaperForm(request.POST or None, label_suffix="")
    if form.is_valid():
        with refused_at(form):
            withdraw_paper(case=row.pk, file=file, reason=form.cleaned_data["reason"], by=person, at=now())
            messages.success(request, "文件已撤下")
            return redirect("cases:case", case=row.pk)
    context = {"case": row, "file": found, "form": form}
    return render(request, "cases/withdraw_paper.html", context, status=422 if form.errors else 200)


def _found(row: DisclosureRequest, file: UUID) -> StoredFile:
    """A file of this case. Raises Http404 for one of another, as for one that does not exist."""
    try:
        return one_of(subject(row), file)
    except StoredFile.DoesNotExist:
        raise Http404 from None
