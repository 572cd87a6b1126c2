"""The journal of the organs an auditor reads: lines by organ, day, person, case and command; the seals of the days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import called
from gongkai_office.administration.queries.subjects import named, parts
from gongkai_office.administration.words import actor_words, command_words
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.sought import plain_number
from gongkai_office.journal.models import Line
from gongkai_office.journal.queries import midnight
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What lines are narrowed to; what is empty does not narrow. Days are official time, both included."""

    organ: Organ | None = None
    first: date | None = None
    last: date | None = None
    person: str = ""
    case: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line in words. `request` leads to the case it is about."""

    line: Line
    organ: str
    who: str
    what: str
    about: str
    request: UUID | None


def lines(organs: Sequence[UUID], narrowed: Narrowed) -> QuerySet[Line]:
    """The lines of some organs."""
    rows = Line.objects.filter(organ__in=[narrowed.organ.pk] if narrowed.organ else organs)
    if narrowed.first:
        rows = rows.filter(at__gte=midnight(narrowed.first))
    if narrowed.last:
        rows = rows.filter(at__lt=midnight(narrowed.last + timedelta(1)))
    if narrowed.command:
        rows = rows.filter(command__startswith=narrowed.command)
    if narrowed.person:
        wanted = Q(name=narrowed.person) | Q(login=narrowed.person)
        rows = rows.filter(by__in=[str(key) for key in Person.objects.filter(wanted).values_list("pk", flat=True)])
    if narrowed.case:
        numbered = DisclosureRequest.objects.filter(organ__in=organs, number=plain_number(narrowed.case))
        rows = rows.filter(subject__in=[f"case:{key}" for key in numbered.values_list("pk", flat=True)])
    return rows


def told(rows: Iterable[Line], on: date) -> Iterator[Told]:
    """Lines in words, the names looked up together."""
    known = list(rows)
    people = called(line.by for line in known)
    names = names_on(Organ.objects.filter(pk__in={line.organ for line in known}), on)
    subjects = named({line.subject for line in known}, on)
    for line in known:
        kind, key = parts(line.subject)
        yield Told(
            line=line,
            organ=names.get(line.organ, "整个系统" if line.organ.int == 0 else str(line.organ)),
            who=people.get(line.by) or actor_words(line.by),
            what=command_words(line.command),
            about=subjects.get(line.subject, ""),
            request=key if kind == "case" and line.subject in subjects else None,
        )
