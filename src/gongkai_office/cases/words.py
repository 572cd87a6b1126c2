"""Finding cases by what is in their number and description: terms narrow, the letters themselves decide."""

from __future__ import annotations

from django.db.models import BooleanField, Func, Q
from django.db.models.expressions import RawSQL

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.search.tokens import tokens
from gongkai_office.search.vectors import every, vector


def of(request: DisclosureRequest) -> Func:
    """The terms of a request, to be kept with it."""
    return vector(f"{request.number}\n{request.former_number}\n{request.description}")


def holding(column: str, text: str) -> Q:
    """Cases with a text in a column, letter by letter. A figure at its end may be the beginning of a longer one."""
    same = Q(**{f"{column}__contains": text})
    query = every([text])
    if not query:
        return same
    open_end = text[-1:].isdigit() and text[-1].isascii()
    if open_end:
        last = _last_word(text)
        query = " & ".join(f"'{token}'" + (":*" if token == last else "") for token in sorted(tokens(text)))
    known = RawSQL("cases_disclosurerequest.words @@ %s::tsquery", [query], BooleanField())
    return (Q(known) | Q(words__isnull=True)) & same


def _last_word(text: str) -> str:
    """The run of letters and figures that a text ends with.

    >>> _last_word("清源政办公申〔2024〕1")
    '1'
    """
    end = len(text)
    while end and text[end - 1].isascii() and text[end - 1].isalnum():
        end -= 1
    return text[end:].lower()


def fill(limit: int = 1_000) -> int:
    """Keep the terms of cases that have none yet; how many."""
    rows = list(DisclosureRequest.objects.filter(words__isnull=True)[:limit])
    for row in rows:
        DisclosureRequest.objects.filter(pk=row.pk).update(words=of(row))
    return len(rows)
