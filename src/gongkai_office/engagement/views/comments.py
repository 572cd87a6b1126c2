"""The comments of a call: read, entered, put under points, taken away as a workbook; and who sent one."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may, require
from gongkai_office.accounts.refusals import refused_above
from gongkai_office.clock import now, today
from gongkai_office.downloads import attached
from gongkai_office.engagement.commands.receive import enter
from gongkai_office.engagement.commands.sort import export, point_out, put_under, reveal, sum_up, unpoint
from gongkai_office.engagement.content import points_of
from gongkai_office.engagement.forms import EnterForm, PointForm, ResultForm, RevealForm
from gongkai_office.engagement.models import Channel, Comment, CommentCall, Stage, Verdict
from gongkai_office.engagement.queries import visible
from gongkai_office.paging import paged
from gongkai_office.workbooks import listing

_SIZE = 50
_COLUMNS = (
    ("序号", 8), ("收到日期", 12), ("方式", 14), ("署名", 14), ("意见", 70), ("意见要点", 50), ("处理", 14),
    ("说明", 50),
)  # fmt: skip


@guarded("document.read")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def comments(request: HttpRequest, calling: UUID) -> HttpResponse:
    """One page of the comments, those under no point yet where asked; whatever is done there comes back to it."""
    person = clerk(request)
    row = _readable(person, calling)
    entered = EnterForm(request.POST if request.POST.get("do") == "enter" else None, on=today())
    if request.method == "POST":
        verb = _VERBS.get(request.POST.get("do", ""))
        if verb is None:
            raise Http404
        with refused_above(request):
            if told := verb(request, row, person, entered):
                messages.success(request, told)
        if not entered.errors:
            return redirect(request.get_full_path())
    return render(
        request,
        "engagement/comments.html",
        _shown(request, row, person, entered),
        status=422 if entered.errors else 200,
    )


@guarded("document.read")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def comment(request: HttpRequest, calling: UUID, serial: int) -> HttpResponse:
    """One comment; who sent it, for a reason."""
    person = clerk(request)
    row = _readable(person, calling)
    require(person, "comment.handle", row.organ, today())
    one = get_object_or_404(row.comments.select_related("point"), serial=serial)
    form, sender = RevealForm(request.POST or None, label_suffix=""), None
    if form.is_valid():
        sender = reveal(comment=one.pk, reason=form.cleaned_data["reason"], by=person, at=now())
    facts = {"call": row, "one": one, "form": form, "sender": sender}
    return render(request, "engagement/comment.html", facts, status=422 if form.errors else 200)


@guarded("document.read")
@require_POST
def exported(request: HttpRequest, calling: UUID) -> HttpResponse:
    """Every comment as a workbook, names starred."""
    person = clerk(request)
    row = _readable(person, calling)
    rows = export(call=row.pk, by=person, at=now())
    content = listing("意见", _COLUMNS, map(_cells, rows))
    return attached(content, f"{row.title}意见汇总.xlsx")


def _enter(_request: HttpRequest, row: CommentCall, person: Person, form: EnterForm) -> str:
    if not form.is_valid():
        return ""
    given = form.cleaned_data
    made = enter(
        call=row.pk, channel=Channel(given["channel"]), text=given["text"], sender=form.sender, on=given["on"],
        key=given["key"], by=person, at=now(),
    )  # fmt: skip
    return f"已登记为第 {made.serial} 条意见"


def _point(request: HttpRequest, row: CommentCall, person: Person, _form: EnterForm) -> str:
    form, wanted = PointForm(request.POST), request.POST.get("point", "")
    if not form.is_valid():
        raise GongkaiError("请填写意见要点，并选择怎样处理")
    of = next((one.pk for one in row.points.all() if str(one.pk) == wanted), None)
    given = form.cleaned_data
    made = point_out(
        call=row.pk, gist=given["gist"], verdict=Verdict(given["verdict"]), reason=given["reason"], of=of, by=person,
        at=now(),
    )  # fmt: skip
    return f"已保存第 {made.position} 个要点"


def _unpoint(request: HttpRequest, row: CommentCall, person: Person, _form: EnterForm) -> str:
    unpoint(call=row.pk, point=_key(request.POST.get("point", "")), by=person, at=now())
    return "已去掉这个要点，归在它下面的意见要重新归入"


def _put_under(request: HttpRequest, row: CommentCall, person: Person, _form: EnterForm) -> str:
    ticked = [_key(one) for one in request.POST.getlist("comment")]
    number = put_under(call=row.pk, comments=ticked, point=_key(request.POST.get("point", "")), by=person, at=now())
    return f"已归入 {number} 条意见"


def _sum_up(request: HttpRequest, row: CommentCall, person: Person, _form: EnterForm) -> str:
    form = ResultForm(request.POST, one=row)
    if not form.is_valid():
        raise GongkaiError("请填写采纳情况说明，最多 4000 个字")
    sum_up(call=row.pk, result=form.cleaned_data["result"], by=person, at=now())
    return "已保存采纳情况说明"


_VERBS: dict[str, Callable[[HttpRequest, CommentCall, Person, EnterForm], str]] = {
    "enter": _enter, "point": _point, "unpoint": _unpoint, "put_under": _put_under, "sum_up": _sum_up,
}  # fmt: skip


def _shown(request: HttpRequest, row: CommentCall, person: Person, entered: EnterForm) -> dict[str, object]:
    left = request.GET.get("left") == "1"
    rows = row.comments.select_related("point").filter(point=None) if left else row.comments.select_related("point")
    try:
        found = paged(rows, "serial", after=request.GET.get("after", ""), size=_SIZE)
    except GongkaiError as error:
        raise Http404 from error
    points = points_of(row)
    handles = may(person, "comment.handle", row.organ, today())
    working = handles and row.stage == Stage.OUT
    return {
        "call": row, "rows": found.rows, "after": found.after, "left": left, "working": working, "handles": handles,
        "number": row.comments.count(), "waiting": row.comments.filter(point=None).count(), "points": points,
        "forms": [(one, PointForm(one=one)) for one in points] if working else (), "point": PointForm(),
        "result": ResultForm(one=row), "enter": entered,
    }  # fmt: skip


def _cells(one: Comment) -> list[str]:
    point = one.point
    told = [point.gist, point.get_verdict_display(), point.reason] if point else ["", "", ""]
    return [
        str(one.serial), one.received_on.isoformat(), one.get_channel_display(), one.masked_name or "未署名", one.text,
        *told,
    ]  # fmt: skip


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise GongkaiError("请勾选意见，并选择归入哪个要点") from None


def _readable(person: Person, calling: UUID) -> CommentCall:
    return get_object_or_404(visible(person, today()), pk=calling)
