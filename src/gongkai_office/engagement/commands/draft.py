"""Draft a call for comments, change it, give it up before it is out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.law.comments import Draft, usual_days
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.clock import day_of
from gongkai_office.engagement.commands.record import allowed, held, move, tell
from gongkai_office.engagement.models import CommentCall, Stage
from gongkai_office.engagement.queries import under_way
from gongkai_office.normative.body import Body, fingerprint
from gongkai_office.organs.models import Organ

LONGEST_DAYS = 366
_BEFORE_OUT = (Stage.DRAFT, Stage.IN_REVIEW, Stage.SIGNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call as its drafter says it; `days` is how long it is to be open, the day it goes out not counted."""

    draft: Draft
    title: str
    about: str
    body: Body
    days: int
    ways: str
    shortened: str = ""


@transaction.atomic(durable=True)
def begin(*, organ: Organ, called: Called, by: Person, at: datetime, key: UUID | None = None) -> CommentCall:
    """The call to be signed; the same key a second time gives the same one. Raises ForbiddenError, GongkaiError."""
    require(by, "comment.handle", organ, day_of(at))
    if key and (before := CommentCall.objects.filter(pk=key, organ=organ).first()):
        return before
    row = CommentCall(organ=organ, by=by, at=at)
    row.pk = key or row.pk
    _say(row, called, day_of(at))
    row.save(force_insert=True)
    tell(row, "begin", by=by, at=at, facts={"title": row.title})
    return row


@transaction.atomic(durable=True)
def change(*, call: UUID, called: Called, by: Person, at: datetime) -> CommentCall:
    """The call, said otherwise. Raises ForbiddenError, GongkaiError once it is sent up."""
    row = held(call, Stage.DRAFT)
    allowed(by, row, at)
    _say(row, called, day_of(at))
    row.save()
    tell(row, "change", by=by, at=at, facts={"title": row.title})
    return row


@transaction.atomic(durable=True)
def drop(*, call: UUID, reason: str, by: Person, at: datetime) -> CommentCall:
    """Give a call up before it is out. Raises ForbiddenError, GongkaiError."""
    row = held(call, *_BEFORE_OUT)
    allowed(by, row, at)
    if not reason.strip():
        raise GongkaiError("请写明取消的理由")
    if chain := under_way(row):
        withdraw(chain=chain, by=by, at=at, reason=reason)
    tell(move(row, Stage.DROPPED), "drop", by=by, at=at, reason=reason.strip())
    return row


def require_days(draft: Draft, days: int, shortened: str, on: date) -> None:
    """Pass a period that is as long as usual, or shorter with its reason. Raises GongkaiError."""
    if not 1 <= days <= LONGEST_DAYS:
        raise GongkaiError(f"征求意见的期限应当在 1 日到 {LONGEST_DAYS} 日之间")
    usual = usual_days(draft, on)
    if usual and days < usual.value and not shortened.strip():
        raise GongkaiError(
            f"{draft.value}征求意见的期限一般不少于 {usual.value} 日，需要缩短的，请写明理由，随草案一并公布",
            source=str(usual.source),
        )


def _say(row: CommentCall, called: Called, on: date) -> None:
    if not (called.title.strip() and called.about.strip() and called.ways.strip()):
        raise GongkaiError("请填写标题、起草说明和提出意见的方式")
    require_days(called.draft, called.days, called.shortened, on)
    row.draft, row.title, row.about = called.draft.name, called.title.strip(), called.about.strip()
    row.body, row.hash = called.body, fingerprint(row.title, called.body)
    row.days, row.shortened, row.ways = called.days, called.shortened.strip(), called.ways.strip()
