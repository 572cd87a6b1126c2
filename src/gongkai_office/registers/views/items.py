"""One item: everything it says, its history, and what may be done with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, may
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.clock import now, today
from gongkai_office.organs.queries import name_on
from gongkai_office.registers.commands.cancel import cancel as take_back
from gongkai_office.registers.commands.publish import publish as note
from gongkai_office.registers.desk.words import facts_of, history_of, rows_of
from gongkai_office.registers.forms.items import PublishForm, ReasonForm
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Entry
from gongkai_office.registers.queries import history, visible


@guarded("register.read")
@require_safe
def item(request: HttpRequest, item: UUID) -> HttpResponse:
    """The page of an item."""
    person, on = clerk(request), today()
    return _page(request, readable(person, item), PublishForm(initial={"on": on}, label_suffix=""))


@guarded("register.read")
@require_POST
def publish(request: HttpRequest, item: UUID) -> HttpResponse:
    """Note the publication."""
    person = clerk(request)
    entry, form = readable(person, item), PublishForm(request.POST, label_suffix="")
    if form.is_valid():
        with refused_at(form, "on"):
            note(item=item, on=form.cleaned_data["on"], by=person, at=now())
            messages.success(request, f"{entry.item.number} 已标记公示")
            return redirect("registers:item", item=item)
    return _page(request, entry, form, status=422)


@guarded("register.read")
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, item: UUID) -> HttpResponse:
    """Ask for the reason, then cancel."""
    person = clerk(request)
    entry, form = readable(person, item), ReasonForm(request.POST or None)
    _require(person, "register.correct", entry)
    if form.is_valid():
        with refused_at(form):
            take_back(item=item, reason=form.cleaned_data["reason"], by=person, at=now())
            messages.success(request, f"{entry.item.number} 已撤销，不再计入年报")
            return redirect("registers:item", item=item)
    context = {"form": form, "row": rows_of([entry], today())[0], "kind": Kind(entry.kind)}
    return render(request, "registers/cancel.html", context, status=422 if form.errors else 200)


def readable(person: Person, item: UUID) -> Entry:
    """The newest line of an item, where the person may read it. Raises Http404 else, as for one that is not there."""
    found = visible(person, today()).filter(item=item).first()
    if found is None:
        raise Http404
    return found


def _require(person: Person, permission: str, entry: Entry) -> None:
    if not may(person, permission, entry.organ, today()):
        raise ForbiddenError("您在这个机关没有更正登记的职责，如需办理，请联系本机关管理员")


def _page(request: HttpRequest, entry: Entry, form: PublishForm, *, status: int = 200) -> HttpResponse:
    person, on = clerk(request), today()
    waits = entry.standing and entry.publish_by and not entry.published_on
    return render(
        request,
        "registers/item.html",
        {"row": rows_of([entry], on)[0], "entry": entry, "kind": Kind(entry.kind), "facts": facts_of(entry),
         "history": history_of(history(entry.item_id)), "organ": name_on(entry.organ, on).name, "form": form,
         "may_publish": waits and may(person, "register.enter", entry.organ, on),
         "may_correct": entry.standing and may(person, "register.correct", entry.organ, on)},
        status=status,
    )  # fmt: skip
