"""The door of the administration: over which organs whoever opens a page may reach."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from gongkai_office.accounts.guard import clerk
from gongkai_office.accounts.policies import organs_where
from gongkai_office.administration.queries.first_steps import Step, first_steps
from gongkai_office.clock import today
from gongkai_office.organs.models import Organ


def reach(request: HttpRequest, permission: str) -> QuerySet[Organ]:
    """The organs in which whoever asks has a permission today."""
    return organs_where(clerk(request), permission, today())


def steps_for(request: HttpRequest) -> list[Step]:
    """What an administrator does first; nothing for anybody else, or once it is done."""
    return first_steps(reach(request, "organ.manage"), clerk(request), today())


def organ_in(request: HttpRequest, permission: str, organ: UUID) -> Organ:
    """An organ within reach. Raises Http404 else, as for one that does not exist."""
    found = reach(request, permission).filter(pk=organ).select_related("parent", "successor").first()
    if found is None:
        raise Http404
    return found
