"""Clean-ups: the list, one clean-up with every document, what its signers see, its result."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.errors import GongkaiError
from gongkai_office.accounts.guard import clerk, guarded, organ_choices, organ_of
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may, organs_where
from gongkai_office.accounts.refusals import refused_above, refused_at
from gongkai_office.approvals.models import State
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import latest_chain
from gongkai_office.clock import now, today
from gongkai_office.normative.commands import campaigns as verbs
from gongkai_office.normative.commands.campaigns import Proposed
from gongkai_office.normative.desk.results import announcement, parts_of
from gongkai_office.normative.desk.words import rows_of
from gongkai_office.normative.forms.making import CampaignForm, DecisionForm, ProposalForm, PublishForm, ReturnForm
from gongkai_office.normative.models import Campaign, Proposal, Stage
from gongkai_office.organs.queries import name_on


@guarded("document.read")
@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """Every clean-up the reader may see."""
    person, on = clerk(request), today()
    organs = organs_where(person, "document.read", on)
    found = Campaign.objects.filter(organ__in=organs).select_related("organ")[:100]
    rows = [(one, name_on(one.organ, on).name, one.proposals.count()) for one in found]
    context = {"rows": rows, "may_clean": organs_where(person, "document.clean", on).exists()}
    return render(request, "normative/campaigns.html", context)


@guarded("document.clean")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a clean-up."""
    person = clerk(request)
    form = CampaignForm(request.POST or None, on=today(), organs=organ_choices(person, "document.clean"))
    if form.is_valid():
        given = dict(form.cleaned_data)
        organ = organ_of(person, "document.clean", given.pop("organ"))
        with refused_at(form):
            made = verbs.open_campaign(organ=organ, by=person, at=now(), **given)
            return redirect("normative:campaign", campaign=made.pk)
    return render(request, "normative/campaign_new.html", {"form": form}, status=422 if form.errors else 200)


