"""The lists an organ's texts are screened by, its own and those above it; and what later looks found by them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable

from gongkai.screening import Screener, Word, starter_words
from gongkai_office.gate.looking import rules
from gongkai_office.gate.models import LookBack, Term
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import upward


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


def looked_at(ref: Combinable, screener: Screener) -> Exists:
    """For lists of what is out: whether a row, by its `ref`, was looked at by these lists."""
    return Exists(LookBack.objects.filter(ref=ref, rules=rules(screener)))


def last_look(ref: str) -> LookBack | None:
    """The newest later look at something."""
    return LookBack.objects.filter(ref=ref).order_by("-at", "-pk").first()


def found_since(kind: str, organs: QuerySet[Organ]) -> QuerySet[LookBack]:
    """Of one kind of thing the newest looks in which something waits to be decided, the last found first."""
    newer = LookBack.objects.filter(ref=OuterRef("ref"), at__gt=OuterRef("at"))
    rows = LookBack.objects.filter(~Exists(newer), waiting__gt=0, ref__startswith=f"{kind}:", organ__in=organs)
    return rows.select_related("organ").order_by("-at", "-pk")
