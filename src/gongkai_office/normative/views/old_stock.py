"""What is out of the library and would not pass the gate as its lists are now (回头看)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai_office.accounts.guard import clerk, guarded
from gongkai_office.accounts.policies import organs_where
from gongkai_office.clock import today
from gongkai_office.gate.models import LookBack
from gongkai_office.gate.pages import Room, old_stock_page
from gongkai_office.normative.commands.release.look_back import let_stand
from gongkai_office.normative.queries.releases import KIND

_MEND = "需要改正的，登记新的一版文本并公布；确认没有问题的，写明可以公开的理由。"


@guarded("document.read")
@require_http_methods(["GET", "POST"])
def old_stock(request: HttpRequest) -> HttpResponse:
    """The findings, and the reasons for which they may stand."""
    organs = organs_where(clerk(request), "document.read", today())
    room = Room(
        KIND, "已公布的规范性文件和解读", "document.enter", let_stand, reverse("normative:library"), _there, _MEND
    )
    return old_stock_page(request, room, organs, reverse("normative:old_stock"))


def _there(look: LookBack) -> str:
    return reverse("normative:release", args=[UUID(look.ref.partition(":")[2])])
