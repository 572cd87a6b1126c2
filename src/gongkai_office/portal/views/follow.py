"""Follow a request by number and code: where it stands, what to do by when, correct it, withdraw it.

Who gave the right number and code may see that one case, in this session, until half an hour after the last look.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from uuid import uuid5

from django.contrib import messages
from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.addresses import client_address
from gongkai_office.accounts.refusals import refused_above
from gongkai_office.cases.commands.withdraw import withdraw
from gongkai_office.cases.desk.letters import sheet
from gongkai_office.cases.letters.files import download as written
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import PUBLIC
from gongkai_office.cases.queries import follow
from gongkai_office.cases.queries.enclosures import given
from gongkai_office.clock import now, today
from gongkai_office.files import trays
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.serving import download
from gongkai_office.files.trays import Tray
from gongkai_office.portal import letters, limits, papers
from gongkai_office.portal.commands.hand_in_correction import hand_in_correction
from gongkai_office.portal.forms import CorrectionForm, FollowForm
from gongkai_office.portal.limits import TooManyError
from gongkai_office.portal.progress import progress
from gongkai_office.portal.site import FOLLOW
from gongkai_office.portal.views.pages import page

_KEY = "follow"
_PATIENCE = timedelta(minutes=30)
_NOT_FOUND = "登记编号或者查询码不对，请对照回执检查后再试"


Page = Callable[..., HttpResponse]


def _opened(page: Page) -> Page:
    """A page of the case that this session may see; whoever may see none is asked for number and code."""

    @wraps(page)
    def behind(request: HttpRequest, *args: object, **options: object) -> HttpResponse:
        followed = _followed(request.session, now())
        if followed is None:
            messages.info(request, "请输入登记编号和查询码")
            return redirect("portal:follow")
        return page(request, followed, *args, **options)

    return behind


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; the same answer for a wrong one of either."""
    form = FollowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            counted = limits.take(limits.FOLLOW, client_address(request), now())
        except TooManyError as refused:
            form.add_error(None, refused.message)
            return page(request, "portal/follow.html", FOLLOW, {"form": form}, status=429)
        case = follow(**form.cleaned_data)
        if case:
            limits.give_back(counted)
            request.session.cycle_key()
            _open(request.session, case, now())
            return redirect("portal:case")
        form.add_error(None, _NOT_FOUND)
    return page(request, "portal/follow.html", FOLLOW, {"form": form})


@never_cache
@require_safe
@_opened
def case(request: HttpRequest, followed: DisclosureRequest) -> HttpResponse:
    """Where the case stands."""
    shown = {
        "case": progress(followed, today()),
        "papers": papers.own(followed),
        "letters": letters.own(followed),
        "given": given(followed),
    }
    return page(request, "portal/case.html", FOLLOW, shown)


@never_cache
@require_safe
@_opened
def letter(request: HttpRequest, followed: DisclosureRequest, nth: int) -> HttpResponse:
    """One of the letters, to read and to print."""
    found = letters.letter(followed, nth)
    if found is None:
        raise Http404
    shown = {"sheet": sheet(found, followed, whole=True), "nth": nth}
    return page(request, "portal/letter.html", FOLLOW, shown)


@never_cache
@require_safe
@_opened
def letter_file(_request: HttpRequest, followed: DisclosureRequest, nth: int, container: str) -> HttpResponse:
    """One of the letters as Word or PDF."""
    found = letters.letter(followed, nth)
    if found is None:
        raise Http404
    return written(found, container)


@never_cache
@require_safe
@_opened
def given_file(request: HttpRequest, followed: DisclosureRequest, nth: int) -> HttpResponse:
    """One of the files given with the reply."""
    rows = given(followed)
    if not 0 < nth <= len(rows):
        raise Http404
    return _out(request, rows[nth - 1])


@never_cache
@require_safe
@_opened
def paper(request: HttpRequest, followed: DisclosureRequest, nth: int) -> HttpResponse:
    """One of the files that the requester handed in, for whoever gave number and code."""
    found = papers.shown(followed, nth)
    if found is None:
        raise Http404
    return _out(request, found)


def _out(request: HttpRequest, file: StoredFile) -> HttpResponse:
    with refused_above(request):
        return download(file)
    return redirect("portal:case")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@_opened
def correct(request: HttpRequest, followed: DisclosureRequest) -> HttpResponse:
    """Hand in a correction."""
    shown = progress(followed, today())
    if not shown.may_correct:
        messages.info(request, "这件申请现在不需要补正")
        return redirect("portal:case")
    form = CorrectionForm(request.POST or None, request.FILES or None, initial={"description": followed.description})
    tray = trays.sent(request.POST.get("tray", ""))
    if request.method == "POST":
        tray = papers.taken(request, form, tray, Purpose.CORRECTION)
        if form.is_valid() and _corrected(form, followed, tray):
            messages.success(request, "补正已经交到行政机关，答复期限从今天起重新计算")
            return redirect("portal:case")
    return page(request, "portal/correct.html", FOLLOW, {"form": form, "case": shown, "tray": tray})


def _corrected(form: CorrectionForm, followed: DisclosureRequest, tray: Tray) -> bool:
    typed = {name: value for name, value in form.cleaned_data.items() if name != papers.FIELD}
    try:
        hand_in_correction(case=followed, **typed, at=now(), papers=tray.ids)
    except GongkaiError as refused:
        form.add_error(None, refused.message)
        return False
    return True


@never_cache
@require_http_methods(["GET", "POST"])
@_opened
def give_up(request: HttpRequest, followed: DisclosureRequest) -> HttpResponse:
    """Withdraw the request, after a page that says what that means."""
    shown = progress(followed, today())
    if not shown.may_withdraw:
        messages.info(request, "这件申请已经办结，不需要撤回")
        return redirect("portal:case")
    if request.method == "GET":
        return page(request, "portal/withdraw.html", FOLLOW, {"case": shown})
    once = uuid5(followed.pk, f"withdraw {followed.entries_count}")
    try:
        withdraw(case=followed.pk, by=PUBLIC, on=today(), at=now(), note="申请人在网上撤回申请", key=once)
    except GongkaiError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "申请已经撤回")
    return redirect("portal:case")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the case on this machine."""
    request.session.pop(_KEY, None)
    return redirect("portal:home")


def _open(session: SessionBase, followed: DisclosureRequest, at: datetime) -> None:
    session[_KEY] = {"case": str(followed.pk), "seen": at.timestamp()}


def _followed(session: SessionBase, at: datetime) -> DisclosureRequest | None:
    """The case this session may see."""
    kept = session.get(_KEY)
    if not kept or at.timestamp() - kept["seen"] > _PATIENCE.total_seconds():
        session.pop(_KEY, None)
        return None
    followed = DisclosureRequest.objects.select_related("organ").filter(pk=kept["case"]).first()
    if followed:
        _open(session, followed, at)
    return followed
