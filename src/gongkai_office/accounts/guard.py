"""The door of a capability's pages: who is signed in, whether they may be here, what a refusal looks like."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import PERMISSIONS, ForbiddenError, organs_where
from gongkai_office.clock import today
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on

Page = Callable[..., HttpResponseBase]


def guarded(permission: str) -> Callable[[Page], Page]:
    """A page for people who hold a permission somewhere; never kept by a browser. Refusals answer 403 in words."""

    def guard(page: Page) -> Page:
        @wraps(page)
        def behind(request: HttpRequest, *args: object, **options: object) -> HttpResponseBase:
            try:
                if not organs_where(clerk(request), permission, today()).exists():
                    raise PermissionDenied(
                        f"您没有“{PERMISSIONS[permission].words}”的职责，如需办理，请联系本机关管理员"
                    )
                return page(request, *args, **options)
            except ForbiddenError as error:
                raise PermissionDenied(error.message) from error

        kept_nowhere: Page = never_cache(login_required(behind))
        return kept_nowhere

    return guard


def clerk(request: HttpRequest) -> Person:
    """Who is signed in. Raises PermissionDenied for everybody else."""
    if isinstance(request.user, Person):
        return request.user
    raise PermissionDenied


def organ_choices(person: Person, permission: str) -> list[tuple[str, str]]:
    """The organs in which somebody has a permission today, for a field to choose from."""
    organs = list(organs_where(person, permission, today()))
    names = names_on(organs, today())
    return [(str(organ.pk), names[organ.pk]) for organ in organs]


def organ_of(person: Person, permission: str, key: UUID | str) -> Organ:
    """An organ in which somebody has a permission today. Raises Http404 for any other, as for one that is not there."""
    found = organs_where(person, permission, today()).filter(pk=key).first()
    if found is None:
        raise Http404
    return found
