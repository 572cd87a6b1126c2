"""The door of the administration: who may open a page, and over which organs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, organs_where
from gongkai_office.clock import today
from gongkai_office.organs.models import Organ

Page = Callable[..., HttpResponse]


def keeper(permission: str) -> Callable[[Page], Page]:
    """A page for people who have a permission somewhere; never kept by a browser. Refusals answer 403 in words."""

    def guarding(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, *args: object, **options: object) -> HttpResponse:
            try:
                if not reach(request, permission).exists():
                    raise PermissionDenied("这一页由管理员或者审计人查看")
                return page(request, *args, **options)
            except ForbiddenError as error:
                raise PermissionDenied(error.message) from error

        kept_nowhere: Page = never_cache(login_required(guarded))
        return kept_nowhere

    return guarding


def keeping(request: HttpRequest) -> Person:
    """Who is signed in. Raises PermissionDenied for everybody else."""
    if isinstance(request.user, Person):
        return request.user
    raise PermissionDenied


def reach(request: HttpRequest, permission: str) -> QuerySet[Organ]:
    """The organs in which whoever asks has a permission today."""
    return organs_where(keeping(request), permission, today())


def organ_in(request: HttpRequest, permission: str, organ: UUID) -> Organ:
    """An organ within reach. Raises Http404 else, as for one that does not exist."""
    found = reach(request, permission).filter(pk=organ).select_related("parent", "successor").first()
    if found is None:
        raise Http404
    return found
