"""The door of every desk page: who is signed in, which case they may look into, what a refusal looks like."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, organs_where
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import case_page, visible
from gongkai_office.clock import today

Page = Callable[..., HttpResponseBase]


def desk(page: Page) -> Page:
    """A page for people who may read cases somewhere; never kept by a browser. Refusals answer 403 in words."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: object, **options: object) -> HttpResponseBase:
        try:
            if not organs_where(clerk(request), "case.read", today()).exists():
                raise PermissionDenied("您没有查看政府信息公开申请的职责")
            return page(request, *args, **options)
        except ForbiddenError as error:
            raise PermissionDenied(error.message) from error

    kept_nowhere: Page = never_cache(login_required(guarded))
    return kept_nowhere


def clerk(request: HttpRequest) -> Person:
    """Who is signed in. Raises PermissionDenied for everybody else."""
    if isinstance(request.user, Person):
        return request.user
    raise PermissionDenied


def readable(person: Person, case: UUID) -> DisclosureRequest:
    """The case, where the person may read it. Raises Http404 else, as for one that does not exist."""
    if not visible(person, today()).filter(pk=case).exists():
        raise Http404
    return case_page(case)
