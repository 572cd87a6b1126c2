"""What an administrator does with one person, each act on a page of its own with its reason."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from gongkai_office.accounts.commands.appoint import appoint as give
from gongkai_office.accounts.commands.close_person import close_person
from gongkai_office.accounts.commands.end_appointment import end_appointment
from gongkai_office.accounts.commands.end_sessions import end_sessions
from gongkai_office.accounts.commands.reopen_person import reopen_person
from gongkai_office.accounts.commands.reset_factor import reset_factor
from gongkai_office.accounts.commands.reset_password import reset_password
from gongkai_office.accounts.commands.unlock import unlock as let_try
from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.passwords import first_password
from gongkai_office.accounts.policies import require_over
from gongkai_office.administration.forms.people import AppointForm, EndForm, GraveForm, ReasonForm
from gongkai_office.administration.views.access import reach
from gongkai_office.administration.views.act import Act, acted
from gongkai_office.administration.views.people import person_in
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.clock import now, today
from gongkai_office.organs.queries import name_on

_BOTH = ["GET", "POST"]


@guarded("person.manage")
@require_http_methods(_BOTH)
def appoint(request: HttpRequest, person: UUID) -> HttpResponse:
    """Give a role in an organ."""
    who, organs = person_in(request, person), reach(request, "person.manage")
    form = AppointForm(request.POST or None, on=today(), organs=organs, initial={"organ": str(who.organ_id)})

    def do() -> object:
        given = form.cleaned_data
        role, start, end = Role(given["role"]), given["start"], given["end"]
        organ, by = form.organ_given, clerk(request)
        return give(person=who, organ=organ, role=role, start=start, end=end, by=by, on=today(), at=now())

    lead = "角色决定能看什么、能办什么。管理员与审计人不能由同一人担任；签发人、管理员、主管部门登录须用动态口令。"
    return acted(request, _act(who, "任职", "已登记任职", lead=lead), form, do)


@guarded("person.manage")
@require_http_methods(_BOTH)
def end(request: HttpRequest, person: UUID, appointment: UUID) -> HttpResponse:
    """End an appointment from a day on."""
    who = person_in(request, person)
    held = who.appointments.filter(pk=appointment, organ__in=reach(request, "person.manage")).first()
    if held is None:
        raise Http404
    form = EndForm(request.POST or None, on=today(), initial={"end": today()})

    def do() -> object:
        given, by = form.cleaned_data, clerk(request)
        return end_appointment(appointment=held, end=given["end"], by=by, on=today(), at=now(), reason=given["reason"])

    title = f"终止任职：{name_on(held.organ, today()).name}{Role(held.role).label}"
    return acted(request, _act(who, title, "已登记终止日期", follows=_unfinished(who), grave=True), form, do)


@guarded("person.manage")
@require_http_methods(_BOTH)
def close(request: HttpRequest, person: UUID) -> HttpResponse:
    """Close the account of somebody who has left."""
    who = _managed(request, person)
    form = GraveForm(request.POST or None, on=today())

    def do() -> object:
        return close_person(person=who, by=clerk(request), on=today(), at=now(), reason=form.cleaned_data["reason"])

    follows = ["立即不能登录，正在使用的登录随即失效", "任职不再有效；姓名仍留在办理过的事项上", *_unfinished(who)]
    return acted(request, _act(who, "停用账号", "账号已经停用", follows=follows, grave=True), form, do)


@guarded("person.manage")
@require_http_methods(_BOTH)
def reopen(request: HttpRequest, person: UUID) -> HttpResponse:
    """Open the account of somebody who came back."""
    who = _managed(request, person)
    form = ReasonForm(request.POST or None, on=today())

    def do() -> object:
        return reopen_person(person=who, by=clerk(request), on=today(), at=now(), reason=form.cleaned_data["reason"])

    lead = "重新启用以后，没有终止的任职随之恢复，请先核对。"
    return acted(request, _act(who, "重新启用账号", "账号已经重新启用", lead=lead), form, do)


@guarded("person.manage")
@sensitive_variables("password")
@require_http_methods(_BOTH)
def new_password(request: HttpRequest, person: UUID) -> HttpResponse:
    """A one-time password for somebody who forgot theirs, shown once."""
    who = _managed(request, person)
    form, password = GraveForm(request.POST or None, on=today()), first_password()

    def do() -> HttpResponse:
        reset_password(
            person=who, password=password, by=clerk(request), on=today(), at=now(), reason=form.cleaned_data["reason"]
        )
        return render(request, "administration/password.html", {"who": who, "password": password})

    follows = ["原密码立即失效，正在使用的登录随即结束", "生成一次性密码，只显示一次；本人登录后必须修改"]
    return acted(request, _act(who, "重置密码", "", follows=follows, grave=True), form, do)


@guarded("person.manage")
@require_http_methods(_BOTH)
def factor(request: HttpRequest, person: UUID) -> HttpResponse:
    """Take away a lost authenticator."""
    who = _managed(request, person)
    form = GraveForm(request.POST or None, on=today())

    def do() -> object:
        return reset_factor(person=who, by=clerk(request), on=today(), at=now(), reason=form.cleaned_data["reason"])

    follows = [
        "手机上的动态口令和全部恢复码失效",
        "岗位需要动态口令的，下次登录时重新设置",
        "办理前请当面或者电话核实是本人",
    ]
    return acted(request, _act(who, "重置动态口令", "动态口令已经重置", follows=follows, grave=True), form, do)


@guarded("person.manage")
@require_http_methods(_BOTH)
def unlock(request: HttpRequest, person: UUID) -> HttpResponse:
    """Let somebody try again who is locked out."""
    who = _managed(request, person)
    form = ReasonForm(request.POST or None, on=today())

    def do() -> object:
        return let_try(person=who, by=clerk(request), on=today(), at=now(), reason=form.cleaned_data["reason"])

    lead = "连续输错密码或者动态口令的，15 分钟以后自动解除。解除锁定不改变密码和动态口令；忘记密码的，请重置密码。"
    return acted(request, _act(who, "解除锁定", "已解除锁定，可以重新登录", lead=lead), form, do)


@guarded("person.manage")
@require_http_methods(_BOTH)
def sign_out(request: HttpRequest, person: UUID, mark: str) -> HttpResponse:
    """End one session of somebody, or all."""
    who = _managed(request, person)
    form = ReasonForm(request.POST or None, on=today())

    def do() -> object:
        return end_sessions(
            person=who,
            by=clerk(request),
            on=today(),
            at=now(),
            reason=form.cleaned_data["reason"],
            mark="" if mark == "all" else mark,
            but=request.session.session_key,
        )

    follows = ["对方正在填写、尚未保存的内容会丢失", "账号和密码不变，本人可以重新登录；怀疑密码泄露的，请同时重置密码"]
    return acted(request, _act(who, "结束登录", "登录已经结束", follows=follows, grave=True), form, do)


def _managed(request: HttpRequest, person: UUID) -> Person:
    """A person whose account is this administrator's to keep. Raises Http404, ForbiddenError."""
    who = person_in(request, person)
    require_over(clerk(request), who, today())
    return who


def _unfinished(who: Person) -> list[str]:
    open_cases = DisclosureRequest.objects.filter(handler=who, pending=True).count()
    return [f"名下还有 {open_cases} 件未办结的申请，请由分办人员另行分办"] if open_cases else []


def _act(
    who: Person, title: str, done: str, *, lead: str = "", follows: list[str] | None = None, grave: bool = False
) -> Act:
    about = f"{who.name}（{who.login}）"
    back = reverse("administration:person", args=[who.pk])
    return Act(title=title, about=about, back=back, done=done, lead=lead, follows=follows or (), grave=grave)
