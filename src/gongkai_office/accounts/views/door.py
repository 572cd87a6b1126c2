"""Sign in, answer for the second factor, sign out."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongkai_office.accounts import sessions
from gongkai_office.accounts.commands.answer_factor import Answer, answer_factor
from gongkai_office.accounts.forms import CodeForm, SignInForm
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import has_second_factor
from gongkai_office.clock import now

_REFUSED = "登录名或者密码不对，请重新输入"
_RESTING = "连续输错 5 次，这里暂时不能用这个登录名登录，请 15 分钟后再试；忘记密码的，请联系本机关管理员"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for login name and password."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = authenticate(request, **form.cleaned_data)
        if isinstance(person, Person):
            return _welcome(request, person)
        form.add_error("password", _RESTING if getattr(request, "axes_locked_out", False) else _REFUSED)
    return render(request, "accounts/sign_in.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the second factor, after the right password."""
    person = sessions.awaiting_factor(request.session, now())
    if person is None:
        messages.info(request, "请先输入登录名和密码")
        return redirect("accounts:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = answer_factor(person=person, code=form.cleaned_data["code"], at=now())
        if answer is Answer.RIGHT:
            return _enter(request, person, factor=True)
        form.add_error("code", answer.value)
    return render(request, "accounts/code.html", {"form": form})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, "您已退出")
    return redirect("accounts:sign_in")


def _welcome(request: HttpRequest, person: Person) -> HttpResponse:
    """After the right password: on to the code, or in."""
    if not has_second_factor(person):
        return _enter(request, person, factor=False)
    sessions.ask_for_factor(request, person, now())
    return redirect(reverse("accounts:code", query=request.GET))


def _enter(request: HttpRequest, person: Person, *, factor: bool) -> HttpResponse:
    wanted = request.GET.get("next", "")
    sessions.begin(request, person, now(), factor=factor)
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if ours else settings.LOGIN_REDIRECT_URL)
