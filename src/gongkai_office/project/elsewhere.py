"""What presses in the capabilities that Today does not know: one line each, with the way there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from gongkai_office.accounts.models import Person
from gongkai_office.administration.queries.mergers import to_approve
from gongkai_office.clock import today
from gongkai_office.engagement.queries import to_sign, unanswered
from gongkai_office.publishing.queries.agenda import Line, agenda
from gongkai_office.reporting.desk.waiting import Matter, matters


@dataclass(frozen=True, slots=True)
class Pressing:
    """A line and where it leads."""

    line: Line
    address: str


def _pressing(request: HttpRequest) -> list[Pressing]:
    if not isinstance(request.user, Person):
        return []
    desk, on = reverse("publishing:work"), today()
    lines = [Pressing(line, f"{desk}#{line.anchor}") for line in agenda(request.user, on)]
    return [*lines, *_comments(request.user, on)]


def _comments(person: Person, on: date) -> list[Pressing]:
    """Calls and results to sign, and closed calls whose result nobody has told."""
    waiting, closed = to_sign(person, on).count(), unanswered(person, on).count()
    lines = (Line("等我审签的征求意见", waiting, 0, ""), Line("截止了、还没有公布采纳情况的征求意见", closed, 0, ""))
    return [Pressing(line, reverse("engagement:calls")) for line in lines if line.count]


def _mergers(request: HttpRequest) -> int:
    """How many mergers of organs wait for the signature of whoever looks."""
    return len(to_approve(request.user, today())) if isinstance(request.user, Person) else 0


def _matters(request: HttpRequest) -> list[Matter]:
    return matters(request.user, today()) if isinstance(request.user, Person) else []


def elsewhere(request: HttpRequest) -> dict[str, object]:
    """For templates: what is written, asked, merged and reported, looked up where a page shows it."""
    return {
        "elsewhere": SimpleLazyObject(lambda: _pressing(request)),
        "mergers": SimpleLazyObject(lambda: _mergers(request)),
        "matters": SimpleLazyObject(lambda: _matters(request)),
    }
