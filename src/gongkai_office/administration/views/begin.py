"""The first page of all: who runs the machine names the first organ and its administrator."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gongkai.errors import GongkaiError
from gongkai_office.administration.commands import begin as commands
from gongkai_office.administration.forms.begin import BeginForm
from gongkai_office.administration.opening import close, is_new
from gongkai_office.clock import now, today


@never_cache
@sensitive_post_parameters("opening", "password", "again")
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for both while nobody has begun; afterwards it only leads to the door."""
    if not is_new():
        return redirect("accounts:sign_in")
    form = BeginForm(request.POST or None, on=today())
    if request.method == "POST" and form.is_valid():
        try:
            _begin(form)
        except GongkaiError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已经建立。请用刚才填写的登录名和密码登录，第一次登录要用手机设置动态口令。")
            return redirect("accounts:sign_in")
    return render(request, "administration/begin.html", {"form": form})


def _begin(form: BeginForm) -> None:
    given = form.cleaned_data
    commands.begin(organ=form.organ(), login=given["login"], name=given["person"], password=given["password"], at=now())
    close()
