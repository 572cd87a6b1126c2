"""What an administrator does with one organ, each act on a page of its own with what follows from it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.law.organs import OrganKind
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.administration.commands import organs as commands
from gongkai_office.administration.forms.organs import (
    FoundForm,
    ParticularsForm,
    PracticeForm,
    RenameForm,
)
from gongkai_office.administration.queries.moves import Foreseen, foreseen
from gongkai_office.administration.views.access import organ_in
from gongkai_office.administration.views.act import Act, acted
from gongkai_office.administration.views.organs import practice_lines
from gongkai_office.clock import now, today
from gongkai_office.organs.models import ChosenPractice, Level, Organ, Particulars
from gongkai_office.organs.practices import choices_of
from gongkai_office.organs.queries import below, name_on, particulars_of

_MANAGE = "organ.manage"
_BOTH = ["GET", "POST"]


@guarded(_MANAGE)
@require_http_methods(_BOTH)
def found(request: HttpRequest, organ: UUID) -> HttpResponse:
    """A new organ below this one."""
    parent = organ_in(request, _MANAGE, organ)
    usual = {"kind": OrganKind.DEPARTMENT.name, "level": parent.level, "region": parent.region}
    form = FoundForm(request.POST or None, on=today(), initial={**usual})

    def do() -> object:
        given = form.cleaned_data
        return commands.found_below(
            parent=parent,
            code=given["code"],
            name=given["name"],
            short=given["short"],
            kind=OrganKind[given["kind"]],
            level=Level(given["level"]),
            region=given["region"],
            opened_on=given["start"],
            by=clerk(request),
            at=now(),
        )

    follows = ["本机关的管理员、主管部门和审计人随即可以管理、查看新机关", "人员和机关信息另行添加；全部编号从 1 号起"]
    return acted(request, _act(parent, "设立下级机关", "机关已经设立", follows=follows), form, do)


@guarded(_MANAGE)
@require_http_methods(_BOTH)
def rename(request: HttpRequest, organ: UUID) -> HttpResponse:
    """A new name from a day on."""
    row = organ_in(request, _MANAGE, organ)
    form = RenameForm(request.POST or None, on=today())

    def do() -> object:
        given = form.cleaned_data
        return commands.rename_organ(
            organ=row,
            name=given["name"],
            short=given["short"],
            start=given["start"],
            by=clerk(request),
            at=now(),
            reason=given["reason"],
        )

    follows = ["启用日期以后的文书、编号使用新名称；已经编的号和已经发出的文书不变", "按某一天查看时，显示那一天的名称"]
    return acted(request, _act(row, "变更名称", "名称已经变更", follows=follows), form, do)


@guarded(_MANAGE)
@require_http_methods(_BOTH)
def particulars(request: HttpRequest, organ: UUID) -> HttpResponse:
    """What letters say of an organ."""
    row = organ_in(request, _MANAGE, organ)
    current = particulars_of(row, today())
    initial = {name: getattr(current, name) for name in Particulars.FIELDS} if current else {}
    form = ParticularsForm(request.POST or None, on=today(), initial=initial)

    def do() -> object:
        given = form.cleaned_data
        texts = {name: given[name] for name in Particulars.FIELDS}
        by, reason = clerk(request), given["reason"]
        return commands.keep_particulars(organ=row, given=texts, start=given["start"], by=by, at=now(), reason=reason)

    follows = ["启用日期以后的文书按新的内容写，已经发出的不变", "缺少行政复议机关、法院或者地址、电话的，文书不能发出"]
    return acted(request, _act(row, "机关信息", "机关信息已经保存", follows=follows), form, do)


@guarded(_MANAGE)
@require_http_methods(_BOTH)
def practice(request: HttpRequest, organ: UUID) -> HttpResponse:
    """What the law leaves open: each point with its source; what would move is shown before it is kept."""
    row = organ_in(request, _MANAGE, organ)
    own = [one for one in choices_of(row).holding(today()) if one.organ_id == row.pk]
    form = PracticeForm(request.POST or None, on=today(), own=own[-1].choices if own else None)
    more: dict[str, object] = {"lines": practice_lines(row, today())}
    act = _act(row, "办理规则", "办理规则已经保存")
    if request.method == "POST" and form.is_valid():
        more["foreseen"] = _moves(row, form)
        if request.POST.get("do") != "save":
            return render(request, "administration/practice.html", {"act": act, "form": form, **more})

    def do() -> object:
        given, by = form.cleaned_data, clerk(request)
        start, reason = given["start"], given["reason"]
        return commands.choose_practice(organ=row, choices=form.choices(), start=start, by=by, at=now(), reason=reason)

    return acted(request, act, form, do, template="administration/practice.html", more=more)


def _moves(organ: Organ, form: PracticeForm) -> Foreseen:
    """The open cases here and below that the choices would move."""
    tried = ChosenPractice(organ=organ, start=form.cleaned_data["start"], entered_at=now(), choices=form.choices())
    return foreseen(below(organ), today(), practice=tried)


def _act(organ: Organ, title: str, done: str, *, follows: list[str] | None = None) -> Act:
    back = reverse("administration:organ", args=[organ.pk])
    about = name_on(organ, today()).name
    return Act(title=title, about=about, back=back, done=done, follows=follows or ())
