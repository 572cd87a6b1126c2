"""The way of a report: sent up, signed, handed in, received or returned, published, corrected in public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import counting
from gongkai_office.clock import now, today
from gongkai_office.reporting.commands.reports.announce import announce
from gongkai_office.reporting.commands.reports.deadline import remind
from gongkai_office.reporting.commands.reports.hand_in import accept_report, hand_in, publish_report, return_report
from gongkai_office.reporting.commands.reports.send_up import UnreadyError, send_up
from gongkai_office.reporting.commands.reports.sign_report import send_report_back, sign_report
from gongkai_office.reporting.models import Report, Stage
from gongkai_office.reporting.queries.deadlines import due_of, reminders
from gongkai_office.reporting.queries.drift import Change, differing
from gongkai_office.reporting.queries.frozen import report_of, versions
from gongkai_office.reporting.queries.reports import UNDER_WAY, chain_of, reports
from gongkai_office.reporting.views.access import Asked, asked, officers
from gongkai_office.reporting.views.tabs import tabs


@officers
@require_safe
def way(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Where the report stands, and what whoever looks can do now."""
    return _page(request, asked(request, code, year))


@officers
@require_POST
def walk(request: HttpRequest, code: str, year: int, verb: str) -> HttpResponse:
    """One verb; back to the page with what came of it."""
    given, done = asked(request, code, year), _VERBS.get(verb)
    if done is None or given.day:
        raise Http404
    try:
        messages.success(request, done(request, given))
    except UnreadyError as error:
        return _page(request, given, trouble=error.message, details=error.details)
    except GongkaiError as error:
        return _page(request, given, trouble=error.message)
    return redirect(given.link("way"))


def _page(request: HttpRequest, given: Asked, *, trouble: str = "", details: tuple[str, ...] = ()) -> HttpResponse:
    one = given.account
    rows, chain = list(reports(one).prefetch_related("acts__by")), chain_of(one)
    newest = rows[0] if rows else None
    reviewing = newest and chain and newest.stage == Stage.IN_REVIEW
    stage = newest.stage if newest else ""
    context = {
        "given": given,
        "account": one,
        "tabs": tabs(given, "way"),
        "newest": newest,
        "rows": rows,
        "chain": chain,
        "signatures": list(counting(chain)) if chain else [],
        "why_not": why_not(chain, given.person, today()) if reviewing and chain else "",
        "reviewing": reviewing,
        "hash": bytes(newest.hash).hex() if newest else "",
        "due": due_of(one.organ, one.year),
        "reminders": reminders(one),
        "today": today(),
        "closed": versions(one).exists(),
        "can_send": given.may("report.prepare") and stage not in UNDER_WAY,
        "can_hand_in": given.may("report.prepare") and stage == Stage.SIGNED,
        "can_receive": given.may("report.receive") and stage == Stage.SUBMITTED,
        "can_remind": given.may("report.receive") and stage not in UNDER_WAY,
        "can_publish": given.may("report.publish") and stage == Stage.ACCEPTED,
        "can_announce": given.may("report.publish") and stage == Stage.PUBLISHED,
        "corrections": _corrections(given, newest),
        "notices": list(newest.notices.select_related("by")) if newest else [],
        "links": {verb.replace("-", "_"): given.link("walk", verb) for verb in _VERBS} | _links(given),
        "trouble": trouble,
        "details": details,
    }
    return render(request, "reporting/way.html", context, status=422 if trouble else 200)


def _links(given: Asked) -> dict[str, str]:
    return {page: given.link(page) for page in ("text", "books", "signed", "sheet")}


def _corrections(given: Asked, newest: Report | None) -> tuple[Change, ...]:
    """What changed between the figures the public has and the newest frozen version."""
    version = versions(given.account).first()
    if newest is None or version is None or newest.stage != Stage.PUBLISHED:
        return ()
    last = newest.notices.select_related("version").order_by("-number").first()
    return differing(report_of((last or newest).version), report_of(version))


def _newest(given: Asked) -> Report:
    row = reports(given.account).first()
    if row is None:
        raise GongkaiError("还没有送审的报告")
    return row


def _send(request: HttpRequest, given: Asked) -> str:
    try:
        day = date.fromisoformat(request.POST.get("signed_on", ""))
    except ValueError:
        raise GongkaiError("请填写落款日期") from None
    send_up(one=given.account, signed_on=day, by=given.person, at=now())
    return "已经送审，等待签署"


def _seen(request: HttpRequest) -> bytes:
    try:
        return bytes.fromhex(request.POST.get("hash", ""))
    except ValueError:
        raise GongkaiError("页面不完整，请刷新后再办理") from None


def _sign(request: HttpRequest, given: Asked) -> str:
    row = _newest(given)
    signed = sign_report(
        report=row.pk, content_hash=_seen(request), by=given.person, at=now(), note=request.POST.get("remark", "")
    )
    return "已经签发，可以报送" if signed.stage == Stage.SIGNED else "已经签署，等待下一环节"


def _send_back(request: HttpRequest, given: Asked) -> str:
    remark = request.POST.get("remark", "")
    send_report_back(report=_newest(given).pk, content_hash=_seen(request), by=given.person, at=now(), reason=remark)
    return "已经退回填报人"


def _hand_in(_request: HttpRequest, given: Asked) -> str:
    hand_in(report=_newest(given).pk, by=given.person, at=now())
    return "已经报送主管部门"


def _accept(request: HttpRequest, given: Asked) -> str:
    accept_report(report=_newest(given).pk, by=given.person, at=now(), remark=request.POST.get("remark", ""))
    return "已经接收，填报单位可以公开"


def _return(request: HttpRequest, given: Asked) -> str:
    return_report(report=_newest(given).pk, by=given.person, at=now(), remark=request.POST.get("remark", ""))
    return "已经退回，填报单位能看到意见"


def _publish(_request: HttpRequest, given: Asked) -> str:
    publish_report(report=_newest(given).pk, by=given.person, at=now())
    return "已经公开，公众现在可以在年报栏目看到"


def _announce(request: HttpRequest, given: Asked) -> str:
    announce(report=_newest(given).pk, by=given.person, at=now(), reason=request.POST.get("remark", ""))
    return "更正公告已经发布"


def _remind(request: HttpRequest, given: Asked) -> str:
    remind(one=given.account, words=request.POST.get("remark", ""), by=given.person, at=now())
    return "已经催报"


_VERBS: dict[str, Callable[[HttpRequest, Asked], str]] = {
    "send": _send,
    "sign": _sign,
    "send-back": _send_back,
    "hand-in": _hand_in,
    "accept": _accept,
    "return": _return,
    "publish": _publish,
    "announce": _announce,
    "remind": _remind,
}
