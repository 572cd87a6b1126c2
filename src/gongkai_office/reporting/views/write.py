"""The text of the report: edit, see it with its figures, hear the rules; the rules answer while one types."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.errors import GongkaiError
from gongkai_office.clock import now
from gongkai_office.reporting.commands.write_text import write_text
from gongkai_office.reporting.desk.writing import writing_page
from gongkai_office.reporting.queries.reports import UNDER_WAY, reports
from gongkai_office.reporting.queries.written import SECTION_KEYS, drafts
from gongkai_office.reporting.views.access import Asked, asked, officers
from gongkai_office.reporting.views.tabs import tabs


@officers
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The editor. POST saves another draft; what could not be saved stays on the page."""
    given = asked(request, code, year)
    if given.day:
        raise Http404
    if request.method != "POST":
        newest = drafts(given.account).first()
        return _page(request, given, newest.sections if newest else {})
    typed = _typed(request)
    if "look" in request.POST:
        return _page(request, given, typed)
    try:
        base = int(request.POST.get("base", "0") or 0)
        made = write_text(one=given.account, sections=typed, base=base, by=given.person, at=now())
    except (GongkaiError, ValueError) as error:
        trouble = error.message if isinstance(error, GongkaiError) else "页面不完整，请刷新后再保存"
        return _page(request, given, typed, trouble=trouble)
    messages.success(request, f"已经保存第 {made.number} 稿")
    return redirect(given.link("text"))


@officers
@require_POST
def preview(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What the text prints as and what the rules find, as a piece of the page; nothing is saved."""
    given = asked(request, code, year)
    return render(request, "reporting/parts/preview.html", _context(given, _typed(request)))


def _typed(request: HttpRequest) -> dict[str, str]:
    return {key: request.POST.get(f"section-{key}", "") for key in SECTION_KEYS}


def _context(given: Asked, texts: dict[str, str]) -> dict[str, object]:
    page = writing_page(given.account, texts)
    return {
        "account": given.account,
        "page": page,
        "waive": given.link("act", "waive"),
        "may_waive": given.may("report.waive"),
    }


def _page(request: HttpRequest, given: Asked, texts: dict[str, str], *, trouble: str = "") -> HttpResponse:
    kept, going = list(drafts(given.account)[:6]), reports(given.account).first()
    context = _context(given, texts) | {
        "tabs": tabs(given, "text"),
        "drafts": kept,
        "base": kept[0].number if kept else 0,
        "going": going if going and going.stage in UNDER_WAY else None,
        "may_write": given.may("report.prepare"),
        "trouble": trouble,
        "links": {"here": given.link("text"), "preview": given.link("preview"), "way": given.link("way")},
    }
    return render(request, "reporting/text.html", context, status=422 if trouble else 200)
