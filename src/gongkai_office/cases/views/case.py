"""One case: its page, its steps, the identity of its requester."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.cases.entries import EntryKind
from gongkai.cases.state import Case
from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.accounts.refusals import refused_at
from gongkai_office.cases.commands.append import Recorded
from gongkai_office.cases.commands.reveal import reveal as look
from gongkai_office.cases.desk.calls import lines
from gongkai_office.cases.desk.clock import then_due
from gongkai_office.cases.desk.disputes import disputes
from gongkai_office.cases.desk.duties import duties
from gongkai_office.cases.desk.foresight import foresee
from gongkai_office.cases.desk.leads import NEXT
from gongkai_office.cases.desk.letters import drafts_beside, foreseen, is_letterless, rows, working
from gongkai_office.cases.desk.offers import Asked, Offer
from gongkai_office.cases.desk.papers import enclosed, papers
from gongkai_office.cases.desk.people import asker
from gongkai_office.cases.desk.proposals import shown
from gongkai_office.cases.desk.timeline import timeline
from gongkai_office.cases.forms.people import RevealForm
from gongkai_office.cases.forms.sheets import sheets_for
from gongkai_office.cases.forms.steps import StepForm
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import may_in, require_in
from gongkai_office.cases.practice import practice_in
from gongkai_office.cases.projection import ENDED
from gongkai_office.cases.queries import folded, likely_duplicates, place_in_month
from gongkai_office.cases.queries.proposals import pending_kinds
from gongkai_office.cases.views.access import desk, readable
from gongkai_office.cases.views.head import head_of
from gongkai_office.cases.views.letters import SIGNED_ON, before_signers, keep_draft
from gongkai_office.cases.views.steps import BY_KIND, STEPS, Step
from gongkai_office.clock import now, today
from gongkai_office.files import trays
from gongkai_office.files.trays import Tray
from gongkai_office.organs.queries import calendar_of

_ENDED = {stage.name for stage in ENDED}


@desk
@require_safe
def case(request: HttpRequest, case: UUID) -> HttpResponse:
    """Facts, clock, entries, people, and what can be done next."""
    person, on = clerk(request), today()
    row = readable(person, case)
    state = folded(row)
    offered = _asked(person, row, state).offers()
    return render(
        request,
        "cases/case.html",
        {
            **head_of(row, state),
            "events": timeline(row.entries.all())[::-1],
            **_choices(offered, NEXT.get(state.stage, ())),
            "duties": [STEPS[slug] for slug in duties(person, row, state, on)],
            "may_reveal": may_in(person, "case.reveal_identity", row, on),
            "calls": lines(row.calls.select_related("organ", "office", "answered_by"), on),
            "bundle": row.stage in _ENDED and may_in(person, "case.bundle", row, on),
            "urgings": row.urgings.select_related("by", "answered_by"),
            "proposals": shown(row, person, on),
            "papers": papers(row, person, on),
            "letters": rows(row),
            "letterless": is_letterless(row, state),
            "letter_draft": working(row, state, on=on),
            "beside": drafts_beside(row),
            "papers_offered": sheets_for(row) if may_in(person, "case.handle", row, on) else (),
            "duplicates": likely_duplicates(row),
            "nth": place_in_month(row),
            "asker": asker(row.requester),
            "disputes": disputes(row),
        },
    )


@desk
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, case: UUID, slug: str) -> HttpResponse:
    """One step: the form, what would follow from it, the command."""
    person = clerk(request)
    row, one = readable(person, case), _step(slug)
    state = folded(row)
    offered = _offered(request, one, row, state)
    form = one.form(request.POST or None, on=today())
    form.about(row)
    tray = _handed(request, form)
    done = _done(request, one, form, row, tray) if form.is_bound else None
    if done:
        return done
    trying = request.POST.get("do") == "try"
    context = {"step": one, "form": form, "offer": offered, "tray": tray, **head_of(row, state)}
    if one.slug in SIGNED_ON:
        context |= before_signers(person, row, state, at=now())
    if one.slug in SIGNED_ON or one.kind is EntryKind.DRAFTED:
        context["enclosed"] = enclosed(row, person, today())
    if form.is_bound:
        context |= _foreseen(form, one, row, state, person)
    return render(request, "cases/step.html", context, status=422 if form.errors and not trying else 200)


@desk
@require_http_methods(["POST"])
def step_trial(request: HttpRequest, case: UUID, slug: str) -> HttpResponse:
    """What would follow from a step, for the part of its page that refreshes while the form is filled in."""
    person = clerk(request)
    row, one = readable(person, case), _step(slug)
    state = folded(row)
    _offered(request, one, row, state)
    form = one.form(request.POST, on=today())
    form.about(row)
    form.is_valid()
    return render(request, "cases/parts/foresight.html", _foreseen(form, one, row, state, person))


@desk
@require_http_methods(["POST"])
def step_facts(request: HttpRequest, case: UUID, slug: str) -> HttpResponse:
    """The fields that a choice asks for, for the part of a step's page that refreshes with it."""
    person = clerk(request)
    row, one = readable(person, case), _step(slug)
    _offered(request, one, row, folded(row))
    form = one.form(request.POST, on=today())
    form.about(row)
    form.errors.clear()
    return render(request, "cases/parts/facts.html", {"form": form})


