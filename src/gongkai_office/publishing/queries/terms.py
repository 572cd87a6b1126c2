"""The entries that hold, and what is out that was never looked at by them."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.gate.looking import STOPPING, rules
from gongkai_office.gate.models import Term
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.models import GateHit, Screening, State, Verdict, Version

_UNTIL_NEXT = OuterRef("pk")


def standing_terms(person: Person, on: date) -> QuerySet[Term]:
    """The entries that hold, of the organs whose publishing a person may look into."""
    rows = Term.objects.filter(organ__in=organs_where(person, "item.read", on), ended_at__isnull=True)
    return rows.select_related("organ", "by").order_by("organ", "kind", "text")


def outdated(organ: Organ, screener: Screener) -> QuerySet[Version]:
    """What an organ has out that was never looked at by these lists."""
    by_these = Screening.objects.filter(version=_UNTIL_NEXT, rules=rules(screener))
    return Version.objects.filter(~Exists(by_these), organ=organ, state=State.PUBLISHED).order_by("pk")


def found_since(person: Person, on: date) -> QuerySet[Screening]:
    """The newest looks at what is out, in which something waits to be decided."""
    newest = Screening.objects.filter(version=OuterRef("version"), pk__gt=OuterRef("pk"))
    waiting = GateHit.objects.filter(screening=_UNTIL_NEXT, verdict=Verdict.OPEN, severity__in=STOPPING)
    rows = Screening.objects.filter(
        ~Exists(newest),
        Exists(waiting),
        version__organ__in=organs_where(person, "item.read", on),
        version__state=State.PUBLISHED,
    )
    return rows.select_related("version__item", "version__organ").prefetch_related("hits").order_by("-at", "-pk")
