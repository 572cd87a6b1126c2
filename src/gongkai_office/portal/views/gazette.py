"""The public gazette: every issue, and one with its contents and texts, as page, PDF and Word."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import conditional_page, require_safe

from gongkai.documents.writers.papers import PAPER_CONTAINERS
from gongkai.errors import GongkaiError
from gongkai_office.clock import today
from gongkai_office.files.papers import written
from gongkai_office.gazette.addresses import address
from gongkai_office.gazette.content import in_print, pieces_of, sections_of, title_of, volume_of
from gongkai_office.gazette.models import Issue, Piece
from gongkai_office.gazette.queries import out
from gongkai_office.paging import paged
from gongkai_office.portal.information import place
from gongkai_office.portal.site import Column
from gongkai_office.portal.views.pages import page
from gongkai_office.publishing.queries.illustrated import public_body

GAZETTE = Column("政府公报", "政府公报各期，可以在线阅读和下载", "政府公报,公报")
_SIZE = 30


@require_safe
@conditional_page
def gazettes(request: HttpRequest) -> HttpResponse:
    """Every issue, the newest first; of one organ where asked."""
    code = request.GET.get("organ", "")
    where = place(code, today()) if code else None
    if code and where is None:
        raise Http404
    try:
        found = paged(
            out(where.organ if where else None), "-out_on", "-pk", after=request.GET.get("after", ""), size=_SIZE
        )
    except GongkaiError as error:
        raise Http404(str(error)) from error
    rows = [(address(one), title_of(one), one) for one in found.rows]
    return page(request, "portal/gazette/issues.html", GAZETTE, {"rows": rows, "after": found.after, "code": code})


@require_safe
@conditional_page
def gazette(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """One issue: its contents, then every text; what came down since is named and printed no more."""
    issue = _issue(code, year, number)
    sections = [
        (section.name, [(one, in_print(one), _body(one)) for one in section.pieces])
        for section in sections_of(pieces_of(issue))
    ]
    facts = {"issue": issue, "title": title_of(issue), "sections": sections, "here": address(issue)}
    return page(request, "portal/gazette/issue.html", GAZETTE, facts)


@require_safe
def gazette_file(request: HttpRequest, code: str, year: int, number: int, container: str) -> HttpResponse:  # noqa: ARG001
    """One issue as PDF or Word."""
    if container not in PAPER_CONTAINERS:
        raise Http404
    issue = _issue(code, year, number)
    return written(volume_of(issue), container, title_of(issue))


def _body(piece: Piece) -> str:
    return public_body(piece.item) if piece.item and in_print(piece) else ""


def _issue(code: str, year: int, number: int) -> Issue:
    return get_object_or_404(out(), organ__code=code, year=year, serial=number)
