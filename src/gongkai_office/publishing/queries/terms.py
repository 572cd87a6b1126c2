"""The lists an organ's texts are screened by, its own and those of the organs above it."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from gongkai.screening import Screener, Word, starter_words
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import upward
from gongkai_office.publishing.gate import rules
from gongkai_office.publishing.models import GateHit, Screening, State, Term, Verdict, Version
from gongkai_office.publishing.queries.gate import STOPPING

_UNTIL_NEXT = OuterRef("pk")


def screener_of(organ: Organ) -> Screener:
    """What the gate looks for in an organ's texts: the common lists, and the entries that hold for it."""
    terms = Term.objects.filter(organ__path__in=upward(organ.path), ended_at__isnull=True).order_by("text", "pk")
    allowed, words = set(), []
    for term in terms:
        if term.kind == Term.Kind.ALLOWED:
            allowed.add(term.text)
        else:
            words.append(Word(term.text, suggestion=term.suggestion, reason=term.reason or "列入本机关负面清单"))
    return Screener(words=(*starter_words(), *words), allowed=frozenset(allowed))


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
