"""What an issue still prints and no other room looks at again: versions of items that newer ones took the place of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.gate.commands.look_back import Out, keep, stand
from gongkai_office.gate.looking import Looked, Placed
from gongkai_office.gate.models import LookBack
from gongkai_office.gate.queries import looked_at
from gongkai_office.gazette.content import title_of
from gongkai_office.gazette.models import Issue, Piece, Stage
from gongkai_office.gazette.vouched import subject
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.content import content_of
from gongkai_office.publishing.gate import look
from gongkai_office.publishing.indexing import papers
from gongkai_office.publishing.models import State

KIND = "gazette"


def outdated(organ: Organ, screener: Screener) -> QuerySet[Issue]:
    """The issues of an organ that print such a version and were never looked at by these lists."""
    ref = Concat(Value(f"{KIND}:"), Cast(OuterRef("pk"), CharField()))
    alone = Piece.objects.filter(issue=OuterRef("pk"), item__state=State.SUPERSEDED)
    rows = Issue.objects.filter(Exists(alone), ~looked_at(ref, screener), organ=organ, stage=Stage.OUT)
    return rows.select_related("organ").order_by("pk")


def look_back(*, issue: Issue, screener: Screener, at: datetime) -> LookBack:
    """The look. Raises GongkaiError."""
    out = Out(issue.organ, subject(issue.pk), f"{KIND}:{issue.pk}", title_of(issue))
    looks = [_placed(piece, screener) for piece in _alone(issue)]
    hits = tuple(hit for one in looks for hit in one.hits)
    found = Looked(hits, tuple(note for one in looks for note in one.notes))
    return keep(of=out, found=found, screener=screener, at=at, answered={})


def let_stand(*, look: UUID, key: str, by: Person, at: datetime, reason: str) -> LookBack:
    """The look with one finding answered for. Raises ForbiddenError, GongkaiError."""
    require(by, "item.draft", LookBack.objects.select_related("organ").get(pk=look).organ, day_of(at))
    return stand(look=look, key=key, by=by, at=at, reason=reason)


def _alone(issue: Issue) -> Iterator[Piece]:
    rows = issue.pieces.filter(item__state=State.SUPERSEDED).select_related("item")
    yield from rows.order_by("position", "pk")


def _placed(piece: Piece, screener: Screener) -> Looked:
    if piece.item is None:
        raise ValueError("texts are looked at in their library")
    found = look(content_of(piece.item), screener, papers(piece.item))
    return Looked(tuple(Placed(f"《{piece.title}》{one.place}", one.hit, one.said) for one in found.hits), found.notes)
