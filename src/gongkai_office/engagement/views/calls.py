"""The list of calls, and one call as it is drafted, signed, let out, answered and tied to its document."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.documents.writers.papers import PAPER_CONTAINERS
from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may, require
from gongkai_office.accounts.refusals import refused_above
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import counting
from gongkai_office.clock import now, today
from gongkai_office.engagement.commands.draft import begin, change, drop
from gongkai_office.engagement.commands.let_out import let_out, stop
from gongkai_office.engagement.commands.review import found_in, seal_of, send_back, send_up, sign, take_back
from gongkai_office.engagement.commands.tie import tie
from gongkai_office.engagement.content import paper_of, points_of
from gongkai_office.engagement.forms import CallForm
from gongkai_office.engagement.models import PUBLIC, CommentCall, Stage
from gongkai_office.engagement.queries import (
    CLOSED,
    MARKS,
    STANDINGS,
    offered,
    standing,
    to_sign,
    under_way,
    visible,
)
from gongkai_office.files.papers import written
from gongkai_office.gate.queries import screener_of
from gongkai_office.paging import paged

_SIZE = 50
_REVIEWED = (Stage.IN_REVIEW, Stage.RESULT_IN_REVIEW)


@guarded("document.read")
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Every call the reader may see, the last first; what waits for their signature stands above."""
    person, on = clerk(request), today()
    try:
        found = paged(visible(person, on), "-at", "-pk", after=request.GET.get("after", ""), size=_SIZE)
    except GongkaiError as error:
        raise Http404 from error
    facts = {
        "rows": [(one, *_told(one)) for one in found.rows], "after": found.after, "to_sign": to_sign(person, on),
        "may_begin": bool(organ_choices(person, "comment.handle")),
    }  # fmt: skip
    return render(request, "engagement/calls.html", facts)


