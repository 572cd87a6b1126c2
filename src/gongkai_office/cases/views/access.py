"""The door of every desk page: who may be here, and which case they may look into."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from gongkai_office.accounts.guard import guarded
from gongkai_office.accounts.models import Person
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import case_page
from gongkai_office.cases.queries.reach import Scope, reach
from gongkai_office.clock import today

desk = guarded("case.read")
"""A page for people who may read cases somewhere."""


def readable(person: Person, case: UUID) -> DisclosureRequest:
    """The case, where the person may read it. Raises Http404 else, as for one that does not exist."""
    try:
        return case_page(case, within=reach(person, Scope.BELOW, today()))
    except DisclosureRequest.DoesNotExist:
        raise Http404 from None
