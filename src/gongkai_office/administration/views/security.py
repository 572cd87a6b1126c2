"""How safe the office is: second factors, locked accounts, sessions, the sealing key."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai_office.accounts import directory
from gongkai_office.accounts.directory import Narrowed
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.administration.commands.rotate_keys import keeps_everything, rotate_keys
from gongkai_office.administration.forms.people import GraveForm
from gongkai_office.administration.queries.keys import standing
from gongkai_office.administration.views.access import reach
from gongkai_office.administration.views.act import Act, acted
from gongkai_office.clock import now, today
from gongkai_office.organs.queries import names_on

_MOST = 200


@guarded("person.read")
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Who works without a second factor, who is locked out, who is signed in."""
    organs, on, at = reach(request, "person.read"), today(), now()
    bare = list(directory.without_factor(organs, on)[:_MOST])
    locked = directory.locked_out(organs, at)
    sessions = directory.sessions_of(
        directory.people(organs, Narrowed(open=None), on), at, own=request.session.session_key
    )
    names = names_on([person.organ for person in [*bare, *locked]], on)
    return render(
        request,
        "administration/security.html",
        {
            "bare": [(person, names[person.organ_id]) for person in bare],
            "locked": [(person, names[person.organ_id], until) for person, until in locked.items()],
            "sessions": sessions[:_MOST],
            "number": len(sessions),
            "may_manage": reach(request, "person.manage").exists(),
            "keys": keeps_everything(clerk(request), at),
        },
    )


@guarded("organ.manage")
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The sealing key: its version, and how far a rotation has come. A part of the page refreshes by itself."""
    part = "administration/parts/keys.html" if request.headers.get("HX-Request") else "administration/keys.html"
    return render(request, part, {"keys": standing(), "may_rotate": keeps_everything(clerk(request), now())})


@guarded("organ.manage")
@require_http_methods(["GET", "POST"])
def rotate(request: HttpRequest) -> HttpResponse:
    """Begin a rotation."""
    form = GraveForm(request.POST or None, on=today())
    act = Act(
        title="更换密钥",
        about="申请人的身份和联系方式用密钥加密保存。",
        back=reverse("administration:keys"),
        done="已经生成新的密钥，正在用它重新加密",
        follows=[
            "生成新的密钥文件，保存在数据目录的 keys 下；请随即备份，密钥备份与数据库备份分开存放",
            "此后登记的申请使用新密钥；已有的由后台分批重新加密，期间可以正常办理",
            "旧密钥仍然保留，恢复旧的备份时需要它",
        ],
        grave=True,
    )

    def do() -> object:
        return rotate_keys(by=clerk(request), at=now(), reason=form.cleaned_data["reason"])

    return acted(request, act, form, do)