@guarded("comment.handle")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Draft a call."""
    person = clerk(request)
    form = CallForm(request.POST or None, on=today(), organs=organ_choices(person, "comment.handle"))
    if form.is_valid():
        organ = organ_of(person, "comment.handle", form.cleaned_data["organ"])
        try:
            made = begin(organ=organ, called=form.called, by=person, at=now(), key=form.cleaned_data["key"])
        except GongkaiError as error:
            form.add_error(None, str(error))
        else:
            return redirect("engagement:call", calling=made.pk)
    return render(request, "engagement/draft.html", {"form": form}, status=422 if form.errors else 200)


@guarded("comment.handle")
@require_http_methods(["GET", "POST"])
def change_draft(request: HttpRequest, calling: UUID) -> HttpResponse:
    """Change a call that is not sent up."""
    person = clerk(request)
    row = _readable(person, calling)
    require(person, "comment.handle", row.organ, today())
    if row.stage != Stage.DRAFT:
        return redirect("engagement:call", calling=row.pk)
    form = CallForm(request.POST or None, on=today(), one=row)
    if form.is_valid():
        try:
            change(call=row.pk, called=form.called, by=person, at=now())
        except GongkaiError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存")
            return redirect("engagement:call", calling=row.pk)
    return render(request, "engagement/draft.html", {"form": form, "call": row}, status=422 if form.errors else 200)


@guarded("document.read")
@require_http_methods(["GET", "POST"])
def call(request: HttpRequest, calling: UUID) -> HttpResponse:
    """One call; whatever is done there comes back to it."""
    person = clerk(request)
    row = _readable(person, calling)
    if request.method == "POST":
        verb = _VERBS.get(request.POST.get("do", ""))
        if verb is None:
            raise Http404
        with refused_above(request):
            messages.success(request, verb(request, row, person))
        return redirect("engagement:call", calling=row.pk)
    return render(request, "engagement/call.html", _shown(row, person))


@guarded("document.read")
@require_safe
def download(request: HttpRequest, calling: UUID, container: str) -> HttpResponse:
    """The draft as Word or PDF."""
    if container not in PAPER_CONTAINERS:
        raise Http404
    row = _readable(clerk(request), calling)
    return written(paper_of(row), container, row.title)


def _send_up(request: HttpRequest, row: CommentCall, person: Person) -> str:
    send_up(
        call=row.pk, screener=screener_of(row.organ), excuse=request.POST.get("excuse", "")[:400], by=person, at=now()
    )  # fmt: skip
    return "已送审"


def _sign(request: HttpRequest, row: CommentCall, person: Person) -> str:
    sign(call=row.pk, content=request.POST.get("content", ""), by=person, at=now())
    return "已签署"


def _send_back(request: HttpRequest, row: CommentCall, person: Person) -> str:
    content, reason = request.POST.get("content", ""), request.POST.get("reason", "")
    send_back(call=row.pk, content=content, reason=reason, by=person, at=now())
    return "已退回"


def _take_back(request: HttpRequest, row: CommentCall, person: Person) -> str:
    take_back(call=row.pk, reason=request.POST.get("reason", "")[:300], by=person, at=now())
    return "已收回，可以修改"


def _let_out(_request: HttpRequest, row: CommentCall, person: Person) -> str:
    done = let_out(call=row.pk, screener=screener_of(row.organ), by=person, at=now())
    return "已公布采纳情况" if done.result_on else f"已发布，{done.closes_on:%Y-%m-%d} 截止"


def _drop(request: HttpRequest, row: CommentCall, person: Person) -> str:
    drop(call=row.pk, reason=request.POST.get("reason", "")[:300], by=person, at=now())
    return "已取消"


def _stop(request: HttpRequest, row: CommentCall, person: Person) -> str:
    stop(call=row.pk, reason=request.POST.get("reason", "")[:300], by=person, at=now())
    return "已终止，页面上写明了理由"


def _tie(request: HttpRequest, row: CommentCall, person: Person) -> str:
    wanted = request.POST.get("document", "")
    document = next((one for one in offered(person, row, today()) if str(one.pk) == wanted), None)
    if document is None:
        raise GongkaiError("请选择这份草案制发成的文件；没有列出的，先在文件库里登记")
    tie(call=row.pk, document=document.pk, by=person, at=now())
    return "已关联，文件的页面上可以看到这次征求意见"


_VERBS: dict[str, Callable[[HttpRequest, CommentCall, Person], str]] = {
    "send_up": _send_up, "sign": _sign, "send_back": _send_back, "take_back": _take_back, "let_out": _let_out,
    "drop": _drop, "stop": _stop, "tie": _tie,
}  # fmt: skip


def _shown(row: CommentCall, person: Person) -> dict[str, object]:
    on, public = today(), row.stage in PUBLIC
    handles, chain = may(person, "comment.handle", row.organ, on), under_way(row)
    reviewed = chain if row.stage in _REVIEWED else None
    refused = why_not(reviewed, person, on) if reviewed else ""
    answering = handles and row.stage == Stage.OUT and standing(row, on) == CLOSED
    drafting = handles and row.stage == Stage.DRAFT
    words, mark = _told(row)
    return {
        "call": row, "words": words, "mark": mark, "public": public, "stages": Stage, "handles": handles,
        "drafting": drafting, "answering": answering, "content": seal_of(row), "refused": refused,
        "found": found_in(row, screener_of(row.organ)) if drafting or answering else (),
        "may_sign": bool(reviewed) and not refused, "signatures": counting(reviewed) if reviewed else (),
        "may_let_out": handles and row.stage in (Stage.SIGNED, Stage.RESULT_SIGNED),
        "may_take_back": handles and row.stage in (*_REVIEWED, Stage.SIGNED, Stage.RESULT_SIGNED),
        "may_drop": handles and row.stage in (Stage.DRAFT, Stage.IN_REVIEW, Stage.SIGNED),
        "may_stop": handles and row.stage in (Stage.OUT, Stage.RESULT_IN_REVIEW, Stage.RESULT_SIGNED),
        "points": points_of(row) if public else (), "number": row.comments.count(),
        "documents": offered(person, row, on) if handles and public and not row.document_id else (),
    }  # fmt: skip


def _told(row: CommentCall) -> tuple[str, str]:
    """Where a call stands in words, and how that is marked."""
    if row.stage in (Stage.OUT, Stage.DONE, Stage.STOPPED):
        which = standing(row, today())
        return STANDINGS[which], MARKS[which]
    return row.get_stage_display(), "" if row.stage == Stage.DROPPED else "soon"


def _readable(person: Person, calling: UUID) -> CommentCall:
    return get_object_or_404(visible(person, today()), pk=calling)
