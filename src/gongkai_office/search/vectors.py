"""Terms as PostgreSQL keeps and compares them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, TextField, Value

from gongkai_office.search.tokens import tokens


def vector(text: str) -> Func:
    """The terms of a text, to be kept in a column."""
    terms = Value(sorted(tokens(text)), output_field=ArrayField(TextField()))
    return Func(terms, function="array_to_tsvector", output_field=SearchVectorField())


def some(terms: Iterable[str]) -> str:
    """A `tsquery` for any of some tokens; empty where there are none."""
    return " | ".join(f"'{token}'" for token in sorted(terms))


def every(terms: Iterable[str]) -> str:
    """A `tsquery` for every term of some words; empty where they have none."""
    return " & ".join(f"'{token}'" for token in sorted({token for term in terms for token in tokens(term)}))