@guarded("document.read")
@require_http_methods(["GET", "POST"])
def campaign(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """One clean-up; every button of its page is sent here as `do`."""
    person, row = clerk(request), _readable(clerk(request), campaign)
    lines = list(row.proposals.select_related("document__organ").order_by("document__issued", "document"))
    given = request.POST if request.POST.get("do") in {"save", "send_up"} else None
    forms = [(line, ProposalForm(given, proposal=line)) for line in lines]
    if request.method == "POST":
        with refused_above(request):
            told = _act(request, person, row, forms)
            messages.success(request, told)
            return redirect("normative:campaign", campaign=campaign)
    return _page(request, person, row, forms)


@guarded("document.read")
@require_safe
def result(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """The text to publish, plain, ready to be copied."""
    row = _readable(clerk(request), campaign)
    return HttpResponse(announcement(row), content_type="text/plain; charset=utf-8")


def _page(
    request: HttpRequest, person: Person, row: Campaign, forms: list[tuple[Proposal, ProposalForm]]
) -> HttpResponse:
    on = today()
    chain = latest_chain(verbs.subject(row), verbs.PURPOSE)
    states = rows_of([line.document for line, _ in forms], on)
    waits = chain is not None and chain.state == State.OPEN
    refused = why_not(chain, person, on) if chain and waits else ""
    return render(
        request,
        "normative/campaign.html",
        {"campaign": row, "organ": name_on(row.organ, on).name, "stages": Stage, "chain": chain,
         "lines": [(line, form, state) for (line, form), state in zip(forms, states, strict=True)],
         "parts": parts_of(row), "text": announcement(row), "refused": refused,
         "lacking": sum(not line.verdict for line, _ in forms),
         "content": bytes(chain.content_hash).hex() if chain else "", "may_sign": waits and not refused,
         "may_clean": may(person, "document.clean", row.organ, on),
         "decision": DecisionForm(initial={"decided_on": on}, label_suffix=""),
         "publish": PublishForm(initial={"on": on}, label_suffix=""), "back": ReturnForm(label_suffix="")},
    )  # fmt: skip


def _act(request: HttpRequest, person: Person, row: Campaign, forms: list[tuple[Proposal, ProposalForm]]) -> str:
    """Do what a button asks; what to tell afterwards. Raises GongkaiError."""
    do = request.POST.get("do", "")
    verb = _VERBS.get(do)
    if verb is None:
        raise GongkaiError("不知道要办理什么，请从页面上的按钮办理")
    return verb(request, person, row, forms)


_Forms = list[tuple[Proposal, ProposalForm]]


def _save(_request: HttpRequest, person: Person, row: Campaign, forms: _Forms) -> str:
    wrong = [line.document.title for line, form in forms if not form.is_valid()]
    if wrong:
        raise GongkaiError(f"《{wrong[0]}》一行的日期或者意见填写有误，日期请写成 2024-03-04 的样子")
    proposed = {
        line.pk: Proposed(form.cleaned_data["verdict"], form.cleaned_data["reason"], form.cleaned_data["until"])
        for line, form in forms
    }
    verbs.propose(campaign=row.pk, proposed=proposed, by=person, at=now())
    return "意见已保存"


def _send_up(request: HttpRequest, person: Person, row: Campaign, forms: _Forms) -> str:
    _save(request, person, row, forms)
    verbs.send_up(campaign=row.pk, by=person, at=now())
    return "已送审，等审核人审核、签发人签发"


def _sign(request: HttpRequest, person: Person, row: Campaign, _forms: _Forms) -> str:
    signed = verbs.sign(campaign=row.pk, content=_content(request), by=person, at=now())
    return "已签发，可以办理" if signed.state == State.COMPLETE else "已审核，等签发人签发"


def _send_back(request: HttpRequest, person: Person, row: Campaign, _forms: _Forms) -> str:
    reason = request.POST.get("reason", "")
    verbs.send_back(campaign=row.pk, content=_content(request), reason=reason, by=person, at=now())
    return "已退回"


def _carry_out(request: HttpRequest, person: Person, row: Campaign, _forms: _Forms) -> str:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise GongkaiError("请填写决定日期和决定文号，日期请写成 2024-03-04 的样子")
    given = form.cleaned_data
    verbs.carry_out(campaign=row.pk, decided_on=given["decided_on"], number=given["number"], by=person, at=now())
    return "已按清理决定登记每一份文件"


def _publish(request: HttpRequest, person: Person, row: Campaign, _forms: _Forms) -> str:
    form = PublishForm(request.POST)
    if not form.is_valid():
        raise GongkaiError("请填写公布日期，写成 2024-03-04 的样子")
    verbs.publish(campaign=row.pk, on=form.cleaned_data["on"], by=person, at=now())
    return "已登记清理结果的公布日期"


def _cancel(request: HttpRequest, person: Person, row: Campaign, _forms: _Forms) -> str:
    verbs.cancel(campaign=row.pk, reason=request.POST.get("reason", ""), by=person, at=now())
    return "已取消这次清理"


_VERBS: dict[str, Callable[[HttpRequest, Person, Campaign, _Forms], str]] = {
    "save": _save, "send_up": _send_up, "sign": _sign, "send_back": _send_back, "carry_out": _carry_out,
    "publish": _publish, "cancel": _cancel,
}  # fmt: skip


def _content(request: HttpRequest) -> str:
    """The hash of what the signer had before them, as the page carried it. Raises GongkaiError."""
    content = request.POST.get("content", "")
    try:
        bytes.fromhex(content)
    except ValueError:
        raise GongkaiError("页面不完整，请刷新后重新查看") from None
    return content


def _readable(person: Person, campaign: UUID) -> Campaign:
    organs = organs_where(person, "document.read", today())
    found = Campaign.objects.filter(pk=campaign, organ__in=organs).select_related("organ").first()
    if found is None:
        raise Http404
    return found
