"""Proposals as people read them: what, by whom, how long an approval still counts, who may decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.cases.entries import EntryKind, Until, Voiding
from gongkai.law.calendars import Calendar
from gongkai_office.accounts.models import Person, Role
from gongkai_office.approvals.models import Chain, Signature
from gongkai_office.approvals.policies import why_not
from gongkai_office.cases import ledger
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.commands.proposals import fingerprint, purpose, under_way
from gongkai_office.cases.desk.clock import days_left
from gongkai_office.cases.desk.timeline import timeline
from gongkai_office.cases.models import DisclosureRequest, Proposal, Standing
from gongkai_office.cases.policies import PROPOSED_BY, may_in
from gongkai_office.cases.queries.proposals import to_approve
from gongkai_office.organs.queries import calendar_of

_WAITS = {
    EntryKind.EXTENDED: "延期待批",
    EntryKind.DELAYED: "延迟答复待批",
    EntryKind.VOIDED: "更正待批",
    EntryKind.THIRD_PARTY_TOLD: "告知第三方待批",
    EntryKind.RECORD_CORRECTED: "更正记录告知待批",
}
_SOON = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the morning: a proposal this person may decide on, and how long that still counts."""

    proposal: Proposal
    what: str
    left: str
    grade: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal on its case's page; `refusal` says why this reader may not decide on it, empty where they may.

    `said` is what whoever decided on it wrote, with their name; without it nobody knows what to do better.
    """

    proposal: Proposal
    particulars: str
    pending: bool
    awaiting: str
    refusal: str
    retractable: bool
    content: str
    said: str = ""


def waiting(person: Person, on: date) -> list[Waiting]:
    """What a person may approve today, what ends first at the head."""
    calendars: dict[str, Calendar] = {}
    lines = []
    for proposal in to_approve(person, on):
        organ = proposal.request.organ
        calendar = calendars.setdefault(organ.region, calendar_of(organ))
        what = _WAITS[EntryKind(proposal.kind)]
        last: date | None = getattr(proposal, "last_day", None)
        lines.append(Waiting(proposal, what, *left_to_approve(last, calendar, on)))
    return lines


def left_to_approve(last: date | None, calendar: Calendar, on: date) -> tuple[str, str]:
    """In words how long an approval still counts, and how urgent that is."""
    left = days_left(last, calendar, on=on)
    if left is None or last is None:
        return "", ""
    if left < 0:
        return f"答复期限已于 {last.isoformat()} 届满，不能再批准", "late"
    if left == 0:
        return "今天是最后一天", "late"
    return f"最晚 {last.isoformat()}，还有 {left} 个工作日", "soon" if left <= _SOON else ""


def shown(request: DisclosureRequest, person: Person, on: date) -> list[Shown]:
    """Every proposal of a case, the newest first."""
    return [show(one, request, person, on) for one in request.proposals.select_related("by").order_by("-at")]


def show(proposal: Proposal, request: DisclosureRequest, person: Person, on: date) -> Shown:
    """One proposal for one reader."""
    kind, pending = EntryKind(proposal.kind), proposal.standing == Standing.PENDING
    chain = under_way(request, kind) if pending else None
    return Shown(
        proposal,
        _particulars(proposal, request),
        pending,
        Role(chain.awaiting).label if chain and chain.awaiting else "",
        _refusal(chain, person, on),
        pending and any(may_in(person, permission, request, on) for _, permission in PROPOSED_BY[kind]),
        fingerprint(proposal).hex(),
        "" if pending else _said(proposal, request),
    )


def _said(proposal: Proposal, request: DisclosureRequest) -> str:
    chains = Chain.objects.filter(subject=subject(request), purpose=purpose(EntryKind(proposal.kind)))
    signed = Signature.objects.filter(chain__in=chains, content_hash=fingerprint(proposal)).exclude(reason="")
    last = signed.select_related("person").order_by("at").last()
    return f"{last.person.name}：{last.reason}" if last else ""


def _refusal(chain: Chain | None, person: Person, on: date) -> str:
    return why_not(chain, person, on) if chain else "这一提请已经办结"


def _particulars(proposal: Proposal, request: DisclosureRequest) -> str:
    match ledger.detail(EntryKind(proposal.kind), proposal.detail):
        case Until(day):
            return f"答复的最后一天：{day.isoformat()}"
        case Voiding(entry, _):
            return _named(request, [entry])
    return ""


def _named(request: DisclosureRequest, keys: Iterable[str]) -> str:
    wanted = set(keys)
    events = [event for event in timeline(request.entries.all()) if str(event.id) in wanted]
    return "；".join(f"要更正的登记：{event.on.isoformat()} {event.what}（{event.who}）" for event in events)
