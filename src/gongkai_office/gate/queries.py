"""The lists an organ's texts are screened by, its own and those of the organs above it."""

from __future__ import annotations

from gongkai.screening import Screener, Word, starter_words
from gongkai_office.gate.models import Term
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
