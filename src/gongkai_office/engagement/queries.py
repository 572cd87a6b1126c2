"""Which calls there are, which of them are open on a day, what waits for whom, and the figures of a year."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import chain_under_way, waiting_for
from gongkai_office.clock import day_of
from gongkai_office.engagement.models import PUBLIC, Channel, Comment, CommentCall, Stage
from gongkai_office.engagement.vouched import subject
from gongkai_office.normative.models import Document
from gongkai_office.organs.models import Organ

PURPOSE, RESULT = "comment-call", "comment-result"
"""What is signed: a call, and what is published of its comments."""
OPEN, CLOSED, ANSWERED, STOPPED = "open", "closed", "answered", "stopped"
STANDINGS = {
    OPEN: "正在征求意见", CLOSED: "已经截止，采纳情况待公布", ANSWERED: "已公布采纳情况", STOPPED: "已终止",
}  # fmt: skip
"""How a call stands on a day, in the words of its page."""
MARKS = {OPEN: "soon", CLOSED: "late", ANSWERED: "done", STOPPED: ""}
_OFFERED = 30


def standing(row: CommentCall, on: date) -> str:
    """How a call that is out stands on a day: open through its last day, then closed until its result is out."""
    if row.stage == Stage.STOPPED:
        return STOPPED
    if row.stage == Stage.DONE:
        return ANSWERED
    return OPEN if row.closes_on and on <= row.closes_on else CLOSED


def visible(person: Person, on: date) -> QuerySet[CommentCall]:
    """The calls a person may look into."""
    rows = CommentCall.objects.filter(organ__in=organs_where(person, "document.read", on))
    return rows.select_related("organ", "document", "by")


def out(organ: Organ | None = None) -> QuerySet[CommentCall]:
    """The calls with a public page, of one organ or of all."""
    rows = CommentCall.objects.filter(stage__in=PUBLIC).select_related("organ", "document")
    return rows.filter(organ=organ) if organ else rows


def in_standing(rows: QuerySet[CommentCall], which: str, on: date) -> QuerySet[CommentCall]:
    """Of calls that are out those that stand so on a day; all of them for any other word."""
    waiting = ~Q(stage__in=[Stage.DONE, Stage.STOPPED])
    wanted = {
        OPEN: waiting & Q(closes_on__gte=on), CLOSED: waiting & Q(closes_on__lt=on), ANSWERED: Q(stage=Stage.DONE),
        STOPPED: Q(stage=Stage.STOPPED),
    }  # fmt: skip
    return rows.filter(wanted.get(which, Q()))


def unanswered(person: Person, on: date) -> QuerySet[CommentCall]:
    """The closed calls of a person's organs that nobody has told the result of, the longest closed first."""
    mine = CommentCall.objects.filter(organ__in=organs_where(person, "comment.handle", on), stage__in=PUBLIC)
    return in_standing(mine, CLOSED, on).order_by("closes_on", "pk")


def to_sign(person: Person, on: date) -> QuerySet[CommentCall]:
    """The calls and results whose signature in turn this person may give."""
    chains = waiting_for(person, on).filter(purpose__in=[PURPOSE, RESULT])
    keys = [UUID(one.partition(":")[2]) for one in chains.values_list("subject", flat=True)]
    return CommentCall.objects.filter(pk__in=keys).select_related("organ")


def under_way(row: CommentCall) -> Chain | None:
    """The chain of a call or of its result that is open or returned, if there is one."""
    return chain_under_way(subject(row.pk), purpose_of(row))


def purpose_of(row: CommentCall) -> str:
    """What is signed now: the call itself until it is out, then its result."""
    return RESULT if row.stage in PUBLIC else PURPOSE


def offered(person: Person, row: CommentCall, on: date) -> QuerySet[Document]:
    """Documents that a draft may have become: registered since the call, where the person may enter them."""
    rows = Document.objects.filter(organ__in=organs_where(person, "document.enter", on), void=False)
    return rows.filter(issued__gte=row.opens_on).order_by("-issued", "-pk")[:_OFFERED]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the yearly form of a website counts of surveys: opened, comments that came online, results told."""

    held: int
    opinions: int
    results: int


def figures(organs: Collection[UUID], first: date, last: date, as_of: datetime | None = None) -> Figures:
    """The figures of some organs from one day through another, as of an instant."""
    until = min(last, day_of(as_of)) if as_of else last
    calls = CommentCall.objects.filter(organ__in=organs)
    found = calls.aggregate(
        held=Count("pk", filter=Q(opens_on__range=(first, until))),
        results=Count("pk", filter=Q(result_on__range=(first, until))),
    )
    online = Comment.objects.filter(organ__in=organs, channel=Channel.PORTAL, received_on__range=(first, until))
    online = online.filter(at__lte=as_of) if as_of else online
    return Figures(found["held"], online.count(), found["results"])
