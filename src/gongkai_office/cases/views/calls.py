"""Calls for records: an office's list, and one call, for whoever asked and whoever answers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk
from gongkai_office.cases.commands.calls.answer import answer
from gongkai_office.cases.commands.calls.move_due import move_due
from gongkai_office.cases.commands.calls.remind import remind
from gongkai_office.cases.commands.calls.withdraw import withdraw
from gongkai_office.cases.desk.calls import doors, lines
from gongkai_office.cases.forms.calls import AnswerForm, ManageForm
from gongkai_office.cases.models import CallAnswer, CallState, RecordsCall
from gongkai_office.cases.queries.calls import call_for, of_office, to_answer
from gongkai_office.cases.views.access import desk
from gongkai_office.cases.views.attached import kept_file
from gongkai_office.clock import now, today
from gongkai_office.files.queries import of

_MOST = 100


@desk
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """What other offices asked of this person's office: open ones first, then the newest."""
    person, on = clerk(request), today()
    waiting = lines(to_answer(person, on)[:_MOST], on)
    done = lines(of_office(person, on).exclude(state=CallState.OPEN)[:_MOST], on)
    return render(request, "cases/calls.html", {"waiting": waiting, "done": done, "most": _MOST})


@desk
@require_http_methods(["GET", "POST"])
def call(request: HttpRequest, call: UUID) -> HttpResponse:
    """One call: its words, the answer's form for the asked office, reminding and moving for whoever asked."""
    person, on = clerk(request), today()
    found = call_for(person, call, on)
    if found is None:
        raise Http404
    open_to, do = doors(found, person, on), request.POST.get("do", "")
    given = (request.POST, request.FILES) if do == "answer" else (None, None)
    answering = AnswerForm(*given, on=on, who=person.name)
    managing = ManageForm(request.POST if do in _MANAGED else None, due=found.due)
    form = answering if do == "answer" else managing
    if form.is_bound and form.is_valid() and _done(request, form, found, do):
        return redirect("cases:case" if open_to.case else "cases:call", *[found.request_id if open_to.case else call])
    context = {
        "line": lines([found], on)[0],
        "call": found,
        "doors": open_to,
        "answering": answering,
        "managing": managing,
        "form": form,
        "files": of(f"call:{found.pk}"),
    }
    return render(request, "cases/call.html", context, status=422 if form.errors else 200)


@desk
@require_safe
def record(request: HttpRequest, call: UUID, file: UUID) -> HttpResponse:
    """A record that the asked office sent along."""
    found = call_for(clerk(request), call, today())
    if found is None:
        raise Http404
    return kept_file(f"call:{found.pk}", file)


_MANAGED = {"remind", "move", "withdraw"}
_SAID = {"answer": "答复已送出", "remind": "已催办，会显示在对方的今日待办里", "move": "日期已改", "withdraw": "已撤回"}


def _done(request: HttpRequest, form: AnswerForm | ManageForm, found: RecordsCall, do: str) -> bool:
    """Do what was asked; the reason stands in the form where it is refused."""
    try:
        _act(request, form, found, do)
    except GongkaiError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _SAID[do])
    return True


def _act(request: HttpRequest, form: AnswerForm | ManageForm, found: RecordsCall, do: str) -> None:
    person, at, given = clerk(request), now(), form.cleaned_data
    if isinstance(form, AnswerForm):
        kind = CallAnswer(given["answer"])
        text, records = given["text"], given["records"]
        answer(call=found.pk, answer=kind, text=text, search=form.search, records=records, by=person, at=at)
    elif do == "remind":
        remind(call=found.pk, by=person, at=at, reason=given["reason"])
    elif do == "withdraw":
        withdraw(call=found.pk, by=person, at=at, reason=given["reason"])
    elif given["due"]:
        move_due(call=found.pk, due=given["due"], by=person, at=at, reason=given["reason"])
    else:
        raise GongkaiError("请填写新的日期")
