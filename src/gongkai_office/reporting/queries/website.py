"""The yearly form of an organ's website: what the office counts itself, what somebody typed, and what does not tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gongkai.annual.website.checks import check
from gongkai.annual.website.form import FIELDS
from gongkai.annual.website.record import WebsiteForm, summed
from gongkai.findings import Finding
from gongkai_office.clock import BEIJING, day_of
from gongkai_office.engagement.queries import figures as surveys
from gongkai_office.normative.acts import Act, Relation
from gongkai_office.normative.interpreting import Form
from gongkai_office.normative.models import Entry, Interpretation
from gongkai_office.organs.queries import below
from gongkai_office.publishing.metadata import Freshness, Genre
from gongkai_office.publishing.models import FROZEN, Placement, Version
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import SiteFigure

_OVERVIEW = "20(2)"
"""The statutory column of an organ's functions, departments, leaders and addresses."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with the origin of each value: `typed` by hand, else counted from the office's own books."""

    form: WebsiteForm
    counted: Mapping[str, int]
    typed: Mapping[str, SiteFigure]

    @property
    def begun(self) -> bool:
        """Whether the organ fills the form in at all: an organ without a website has none."""
        return bool(self.typed)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is left out and what does not tie."""
        return check(self.form)


def website(one: Account) -> Filled:
    """The form of an account as it stands, or as of its instant."""
    typed, counts = _typed(one), counted(one)
    values = {address: str(number) for address, number in counts.items()}
    values |= {address: row.value for address, row in typed.items()}
    return Filled(summed(WebsiteForm(one.name, one.year, values)), counts, typed)


def counted(one: Account) -> dict[str, int]:
    """The fields that the office counts: releases by column, interpretations by form, comment calls."""
    fields = [address for address in RELEASES if not FIELDS[address].sum_of]
    items = {f"field_{place}": _items(RELEASES[address]) for place, address in enumerate(fields)}
    found = releases(one).order_by().aggregate(**items)
    counts = {address: int(found[f"field_{place}"]) for place, address in enumerate(fields)}
    counts["readings.materials"] += interpretations(one).count()
    forms = Counter(dict(readings(one).order_by().values_list("form").annotate(Count("pk"))))
    for address, which in READINGS.items():
        counts[address] = counts.get(address, 0) + sum(forms[form] for form in which)
    asked = surveys(_keys(one), one.first, one.last, one.as_of)
    return counts | {
        "surveys.held": asked.held, "surveys.opinions": asked.opinions, "surveys.results": asked.results,
    }  # fmt: skip


def _items(which: Q) -> Count:
    return Count("item", distinct=True, filter=which)


def releases(one: Account) -> QuerySet[Version]:
    """The versions let out in the year, whether or not they are still out, the newest first; an item counts once."""
    first, last = (datetime.combine(day, hour, BEIJING) for day, hour in ((one.first, time.min), (one.last, time.max)))
    rows = Version.objects.filter(_of(one, "organ"), state__in=FROZEN, published_at__range=(first, last))
    rows = rows.filter(published_at__lte=one.as_of) if one.as_of else rows
    return rows.order_by("-published_at", "-pk")


def interpretations(one: Account) -> QuerySet[Entry]:
    """Interpretations that the document library links to elsewhere in the year; those here are items of their own."""
    rows = Entry.objects.filter(
        _of(one, "document__organ"),
        act=Act.LINKED,
        on__range=(one.first, one.last),
        details__relation=Relation.INTERPRETATION.value,
        voided_by=None,
    ).exclude(details__address__startswith="/")
    return rows.filter(at__lte=one.as_of) if one.as_of else rows


def readings(one: Account) -> QuerySet[Interpretation]:
    """The interpretations that went out with their documents in the year, whatever became of the documents."""
    last = min(one.last, day_of(one.as_of)) if one.as_of else one.last
    return Interpretation.objects.filter(_of(one, "organ"), published_on__range=(one.first, last))


def _of(one: Account, organ: str) -> Q:
    """The organs of an account, in a query over what has one."""
    return Q(**({organ: one.organ} if one.own else {f"{organ}__path__startswith": one.organ.path}))


def _keys(one: Account) -> list[UUID]:
    return [one.organ.pk] if one.own else list(below(one.organ).values_list("pk", flat=True))


def _typed(one: Account) -> dict[str, SiteFigure]:
    rows = SiteFigure.objects.filter(organ=one.organ, year=one.year, own=one.own).select_related("by")
    rows = rows.filter(at__lte=one.as_of) if one.as_of else rows
    newest = {row.field: row for row in rows.order_by("at", "pk")}
    return {field: row for field, row in newest.items() if row.value}


def _in_column(which: Q) -> Exists:
    return Exists(Placement.objects.filter(which, item=OuterRef("item")))


_IS_OVERVIEW = Q(_in_column(Q(column__code=_OVERVIEW) | Q(column__parent__code=_OVERVIEW)))
_IS_NEWS = Q(_in_column(Q(column__freshness=Freshness.NEWS)))
_IS_READING = Q(genre=Genre.INTERPRETATION)
RELEASES: Mapping[str, Q] = {
    "items.overview": _IS_OVERVIEW,
    "items.news": ~_IS_OVERVIEW & _IS_NEWS,
    "items.catalogue": ~_IS_OVERVIEW & ~_IS_NEWS,
    "items.total": Q(),
    "readings.materials": _IS_READING,
}
"""Which releases a field counts; an item stands in one of the three kinds, those of its columns that come first."""

READINGS: Mapping[str, tuple[Form, ...]] = {
    "readings.materials": (Form.TEXT,),
    "readings.products": (Form.PICTURE, Form.VIDEO, Form.ANIMATION, Form.INTERVIEW, Form.PRESS),
    "interviews.held": (Form.INTERVIEW, Form.PRESS),
}
"""Which forms of interpretation a field counts: text is material, what is drawn, filmed or spoken a product."""

COUNTED = (*RELEASES, *(address for address in READINGS if address not in RELEASES))
"""Every field whose rows can be opened."""
