"""The public library of normative documents: a list by validity, and each document as it stands today."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import conditional_page, require_safe

from gongkai.documents.writers.papers import PAPER_CONTAINERS
from gongkai.errors import GongkaiError
from gongkai.law.validity import DocumentState
from gongkai_office.clock import today
from gongkai_office.files.papers import written
from gongkai_office.files.serving import published as handed_out
from gongkai_office.normative.desk.papers import paper_of
from gongkai_office.normative.desk.words import facts_of, links_of, row_of, rows_of
from gongkai_office.normative.ledger import state_on
from gongkai_office.normative.models import Document
from gongkai_office.normative.queries import Filter, listed
from gongkai_office.normative.queries.public import changed_by, changes_of, out, public_document, public_texts
from gongkai_office.normative.queries.releases import published_of
from gongkai_office.normative.themes import THEMES
from gongkai_office.organs.queries import name_on
from gongkai_office.portal.site import Column
from gongkai_office.portal.views.pages import page

LIBRARY = Column(
    "规范性文件库", "现行有效、已修改、废止和失效的行政规范性文件，可以查阅和下载", "规范性文件,政策文件,有效,废止,失效"
)


class LibraryForm(forms.Form):
    """What of the library is looked for. Anything unreadable is left aside, never refused: a link may be old."""

    q = forms.CharField(required=False, max_length=80)
    issuer = forms.CharField(required=False, max_length=60)
    theme = forms.ChoiceField(required=False, choices=[("", "全部"), *((one, one) for one in THEMES)])
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)

    def filter(self, state: str) -> Filter:
        """What was asked of the documents in a state, "all" for every one."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            state="" if state == "all" else state,
            text=given.get("q", ""),
            issuer=given.get("issuer", ""),
            theme=given.get("theme", ""),
            issued_from=given.get("since"),
            issued_to=given.get("until"),
        )


@require_safe
@conditional_page
def library(request: HttpRequest) -> HttpResponse:
    """One page of the list, by validity; valid ones first asked for."""
    on, state = today(), request.GET.get("state", "VALID")
    if state != "all" and state not in DocumentState.__members__:
        raise Http404
    narrowed = LibraryForm(request.GET).filter(state)
    try:
        found = listed(out(), on, narrowed=narrowed, after=request.GET.get("after", ""))
    except GongkaiError as error:
        raise Http404 from error
    kept = request.GET.copy()
    for name in ("state", "after"):
        kept.pop(name, None)
    facts = {
        "rows": rows_of(found.rows, on),
        "after": found.after,
        "state": state,
        "narrowed": narrowed,
        "kept": kept.urlencode(),
        "states": [*((one.name, one.value) for one in DocumentState), ("all", "全部")],
        "themes": THEMES,
        "on": on,
    }
    return page(request, "portal/documents/library.html", LIBRARY, facts)


@require_safe
@conditional_page
def document(request: HttpRequest, document: UUID) -> HttpResponse:
    """A document: its validity today, its record card, what changed it, its published text."""
    row, on = _public(document), today()
    organ = name_on(row.organ, on).name
    texts = public_texts(row)
    facts = {
        "document": row, "row": row_of(row, on, organ), "facts": facts_of(row, organ), "links": links_of(row),
        "interpretations": published_of(row),
        "changed_by": changed_by(row), "changes": changes_of(row), "text": texts[0], "earlier": texts[1:], "on": on,
    }  # fmt: skip
    column = Column(LIBRARY.name, row.title, row.details.get("keywords", "") or LIBRARY.keywords)
    return page(request, "portal/documents/document.html", column, facts)


@require_safe
def download(request: HttpRequest, document: UUID, ordinal: int, container: str) -> HttpResponse:  # noqa: ARG001  a view's
    """A published version as Word or PDF."""
    row = _public(document)
    text = next((one for one in public_texts(row) if one.ordinal == ordinal), None)
    if text is None or container not in PAPER_CONTAINERS:
        raise Http404
    return written(paper_of(text, today()), container, text.title)


@require_safe
@conditional_page
def reading(request: HttpRequest, document: UUID, interpretation: UUID) -> HttpResponse:
    """An interpretation: its picture or video, and its text for everybody; and the way back to its document."""
    row, on = _public(document), today()
    one = get_object_or_404(published_of(row), pk=interpretation)
    column = Column(LIBRARY.name, one.title, f"政策解读,{row.details.get('keywords', '')}".rstrip(","))
    facts = {"document": row, "one": one, "state": state_on(row, on).value}
    return page(request, "portal/documents/interpretation.html", column, facts)


@require_safe
def reading_file(request: HttpRequest, document: UUID, interpretation: UUID) -> HttpResponse:
    """The picture, the video or the paper of an interpretation that is out."""
    one = get_object_or_404(published_of(_public(document)), pk=interpretation)
    if one.file is None:
        raise Http404
    try:
        return handed_out(request, one.file, inline=True)
    except GongkaiError as error:
        raise Http404(str(error)) from error


@require_safe
@conditional_page
def reading_captions(request: HttpRequest, document: UUID, interpretation: UUID) -> HttpResponse:  # noqa: ARG001  a view's
    """The captions of a video that is out."""
    one = get_object_or_404(published_of(_public(document)), pk=interpretation)
    if not one.captions:
        raise Http404
    return HttpResponse(one.captions, content_type="text/vtt; charset=utf-8")


def _public(key: UUID) -> Document:
    found = public_document(key)
    if found is None:
        raise Http404
    return found
