"""One act on one page: what it does and what follows, a form, the verb, and back with a message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai_office.accounts.refusals import refused_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """How an act is told: its heading, what it is about, what follows, what its button says, where it leads back to.

    `grave` marks what takes something away.
    """

    title: str
    about: str
    back: str
    done: str
    lead: str = ""
    follows: Sequence[str] = ()
    grave: bool = False


def acted(
    request: HttpRequest,
    act: Act,
    form: forms.Form,
    do: Callable[[], object],
    *,
    template: str = "administration/act.html",
    more: dict[str, object] | None = None,
) -> HttpResponse:
    """Ask; on a form that is filled in do it, and lead back. What `do` answers as a page is shown instead."""
    if request.method == "POST" and form.is_valid():
        with refused_at(form):
            made = do()
            if isinstance(made, HttpResponse):
                return made
            messages.success(request, act.done)
            return redirect(act.back)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"act": act, "form": form, **(more or {})}, status=status)
