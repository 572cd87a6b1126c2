"""The yearly form of an organ's website: filled in block by block, checked, taken along as a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.annual.website.form import BLOCKS
from gongkai.documents.writers.website import CONTAINERS, write_website
from gongkai.errors import GongkaiError
from gongkai_office.clock import now
from gongkai_office.downloads import attached
from gongkai_office.reporting.commands.fill_website import fill_website
from gongkai_office.reporting.desk.website import parts, told
from gongkai_office.reporting.queries import website as queries
from gongkai_office.reporting.queries.reports import UNDER_WAY, reports
from gongkai_office.reporting.views.access import Asked, asked, officers
from gongkai_office.reporting.views.report import FILES
from gongkai_office.reporting.views.tabs import tabs


@officers
@require_http_methods(["GET", "HEAD", "POST"])
def website(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The form. POST keeps one block; what could not be kept stays on the page."""
    given = asked(request, code, year)
    if request.method != "POST":
        return _page(request, given)
    if given.day:
        raise Http404
    typed = _typed(request)
    try:
        source = request.POST.get("source", "")
        changed = fill_website(one=given.account, typed=typed, source=source, by=given.person, at=now())
    except GongkaiError as error:
        return _page(request, given, typed, trouble=error.message)
    messages.success(request, f"已经保存 {changed} 项" if changed else "没有改动，不用保存")
    return redirect(f"{given.link('website')}#block-{_block(request)}")


@officers
@require_safe
def file(request: HttpRequest, code: str, year: int, container: str) -> HttpResponse:
    """The form as a file, as it stands."""
    if container not in CONTAINERS:
        raise Http404
    form = queries.website(asked(request, code, year).account).form
    return attached(write_website(form, container), f"{form.title}（未公开）.{container}")


def _page(
    request: HttpRequest, given: Asked, typed: dict[str, str] | None = None, *, trouble: str = ""
) -> HttpResponse:
    filled, going = queries.website(given.account), reports(given.account).first()
    context = {
        "given": given,
        "account": given.account,
        "tabs": tabs(given, "website"),
        "filled": filled,
        "parts": parts(filled, typed or {}, request.POST.get("source", ""), lambda one: given.link("cell", one)),
        "told": told(filled),
        "going": going if going and going.stage in UNDER_WAY else None,
        "may_fill": given.may("report.prepare") and given.day is None,
        "trouble": trouble,
        "here": given.link("website"),
        "signed": given.link("signed"),
        "files": [(given.link("website_file", kind), name) for kind, name in FILES],
    }
    return render(request, "reporting/website.html", context, status=422 if trouble else 200)


def _block(request: HttpRequest) -> int:
    """Which block was filled in. Raises Http404 for one that is not there."""
    number = request.POST.get("block", "")
    if not number.isdecimal() or int(number) >= len(BLOCKS):
        raise Http404
    return int(number)


def _typed(request: HttpRequest) -> dict[str, str]:
    """The fields of the block that were on the page."""
    fields = BLOCKS[_block(request)].fields
    names = {one.address: one.address.replace(".", "-") for one in fields}
    return {address: request.POST[name] for address, name in names.items() if name in request.POST}
