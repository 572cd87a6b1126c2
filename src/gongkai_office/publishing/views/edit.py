"""Writing: a new item, or the version under way."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.models import Person
from gongkai_office.clock import now, today
from gongkai_office.files import trays
from gongkai_office.files.models import Purpose
from gongkai_office.files.trays import Tray
from gongkai_office.gate.queries import screener_of
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on
from gongkai_office.publishing.commands.attend import attend, leave
from gongkai_office.publishing.commands.draft import draft
from gongkai_office.publishing.commands.edit import EditedMeanwhileError, edit
from gongkai_office.publishing.commands.screen import screen
from gongkai_office.publishing.content import tidied
from gongkai_office.publishing.desk.compare import elements, lines
from gongkai_office.publishing.forms.content import ContentForm
from gongkai_office.publishing.models import UNDER_WAY, Version
from gongkai_office.publishing.queries.editing import editors
from gongkai_office.publishing.queries.illustrated import illustrated
from gongkai_office.publishing.views.access import file_of, version_of


@guarded("item.draft")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new item of an organ one edits for."""
    person = clerk(request)
    choices = organ_choices(person, "item.draft")
    organ = organ_of(person, "item.draft", request.GET.get("organ") or choices[0][0])
    form = ContentForm(request.POST or None, request.FILES, on=today(), organ=organ)
    form.initial["source"] = name_on(organ, today()).name
    tray = _filled(request, form)
    if request.method == "POST" and not form.errors and (made := _drafted(form, organ, person, tray)):
        return _saved(request, made)
    context = {
        "form": form,
        "tray": tray,
        "organ": name_on(organ, today()).name,
        "choices": choices,
        "chosen": str(organ.pk),
    }
    return render(request, "publishing/edit.html", context, status=422 if form.errors else 200)


@guarded("item.draft")
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, version: UUID) -> HttpResponse:
    """The version under way. Where somebody saved it meanwhile, what was typed stays on the page beside theirs."""
    person = clerk(request)
    row = version_of(person, version)
    form = ContentForm(request.POST or None, request.FILES, on=today(), organ=row.organ, version=row)
    tray = _filled(request, form)
    attend(version=row.pk, by=person, at=now())
    context = {"form": form, "tray": tray, "version": row, "item": row.item, "organ": name_on(row.organ, today()).name}
    context["others"] = editors(row, now(), but=person)
    if request.method == "POST" and not form.errors:
        try:
            made = edit(
                version=row.pk,
                content=form.content(),
                columns=form.chosen(),
                seen=form.over() or form.cleaned_data["seen"] or 0,
                by=person,
                at=now(),
                papers=tray.ids,
                without=form.dropped(),
            )
        except EditedMeanwhileError as error:
            form.add_error(None, str(error))
            context |= _beside(version_of(person, version), form)
        except GongkaiError as error:
            form.add_error(None, str(error))
        else:
            leave(version=row.pk, by=person)
            return _saved(request, made)
    return render(request, "publishing/edit.html", context, status=422 if form.errors else 200)


@guarded("item.draft")
@require_POST
def editing(request: HttpRequest, version: UUID) -> HttpResponse:
    """A page that is still open says so, and is told who else has the draft open and whether somebody saved it."""
    person = clerk(request)
    row = version_of(person, version)
    if row.state in UNDER_WAY:
        attend(version=row.pk, by=person, at=now())
    facts = {"version": row, "others": editors(row, now(), but=person)}
    facts["saved"] = request.POST.get("seen", "") != str(row.revision)
    return render(request, "publishing/parts/editing.html", facts)


def _beside(theirs: Version, form: ContentForm) -> dict[str, object]:
    """What somebody saved meanwhile, and where it differs from what was typed."""
    mine = Version(id=theirs.pk, item=theirs.item, organ=theirs.organ, **tidied(form.content()).values())
    body = illustrated(theirs, file_of(theirs)).body
    return {
        "theirs": theirs,
        "theirs_body": body,
        "elements": elements(theirs, mine),
        "lines": list(lines(theirs, mine)),
    }


def _filled(request: HttpRequest, form: ContentForm) -> Tray:
    """The files that came with a form, kept while it is not done, so that nobody chooses one twice."""
    if request.method != "POST":
        return Tray()
    return trays.filled(form, trays.sent(request.POST.get("tray", "")), request.POST, Purpose.OTHER, now())


def _drafted(form: ContentForm, organ: Organ, person: Person, tray: Tray) -> Version | None:
    try:
        return draft(organ=organ, content=form.content(), columns=form.chosen(), by=person, at=now(), papers=tray.ids)
    except GongkaiError as error:
        form.add_error(None, str(error))
        return None


def _saved(request: HttpRequest, version: Version) -> HttpResponse:
    """Back to the version, already looked over by the gate."""
    try:
        screen(version=version.pk, screener=screener_of(version.organ), at=now())
    except GongkaiError as error:
        messages.warning(request, str(error))
    messages.success(request, "已保存")
    return redirect("publishing:show", version=version.pk)
