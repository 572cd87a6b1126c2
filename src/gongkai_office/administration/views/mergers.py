"""Mergers of organs: asked for, approved or sent back by another, withdrawn, undone before the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, may
from gongkai_office.administration.commands import mergers as commands
from gongkai_office.administration.forms.organs import MergeForm
from gongkai_office.administration.queries.mergers import after_merger, chain_of, fingerprint, mergers
from gongkai_office.administration.views.access import organ_in, reach
from gongkai_office.administration.views.act import Act, acted
from gongkai_office.approvals.policies import why_not
from gongkai_office.clock import now, today
from gongkai_office.organs.models import Merger, MergerState
from gongkai_office.organs.queries import name_on, names_on

_MANAGE, _READ = "organ.manage", "merger.read"


@guarded(_MANAGE)
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, organ: UUID) -> HttpResponse:
    """Ask that an organ ends and another answers for it; one that is still to be founded is founded first."""
    row = organ_in(request, _MANAGE, organ)
    there = Q(closed_on__isnull=True) | Q(closed_on__gt=today())
    others = reach(request, _MANAGE).filter(there).exclude(path__startswith=row.path)
    form = MergeForm(request.POST or None, on=today(), organs=others)

    def do() -> HttpResponse:
        given = form.cleaned_data
        into, day, reason = others.get(pk=given["into"]), given["day"], given["reason"]
        made = commands.merge_organ(organ=row, into=into, day=day, by=clerk(request), at=now(), reason=reason)
        messages.success(request, "已经提请，等主管部门批准")
        return redirect("administration:merger", made.pk)

    act = Act(
        title="并入其他机关",
        about=name_on(row, today()).name,
        back=reverse("administration:organ", args=[row.pk]),
        done="",
        lead="合并由一人提请、主管部门的另一人批准，从撤销之日起生效；生效以前可以撤销。",
        follows=list(after_merger(row, today())),
        grave=True,
    )
    return acted(request, act, form, do)


@guarded(_READ)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The mergers within reach: waiting, ahead, in effect."""
    return render(request, "administration/mergers.html", {"rows": mergers(reach(request, _READ)), "today": today()})


@guarded(_READ)
@require_safe
def merger(request: HttpRequest, merger: UUID) -> HttpResponse:
    """One merger: what it is, what follows, what whoever looks can do."""
    return _page(request, _found(request, merger))


@guarded(_READ)
@require_POST
def settle(request: HttpRequest, merger: UUID, verb: str) -> HttpResponse:
    """One verb; back to the page with what came of it."""
    row, done = _found(request, merger), _VERBS.get(verb)
    if done is None:
        raise Http404
    try:
        messages.success(request, done(request, row))
    except ForbiddenError:
        raise
    except GongkaiError as error:
        return _page(request, row, trouble=error.message)
    return redirect("administration:merger", row.pk)


def _found(request: HttpRequest, merger: UUID) -> Merger:
    rows = Merger.objects.filter(organ__in=reach(request, _READ)).select_related("organ", "into")
    row = rows.filter(pk=merger).first()
    if row is None:
        raise Http404
    return row


def _page(request: HttpRequest, row: Merger, *, trouble: str = "") -> HttpResponse:
    person, on = clerk(request), today()
    names = names_on([row.organ, row.into], max(on, row.day))
    manages = may(person, _MANAGE, row.organ, on)
    pending = row.state == MergerState.PENDING
    context = {
        "row": row,
        "organ": names[row.organ_id],
        "into": names[row.into_id],
        "asked_by": Person.objects.filter(pk=row.by).values_list("name", flat=True).first() or row.by,
        "signatures": list(chain_of(row).signatures.select_related("person").order_by("at")),
        "follows": list(after_merger(row.organ, on)) if pending or row.day > on else [],
        "why_not": why_not(chain_of(row), person, on) if pending else "",
        "may_sign": pending and not why_not(chain_of(row), person, on),
        "may_withdraw": pending and manages,
        "may_undo": row.state == MergerState.APPROVED and row.day > on and manages,
        "hash": fingerprint(row).hex(),
        "trouble": trouble,
        "today": on,
    }
    return render(request, "administration/merger.html", context, status=422 if trouble else 200)


def _seen(request: HttpRequest) -> bytes:
    try:
        return bytes.fromhex(request.POST.get("hash", ""))
    except ValueError:
        raise GongkaiError("页面不完整，请刷新后再办理") from None


def _approve(request: HttpRequest, row: Merger) -> str:
    remark, by = request.POST.get("remark", ""), clerk(request)
    made = commands.approve_merger(merger=row.pk, content_hash=_seen(request), by=by, at=now(), note=remark)
    return f"已经批准，{_day(made.day)}生效"


def _return(request: HttpRequest, row: Merger) -> str:
    remark, by = request.POST.get("remark", ""), clerk(request)
    commands.return_merger(merger=row.pk, content_hash=_seen(request), by=by, at=now(), reason=remark)
    return "已经退回，提请人能看到意见"


def _withdraw(request: HttpRequest, row: Merger) -> str:
    commands.withdraw_merger(merger=row.pk, by=clerk(request), at=now(), reason=request.POST.get("remark", ""))
    return "已经撤回"


def _undo(request: HttpRequest, row: Merger) -> str:
    commands.undo_merger(merger=row.pk, by=clerk(request), at=now(), reason=request.POST.get("remark", ""))
    return "合并已经撤销，机关照常存续"


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日起"


_VERBS: dict[str, Callable[[HttpRequest, Merger], str]] = {
    "approve": _approve,
    "return": _return,
    "withdraw": _withdraw,
    "undo": _undo,
}
