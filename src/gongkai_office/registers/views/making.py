"""Enter a decision, a payment, a total; correct one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.clock import now, today
from gongkai_office.registers.commands.correct import correct as put_right
from gongkai_office.registers.commands.enter import enter
from gongkai_office.registers.commands.enter_total import enter_total
from gongkai_office.registers.forms.items import ItemForm, TotalForm
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Form, Item
from gongkai_office.registers.views.items import readable

_Form = ItemForm | TotalForm


@guarded("register.enter")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Enter one decision or payment."""
    organs = organ_choices(clerk(request), "register.enter")
    form = ItemForm(request.POST or None, kind=kind, on=today(), organs=organs)
    return _entered(request, form, kind, f"登记{kind.label}")


@guarded("register.enter")
@require_http_methods(["GET", "POST"])
def new_total(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Enter the total of a period."""
    organs = organ_choices(clerk(request), "register.enter")
    form = TotalForm(request.POST or None, kind=kind, on=today(), organs=organs)
    return _entered(request, form, kind, f"登记{kind.label}的期间合计")


@guarded("register.correct")
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, item: UUID) -> HttpResponse:
    """Correct an item, with the reason."""
    person = clerk(request)
    entry = readable(person, item)
    require(person, "register.correct", entry.organ, today())
    kind = Kind(entry.kind)
    made = TotalForm if entry.form == Form.TOTAL else ItemForm
    form: _Form = made(request.POST or None, kind=kind, on=today(), organs=[], entry=entry)
    if form.is_valid():
        with refused_at(form):
            put_right(item=item, statement=form.made, reason=form.cleaned_data["reason"], by=person, at=now())
            messages.success(request, f"{entry.item.number} 已更正，原来的内容和理由都留在登记簿里")
            return redirect("registers:item", item=item)
    return _asked(request, form, kind, f"更正 {entry.item.number}", entry_key=item)


def _entered(request: HttpRequest, form: _Form, kind: Kind, title: str) -> HttpResponse:
    if form.is_valid():
        with refused_at(form):
            made = _enter(request, form)
            messages.success(request, f"已登记，编号 {made.number}")
            again = request.POST.get("do") == "again"
            return redirect(request.path) if again else redirect("registers:item", item=made.pk)
    return _asked(request, form, kind, title)


def _enter(request: HttpRequest, form: _Form) -> Item:
    person, given = clerk(request), form.cleaned_data
    organ = organ_of(person, "register.enter", given["organ"])
    verb = enter_total if isinstance(form, TotalForm) else enter
    return verb(organ=organ, statement=form.made, by=person, at=now(), key=given["key"])


def _asked(request: HttpRequest, form: _Form, kind: Kind, title: str, *, entry_key: UUID | None = None) -> HttpResponse:
    total = isinstance(form, TotalForm)
    context = {"form": form, "kind": kind, "title": title, "total": total, "item": entry_key}
    return render(request, "registers/form.html", context, status=422 if form.errors else 200)
