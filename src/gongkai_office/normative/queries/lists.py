"""Lists of documents: narrowed, by validity on a day, one page after the other; and what is about to lapse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.law.periods import months_after
from gongkai.law.validity import TRIAL_MONTHS, DocumentState
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.normative.ledger import review_by
from gongkai_office.normative.models import Document
from gongkai_office.organs.models import OrganName
from gongkai_office.paging import Page, paged

SIZE = 50
AHEAD_MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; what is None or empty narrows nothing.

    `state` is a name of DocumentState, `issuer` a part of a name the organ bears or bore, `issued_from` and
    `issued_to` are the first and the last day of issue.
    """

    organ: UUID | None = None
    issuer: str = ""
    theme: str = ""
    issued_from: date | None = None
    issued_to: date | None = None
    kind: str = ""
    year: int | None = None
    text: str = ""
    state: str = ""


def visible(person: Person, on: date) -> QuerySet[Document]:
    """Every document a person may see in the library, void ones left out."""
    organs = list(organs_where(person, "document.read", on).values_list("pk", flat=True))
    return Document.objects.filter(organ__in=organs, void=False).select_related("organ")


def listed(
    rows: QuerySet[Document], on: date, *, narrowed: Filter, after: str = "", size: int = SIZE
) -> Page[Document]:
    """One page, newest first. Raises GongkaiError for an `after` that is none."""
    rows = narrow(rows, narrowed, on)
    return paged(rows, "-issued", "-pk", after=after, size=size)


def narrow(rows: QuerySet[Document], narrowed: Filter, on: date) -> QuerySet[Document]:
    """The documents that fit a filter on a day."""
    if narrowed.state:
        rows = rows.filter(_in_state(DocumentState[narrowed.state], on))
    if narrowed.organ:
        rows = rows.filter(organ=narrowed.organ)
    if narrowed.issuer:
        rows = rows.filter(organ__in=OrganName.objects.filter(name__icontains=narrowed.issuer).values("organ"))
    if narrowed.theme:
        rows = rows.filter(details__theme=narrowed.theme)
    if narrowed.issued_from:
        rows = rows.filter(issued__gte=narrowed.issued_from)
    if narrowed.issued_to:
        rows = rows.filter(issued__lte=narrowed.issued_to)
    if narrowed.kind:
        rows = rows.filter(kind=narrowed.kind)
    if narrowed.year:
        rows = rows.filter(issued__year=narrowed.year)
    for word in narrowed.text.split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(number__icontains=word)
            | Q(registration__icontains=word)
            | Q(details__icontains=word)
        )
    return rows


def standing_on(day: date) -> Q:
    """Issued and not ended: what table two calls valid."""
    return Q(void=False, issued__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))


def warnings(rows: QuerySet[Document], on: date, *, months: int = AHEAD_MONTHS) -> list[tuple[date, Document]]:
    """What lapses, or has stood for the usual term without stating an end, within so many months; soonest first."""
    last = months_after(on, months)
    stated = Q(until__isnull=False, until__lte=last, until__gte=on)
    old = Q(until=None, ends_on=None, in_force_from__lte=months_after(last, -TRIAL_MONTHS))
    found = rows.filter(standing_on(on) & (stated | old)).select_related("organ")
    due = [(day, row) for row in found if (day := review_by(row)) and day <= last]
    return sorted(due, key=lambda pair: (pair[0], pair[1].pk))


def _in_state(state: DocumentState, on: date) -> Q:
    """The same as `ledger.state_on`, as a filter."""
    alive = Q(ends_on=None) | Q(ends_on__gt=on)
    begun = Q(in_force_from__lte=on)
    amended = Q(amended__isnull=False, amended__lte=on)
    if state is DocumentState.NOT_YET_IN_FORCE:
        return alive & ~begun
    if state is DocumentState.AMENDED:
        return alive & begun & amended
    if state is DocumentState.VALID:
        return alive & begun & ~amended
    return Q(ends_on__lte=on, end_state=state.name)