@desk
@require_http_methods(["GET", "POST"])
def reveal(request: HttpRequest, case: UUID) -> HttpResponse:
    """Who asks, after a reason is given; every look is journalled."""
    person = clerk(request)
    row = readable(person, case)
    require_in(person, "case.reveal_identity", row, today())
    form = RevealForm(request.POST or None, label_suffix="")
    context: dict[str, object] = {"case": row, "form": form}
    if form.is_valid():
        with refused_at(form):
            context["who"] = look(case=row.pk, reason=form.cleaned_data["reason"], by=person, at=now())
    return render(request, "cases/reveal.html", context)


def _asked(person: Person, row: DisclosureRequest, state: Case) -> Asked:
    """Who asks what can be done in a case now."""
    return Asked(
        by=person,
        request=row,
        case=state,
        calendar=calendar_of(row.organ),
        practice=practice_in(row, state),
        at=now(),
        proposed=pending_kinds(row),
    )


def _step(slug: str) -> Step:
    if slug not in STEPS:
        raise Http404
    return STEPS[slug]


def _offered(request: HttpRequest, one: Step, row: DisclosureRequest, state: Case) -> Offer | None:
    """Whether the step is open now. Raises ForbiddenError where it is not this person's business."""
    person = clerk(request)
    if one.kind is None:
        if not any(may_in(person, permission, row, today()) for permission in one.permissions):
            raise ForbiddenError(f"“{one.title}”不在您的职责范围内")
        return None
    offered = _asked(person, row, state).offer(one.kind)
    if not offered.own:
        raise ForbiddenError(f"“{one.title}”不在您的职责范围内。{offered.reason}")
    return offered


def _handed(request: HttpRequest, form: StepForm) -> Tray:
    """The files that came with a step so far; they wait while its form is not done."""
    if form.holds is None or not form.is_bound:
        return Tray()
    form.files = request.FILES
    return trays.filled(form, trays.sent(request.POST.get("tray", "")), request.POST, form.holds, now())


def _done(request: HttpRequest, one: Step, form: StepForm, row: DisclosureRequest, tray: Tray) -> HttpResponse | None:
    """What came of the form; None where it is only tried, or stands to be filled in better."""
    valid, do = form.is_valid(), request.POST.get("do")
    if do == "keep" and one.drafts:
        return keep_draft(request, form, row)
    return _acted(request, one, form, row, tray) if valid and do != "try" else None


def _foreseen(form: StepForm, one: Step, row: DisclosureRequest, state: Case, person: Person) -> dict[str, object]:
    """What would follow, and the letters that would go out."""
    on = form.cleaned_data.get("on") or today()
    return {
        **foresee(one.kind, form.cleaned_data, row, state, by=person, at=now()),
        **foreseen(form.paper(), row, state, on=on),
    }


def _acted(request: HttpRequest, one: Step, form: StepForm, row: DisclosureRequest, tray: Tray) -> HttpResponse | None:
    """Do it and go back to the case; None, with the reason in the form, where it is refused."""
    papers = {"papers": tray.ids} if form.holds else {}
    try:
        made = one.command(case=row.pk, by=clerk(request), at=now(), **form.arguments(), **papers)
    except GongkaiError as error:
        form.add_error(None, str(error))
        return None
    told = then_due(made.request) if isinstance(made, Recorded) and one.foreseeable else ""
    messages.success(request, f"已登记“{one.title}”{told}")
    for remark in made.remarks if isinstance(made, Recorded) else ():
        messages.warning(request, remark)
    return redirect("cases:case", case=row.pk)


def _choices(offered: tuple[Offer, ...], awaited: tuple[str, ...]) -> dict[str, object]:
    """The steps a page offers, what the case waits for first; and the closed ones, by why they are closed."""
    known = [(BY_KIND[one.kind], one) for one in offered]
    return {
        "next": [(step, one) for step, one in known if one.open and step.slug in awaited],
        "open": [(step, one) for step, one in known if one.open and step.slug not in awaited],
        "closed": [(step, one) for step, one in known if one.own and one.fits and not one.lawful],
        "others": [(step, one) for step, one in known if one.lawful and not one.own],
        "later": [step for step, one in known if one.own and not one.fits],
    }
