"""One's own account: the offices one holds, the password, the second factor."""

from __future__ import annotations

import base64
import io

import qrcode
import qrcode.image.svg
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts import directory, sessions
from gongkai_office.accounts.commands.begin_factor import begin_factor
from gongkai_office.accounts.commands.change_password import change_password
from gongkai_office.accounts.commands.confirm_factor import confirm_factor
from gongkai_office.accounts.commands.end_sessions import end_sessions
from gongkai_office.accounts.forms import FirstCodeForm, PasswordForm
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import needs_second_factor, organs_where
from gongkai_office.accounts.queries import has_second_factor, offices_of, recovery_codes_left
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.accounts.totp import address, printed
from gongkai_office.clock import now, today


def signed_in(request: HttpRequest) -> Person:
    """Who is signed in; for views behind `login_required`."""
    if not isinstance(request.user, Person):
        raise TypeError("this page is for people who are signed in")
    return request.user


@never_cache
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """What one is appointed to, and how safe the account is."""
    person = signed_in(request)
    facts = {
        "offices": offices_of(person, today()),
        "factor": has_second_factor(person),
        "factor_needed": needs_second_factor(person, today()),
        "codes_left": recovery_codes_left(person),
        "manages": organs_where(person, "organ.manage", today()).exists(),
        "sessions": directory.sessions_of([person], now(), own=request.session.session_key),
    }
    return render(request, "accounts/account.html", facts)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def end_session(request: HttpRequest, mark: str) -> HttpResponse:
    """End one of one's sessions left open elsewhere, or all of them but this; to read, back to the account."""
    if request.method == "POST":
        one = "" if mark == "all" else mark
        person, here = signed_in(request), request.session.session_key
        try:
            ended = end_sessions(person=person, by=person, on=today(), at=now(), mark=one, but=here)
        except GongkaiError as refused:
            messages.warning(request, refused.message)
        else:
            messages.success(request, f"已结束 {ended} 次登录")
    return redirect("accounts:account")


@never_cache
@login_required
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        try:
            person = change_password(person=signed_in(request), old=old, new=new, at=now())
        except GongkaiError as refused:
            form.add_error("old" if "原密码不对" in refused.message else "new", refused.message)
        else:
            update_session_auth_hash(request, person)
            messages.success(request, "密码已经修改")
            return redirect("accounts:account")
    return render(request, "accounts/password.html", {"form": form})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def factor_setup(request: HttpRequest) -> HttpResponse:
    """Set up an authenticator: the square code, then its first code, then the recovery codes."""
    person = signed_in(request)
    if has_second_factor(person):
        return redirect("accounts:account")
    secret = begin_factor(person=person, at=now())
    form = FirstCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refused_at(form, "code"):
            codes = confirm_factor(person=person, code=form.cleaned_data["code"], at=now())
            sessions.note_factor(request.session)
            return render(request, "accounts/recovery_codes.html", {"codes": codes})
    shown = {"form": form, "secret": printed(secret), "square": _square(address(secret, person.login))}
    return render(request, "accounts/factor_setup.html", shown)


def _square(text: str) -> str:
    """A square code as the address of an image, so that nothing is loaded and nothing is inline."""
    drawn = io.BytesIO()
    qrcode.make(text, image_factory=qrcode.image.svg.SvgPathFillImage).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"
