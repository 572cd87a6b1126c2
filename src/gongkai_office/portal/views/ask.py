"""Ask for information without an account: choose the organ, say who asks, say what, look it over, hand it in."""

from __future__ import annotations

import secrets
from datetime import date

from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.cases.entries import Applicant
from gongkai.errors import GongkaiError
from gongkai_office.accounts.addresses import client_address
from gongkai_office.cases.commands.arrive import Wanted
from gongkai_office.cases.commands.submit import Submitted, submit
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.sealing import Particulars
from gongkai_office.clock import now, today
from gongkai_office.files import trays
from gongkai_office.files.commands.hold import let_go
from gongkai_office.files.models import Purpose
from gongkai_office.portal import drafts, limits, papers, robots
from gongkai_office.portal.drafts import DRAFT, RECEIPT, Typed
from gongkai_office.portal.forms import APPLICANTS, SearchForm, SubmitForm, WantForm, WhoForm
from gongkai_office.portal.limits import BEGIN, SUBMIT, TooManyError
from gongkai_office.portal.queries import SHOWN, Choice, organ_coded, organs_mentioned, organs_named
from gongkai_office.portal.site import ASK
from gongkai_office.portal.views.pages import page
from gongkai_office.search.queries import told_of


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the organ, by any name it ever bore. Reading this sets no cookie."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    facts = {"form": form, "q": words, "found": organs_named(words, today()), "most": SHOWN}
    return page(request, "portal/choose.html", ASK, facts)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Who asks. `organ` in the address, or the draft's own."""
    draft = drafts.kept(request.session, DRAFT, now())
    code = request.POST.get("organ") or request.GET.get("organ") or draft.get("organ", "")
    choice = _choice(code, today())
    if not choice.open:
        return page(request, "portal/closed.html", ASK, {"choice": choice})
    form = WhoForm(request.POST or None, request.FILES or None, initial=draft)
    tray = trays.kept(draft.get(papers.IDENTITY, ""))
    if request.method == "POST" and not draft:
        try:
            limits.take(BEGIN, client_address(request), now())
        except TooManyError as refused:
            form.add_error(None, refused.message)
            return page(request, "portal/who.html", ASK, {"form": form, "choice": choice}, status=429)
    if request.method == "POST":
        tray = papers.taken(request, form, tray, Purpose.IDENTITY)
        begun = {"key": draft.get("key") or secrets.token_urlsafe(32), "organ": choice.organ.code}
        if _kept(request, form, {**begun, papers.IDENTITY: tray.text}):
            return redirect("portal:want")
    return page(request, "portal/who.html", ASK, {"form": form, "choice": choice, "tray": tray})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def want(request: HttpRequest) -> HttpResponse:
    """What is asked for."""
    draft = drafts.kept(request.session, DRAFT, now())
    if "name" not in draft:
        return redirect("portal:choose")
    form = WantForm(request.POST or None, request.FILES or None, initial=draft)
    tray = trays.kept(draft.get(papers.MATERIAL, ""))
    if request.method == "POST":
        tray = papers.taken(request, form, tray, Purpose.APPLICATION)
        if _kept(request, form, {papers.MATERIAL: tray.text}):
            return redirect("portal:review")
    facts = {"form": form, "choice": _choice(draft["organ"], today()), "tray": tray}
    return page(request, "portal/want.html", ASK, facts)


def _kept(request: HttpRequest, form: WhoForm | WantForm, more: Typed) -> bool:
    """Keep what a page was told, where nothing is wrong with it; files that were taken are kept all the same."""
    if form.is_valid():
        typed = {name: value for name, value in form.cleaned_data.items() if name != papers.FIELD}
        drafts.add(request.session, DRAFT, {**more, **typed}, now())
        return True
    if any(more.get(name) for name in (papers.IDENTITY, papers.MATERIAL)):
        drafts.add(request.session, DRAFT, more, now())
    return False


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Look it over; hand it in."""
    draft = drafts.kept(request.session, DRAFT, now())
    if "description" not in draft:
        already = RECEIPT in request.session
        return redirect("portal:receipt" if already else "portal:choose")
    form = SubmitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if robots.answered(request.session, form.cleaned_data["answer"]):
            return _hand_in(request, draft, form)
        form.add_error("answer", "答得不对，换一道题再试")
    return _shown(request, draft, form)


def _hand_in(request: HttpRequest, draft: Typed, form: SubmitForm) -> HttpResponse:
    at = now()
    try:
        limits.take(SUBMIT, client_address(request), at)
        made = _submitted(draft)
    except GongkaiError as refused:
        form.add_error(None, refused.message)
        return _shown(request, draft, form, status=429 if isinstance(refused, TooManyError) else 200)
    drafts.keep(request.session, RECEIPT, {"case": str(made.request.pk), "code": made.code}, at)
    drafts.drop(request.session, DRAFT)
    return redirect("portal:receipt")


def _submitted(draft: Typed) -> Submitted:
    at = now()
    fields = Particulars.__dataclass_fields__
    return submit(
        organ=_choice(draft["organ"], at.date()).organ,
        applicant=Applicant(draft["applicant"]),
        particulars=Particulars(**{name: draft.get(name, "") for name in fields}),
        wanted=Wanted(description=draft["description"], form=draft["form_wanted"], delivery=draft["delivery_wanted"]),
        idempotency=draft["key"],
        on=at.date(),
        at=at,
        papers=papers.ids_of(draft),
    )


def _shown(request: HttpRequest, draft: Typed, form: SubmitForm, *, status: int = 200) -> HttpResponse:
    on = today()
    choice = _choice(draft["organ"], on)
    asked = robots.current(request.session, other="another" in request.GET and request.method == "GET")
    form.ask(asked.text)
    facts = {
        "draft": draft,
        "applicant": dict(APPLICANTS)[draft["applicant"]],
        "choice": choice,
        "trays": papers.trays_of(draft),
        "others": organs_mentioned(draft["description"], choice.organ, on),
        "published": told_of(draft["description"], choice.organ),
        "form": form,
    }
    return page(request, "portal/review.html", ASK, facts, status=status)


@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """Number and code, until the requester says they are noted."""
    kept = drafts.kept(request.session, RECEIPT, now())
    if not kept:
        return redirect("portal:follow")
    case = DisclosureRequest.objects.select_related("organ", "requester").get(pk=kept["case"])
    facts = {
        "case": case,
        "code": kept["code"],
        "choice": _choice(case.organ.code, today()),
        "made": _made(case),
        "papers": papers.own(case),
    }
    return page(request, "portal/receipt.html", ASK, facts)


@require_POST
def noted(request: HttpRequest) -> HttpResponse:
    """The requester has noted the code: it is never shown again."""
    drafts.drop(request.session, RECEIPT)
    return redirect("portal:follow")


@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Throw the draft away with its files, on a machine that others use too."""
    let_go(papers.ids_of(drafts.kept(request.session, DRAFT, now())))
    _forget(request.session)
    return redirect("portal:home")


def _forget(session: SessionBase) -> None:
    for name in (DRAFT, RECEIPT):
        drafts.drop(session, name)


def _made(case: DisclosureRequest) -> object:
    return case.entries.order_by("sequence").values_list("at", flat=True)[0]


def _choice(code: str, on: date) -> Choice:
    choice = organ_coded(code, on)
    if choice is None:
        raise Http404
    return choice
