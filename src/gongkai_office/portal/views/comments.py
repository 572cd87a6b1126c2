"""Calls for comments: the list, one with its draft and its result, and the box for a comment, without an account."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import conditional_page, require_http_methods, require_safe

from gongkai.documents.writers.papers import PAPER_CONTAINERS
from gongkai.errors import GongkaiError
from gongkai_office.accounts.addresses import client_address
from gongkai_office.clock import now, today
from gongkai_office.engagement.commands.receive import receive
from gongkai_office.engagement.content import paper_of, points_of
from gongkai_office.engagement.models import CommentCall, Stage
from gongkai_office.engagement.queries import OPEN, STANDINGS, in_standing, out, standing
from gongkai_office.engagement.senders import Sender
from gongkai_office.files.papers import written
from gongkai_office.ids import new_id
from gongkai_office.organs.queries import name_on
from gongkai_office.paging import paged
from gongkai_office.portal import limits, robots
from gongkai_office.portal.forms import CommentForm
from gongkai_office.portal.information import place
from gongkai_office.portal.limits import COMMENT, TooManyError
from gongkai_office.portal.site import Column
from gongkai_office.portal.views.pages import page

COMMENTS = Column("征求意见", "正在公开征求意见的草案，以及意见的采纳情况", "征求意见,意见征集,采纳情况", "互动交流")
_SIZE = 30


@require_safe
@conditional_page
def comment_calls(request: HttpRequest) -> HttpResponse:
    """Calls by how they stand today, open ones first asked for; of one organ where asked."""
    on, state, code = today(), request.GET.get("state", OPEN), request.GET.get("organ", "")
    where = place(code, on) if code else None
    if (code and where is None) or (state != "all" and state not in STANDINGS):
        raise Http404
    rows = in_standing(out(where.organ if where else None), state, on)
    try:
        found = paged(rows, "-opens_on", "-pk", after=request.GET.get("after", ""), size=_SIZE)
    except GongkaiError as error:
        raise Http404(str(error)) from error
    facts = {
        "rows": [(one, STANDINGS[standing(one, on)]) for one in found.rows], "after": found.after, "state": state,
        "states": [*STANDINGS.items(), ("all", "全部")], "code": code,
    }  # fmt: skip
    return page(request, "portal/comments/calls.html", COMMENTS, facts)


@require_safe
@conditional_page
def comment_call(request: HttpRequest, calling: UUID) -> HttpResponse:
    """One call: its days, its draft, and once it is told what became of the comments."""
    row, on = _public(calling), today()
    answered = row.stage == Stage.DONE
    facts = {
        "call": row, "organ": name_on(row.organ, on).name, "open": standing(row, on) == OPEN,
        "words": STANDINGS[standing(row, on)], "answered": answered, "number": row.comments.count() if answered else 0,
        "points": points_of(row) if answered else (), "document": _issued(row),
    }  # fmt: skip
    return page(request, "portal/comments/call.html", COMMENTS, facts)


@require_safe
def comment_draft(request: HttpRequest, calling: UUID, container: str) -> HttpResponse:  # noqa: ARG001  a view's
    """The draft as Word or PDF."""
    row = _public(calling)
    if container not in PAPER_CONTAINERS:
        raise Http404
    return written(paper_of(row), container, row.title)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def comment(request: HttpRequest, calling: UUID) -> HttpResponse:
    """Say something on an open call."""
    row = _public(calling)
    if standing(row, today()) != OPEN:
        return redirect("portal:comment_call", calling=row.pk)
    if "another" in request.POST:
        return _asked(request, row, CommentForm(initial={**request.POST.dict(), "answer": ""}), other=True)
    form, status = CommentForm(request.POST or None, initial={"key": new_id()}), 422
    if request.method == "POST" and form.is_valid():
        if not robots.answered(request.session, form.cleaned_data["answer"]):
            form.add_error("answer", "答得不对，换一道题再试")
        elif refused := _refused(request, row, form):
            form.add_error(None, refused.message)
            status = 429 if isinstance(refused, TooManyError) else status
        else:
            return redirect("portal:commented", calling=row.pk)
    return _asked(request, row, form, status=status if form.errors else 200)


@require_safe
def commented(request: HttpRequest, calling: UUID) -> HttpResponse:
    """That a comment has arrived, and what happens next."""
    return page(request, "portal/comments/commented.html", COMMENTS, {"call": _public(calling)})


def _refused(request: HttpRequest, row: CommentCall, form: CommentForm) -> GongkaiError | None:
    """Take the comment in; why it was not taken."""
    given, at = form.cleaned_data, now()
    sender = Sender(name=given["name"].strip(), contact=given["contact"].strip())
    try:
        limits.take(COMMENT, client_address(request), at)
        receive(call=row.pk, text=given["text"], sender=sender, at=at, key=given["key"])
    except GongkaiError as refused:
        return refused
    return None


def _asked(
    request: HttpRequest, row: CommentCall, form: CommentForm, *, status: int = 200, other: bool = False
) -> HttpResponse:
    form.ask(robots.current(request.session, other=other).text)
    return page(request, "portal/comments/say.html", COMMENTS, {"call": row, "form": form}, status=status)


def _issued(row: CommentCall) -> object:
    """The document that the draft became, once its text is public."""
    document = row.document
    return document if document and document.published and not document.void else None


def _public(calling: UUID) -> CommentCall:
    return get_object_or_404(out(), pk=calling)
