"""One document: its record card, its validity today, its texts, its history; what may be done with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.documents.writers.papers import PAPER_CONTAINERS
from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may, require
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.clock import now, today
from gongkai_office.files.papers import written
from gongkai_office.normative.commands.issue import issue
from gongkai_office.normative.commands.void import void
from gongkai_office.normative.desk.papers import paper_of
from gongkai_office.normative.desk.words import facts_of, history_of, links_of, row_of
from gongkai_office.normative.forms.acts import STEPS, ActForm
from gongkai_office.normative.forms.making import IssueForm, VoidForm
from gongkai_office.normative.models import Document, Entry, Progress, Version
from gongkai_office.normative.queries import visible
from gongkai_office.normative.queries.releases import published_of
from gongkai_office.organs.queries import name_on


@guarded("document.enter")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Register a document."""
    person, on = clerk(request), today()
    form = IssueForm(request.POST or None, on=on, organs=organ_choices(person, "document.enter"))
    if form.is_valid():
        with refused_at(form):
            organ = organ_of(person, "document.enter", form.cleaned_data["organ"])
            made = issue(organ=organ, issued=form.issued, by=person, at=now(), key=form.cleaned_data["key"])
            messages.success(request, f"已登记，统一登记号 {made.registration}；接着可以登记文本")
            return redirect("normative:document", document=made.pk)
    return render(request, "normative/new.html", {"form": form}, status=422 if form.errors else 200)


@guarded("document.read")
@require_safe
def document(request: HttpRequest, document: UUID) -> HttpResponse:
    """The page of a document."""
    person, on = clerk(request), today()
    row = readable(person, document)
    organ = name_on(row.organ, on).name
    versions = list(row.versions.order_by("-ordinal"))
    may_enter = may(person, "document.enter", row.organ, on)
    shown = row_of(row, on, organ)
    steps = [(slug, one) for slug, one in STEPS.items() if not (one.living and row.ends_on and row.ends_on <= on)]
    return render(
        request,
        "normative/document.html",
        {"row": shown, "document": row, "facts": facts_of(row, organ), "history": history_of(row), "on": on,
         "links": links_of(row), "versions": versions, "text": versions[0] if versions else None,
         "steps": steps if may_enter else [], "may_enter": may_enter,
         "releases": row.releases.exclude(progress=Progress.DROPPED), "interpretations": published_of(row),
         "caused": row.caused.exclude(document=row).select_related("document")},
    )  # fmt: skip


@guarded("document.enter")
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, document: UUID, slug: str) -> HttpResponse:
    """One small page for each thing that can happen."""
    if slug not in STEPS:
        raise Http404
    person, on, one = clerk(request), today(), STEPS[slug]
    row = readable(person, document)
    require(person, "document.enter", row.organ, on)
    others = list(Document.objects.filter(organ=row.organ, void=False).exclude(pk=row.pk).order_by("-issued")[:500])
    form: ActForm = one.form(request.POST or None, request.FILES or None, on=on, document=row, others=others)
    if form.is_valid():
        with refused_at(form):
            form.act(by=person, at=now())
            messages.success(request, f"已登记“{one.title}”")
            return redirect("normative:document", document=document)
    context = {"form": form, "step": one, "document": row}
    return render(request, "normative/step.html", context, status=422 if form.errors else 200)


@guarded("document.enter")
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Ask for the reason, then void an entry."""
    person, form = clerk(request), VoidForm(request.POST or None)
    line = Entry.objects.filter(pk=entry).select_related("document").first()
    if line is None:
        raise Http404
    row = readable(person, line.document_id)
    require(person, "document.enter", row.organ, today())
    if form.is_valid():
        with refused_at(form):
            void(entry=entry, reason=form.cleaned_data["reason"], by=person, at=now())
            messages.success(request, "已作废这一条登记")
            gone = Document.objects.get(pk=row.pk).void
            return redirect("normative:library") if gone else redirect("normative:document", document=row.pk)
    context = {"form": form, "line": line, "document": row}
    return render(request, "normative/void.html", context, status=422 if form.errors else 200)


@guarded("document.read")
@require_safe
def version(request: HttpRequest, version: UUID) -> HttpResponse:
    """A text as a page."""
    text = _text(clerk(request), version)
    return render(request, "normative/version.html", {"version": text, "document": text.document})


@guarded("document.read")
@require_safe
def download(request: HttpRequest, version: UUID, container: str) -> HttpResponse:
    """A text as Word or PDF."""
    if container not in PAPER_CONTAINERS:
        raise Http404
    text = _text(clerk(request), version)
    return written(paper_of(text, today()), container, text.title)


def readable(person: Person, document: UUID) -> Document:
    """A document that the person may see. Raises Http404 else, as for one that is not there."""
    found = visible(person, today()).filter(pk=document).first()
    if found is None:
        raise Http404
    return found


def _text(person: Person, version: UUID) -> Version:
    found = Version.objects.filter(pk=version).select_related("document__organ").first()
    if found is None:
        raise Http404
    readable(person, found.document_id)
    return found
