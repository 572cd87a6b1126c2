"""Calls for records: those an office has to answer, those a clerk waits for, and what the searches found."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from gongkai.documents.letters.facts import SearchRecord
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.cases.models import CallState, DisclosureRequest, RecordsCall
from gongkai_office.cases.queries.reach import Scope, reach

_PARTS = re.compile(r"[\n、；;，,]+")


def _calls() -> QuerySet[RecordsCall]:
    return RecordsCall.objects.select_related("request", "organ", "office", "asked_by", "answered_by")


def of_office(person: Person, on: date) -> QuerySet[RecordsCall]:
    """Every call to an office whose cases the person may read, the newest first."""
    offices = list(organs_where(person, "case.read", on).values_list("pk", flat=True))
    return _calls().filter(office__in=offices).order_by("-asked_at")


def to_answer(person: Person, on: date) -> QuerySet[RecordsCall]:
    """The open calls that the person may answer, the earliest day first; none of cases that have ended."""
    offices = list(organs_where(person, "call.answer", on).values_list("pk", flat=True))
    return _calls().filter(office__in=offices, state=CallState.OPEN, request__pending=True).order_by("due", "asked_at")


def overdue(person: Person, scope: Scope, on: date) -> QuerySet[RecordsCall]:
    """The open calls of the person's cases whose day has passed."""
    cases = DisclosureRequest.objects.filter(reach(person, scope, on), pending=True)
    return _calls().filter(state=CallState.OPEN, due__lt=on, request__in=cases).order_by("due", "asked_at")


def call_for(person: Person, call: UUID, on: date) -> RecordsCall | None:
    """The call, where the person may read its case or the cases of the asked office."""
    found = _calls().select_related("request__organ", "request__office").filter(pk=call).first()
    if found is None:
        return None
    by_case = DisclosureRequest.objects.filter(reach(person, Scope.BELOW, on), pk=found.request_id).exists()
    return found if by_case or of_office(person, on).filter(pk=call).exists() else None


def search_records(request: DisclosureRequest) -> tuple[SearchRecord, ...]:
    """How the asked offices searched, as a decision states it (Art. 36(4)); in the order of their answers."""
    answered = request.calls.filter(state=CallState.ANSWERED).exclude(searched_by="").order_by("answered_at")
    return tuple(
        SearchRecord(
            scope=call.scope,
            systems=_several(call.systems),
            keywords=_several(call.keywords),
            on=call.searched_on,
            by=call.searched_by,
        )
        for call in answered
    )


def search_words(request: DisclosureRequest) -> dict[str, str]:
    """All these searches as one, by the fields of the reply that says nothing was found; empty where none answered."""
    found = search_records(request)
    if not found:
        return {}
    days = [one.on for one in found if one.on]
    return {
        "scope": "；".join(dict.fromkeys(one.scope for one in found)),
        "systems": "\n".join(dict.fromkeys(name for one in found for name in one.systems)),
        "keywords": "\n".join(dict.fromkeys(word for one in found for word in one.keywords)),
        "searched_on": max(days).isoformat() if days else "",
        "searched_by": "、".join(dict.fromkeys(one.by for one in found)),
    }


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PARTS.split(text) if part.strip())
