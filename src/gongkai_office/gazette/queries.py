"""What may be composed, who waits for whom, and what is out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import organs_where
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import chain_under_way
from gongkai_office.gazette.models import Issue, Piece, Stage
from gongkai_office.gazette.vouched import subject
from gongkai_office.normative.models import Version as Text
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.models import State as ItemState
from gongkai_office.publishing.models import Version as ItemVersion

PURPOSE = "gazette"
SERIES = "公报"
"""The series of numbers: per organ and year."""
SIGNERS = (Role.REVIEWER, Role.HEAD)
_OFFERED = 30


@dataclass(frozen=True, slots=True)
class Offered:
    """What is published and stands in no issue of the organ yet."""

    texts: tuple[Text, ...]
    items: tuple[ItemVersion, ...]


def visible(person: Person, on: date) -> QuerySet[Issue]:
    """The issues a person may look into."""
    return Issue.objects.filter(organ__in=organs_where(person, "item.read", on)).select_related("organ", "by")


def offered(issue: Issue, words: str = "") -> Offered:
    """What may go into an issue, the last published first, narrowed by words of its title or number."""
    taken = Piece.objects.filter(issue__organ=issue.organ).exclude(issue__stage=Stage.DROPPED)
    here = Q(organ__path__startswith=issue.organ.path)
    texts = Text.objects.filter(here, published_on__isnull=False, document__void=False)
    items = ItemVersion.objects.filter(here, state=ItemState.PUBLISHED)
    for word in words.split():
        texts = texts.filter(Q(title__contains=word) | Q(number__contains=word))
        items = items.filter(Q(title__contains=word) | Q(document_number__contains=word))
    left = texts.exclude(pk__in=taken.filter(text__isnull=False).values("text")).order_by("-published_on", "-pk")
    over = items.exclude(pk__in=taken.filter(item__isnull=False).values("item")).order_by("-published_at", "-pk")
    return Offered(tuple(left[:_OFFERED]), tuple(over.select_related("item")[:_OFFERED]))


def under_way(issue: Issue) -> Chain | None:
    """The chain of an issue that is open or returned, if there is one."""
    return chain_under_way(subject(issue.pk), PURPOSE)


def out(organ: Organ | None = None) -> QuerySet[Issue]:
    """The issues that are out, of one organ or of all, the last first."""
    rows = Issue.objects.filter(stage=Stage.OUT).select_related("organ")
    rows = rows.filter(organ=organ) if organ else rows
    return rows.order_by("-out_on", "-pk")
