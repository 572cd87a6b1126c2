"""How files are kept, for administrators."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.clock import today
from gongkai_office.files.keeping import keeping as kept


@never_cache
@login_required
@require_safe
def keeping(request: HttpRequest) -> HttpResponse:
    """The page."""
    person, on = request.user, today()
    if not isinstance(person, Person) or not organs_where(person, "organ.manage", on).exists():
        raise PermissionDenied("文件保管情况由管理员查看，您没有这项职责")
    return render(request, "files/keeping.html", {"kept": kept(person, on)})
