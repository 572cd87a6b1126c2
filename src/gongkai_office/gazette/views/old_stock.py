"""What issues still print and would not pass the gate as its lists are now (回头看)."""

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
from gongkai_office.gazette.commands.look_back import KIND, let_stand

_MEND = "需要改正的，撤下这一篇所载的信息，公报页面上随即不再显示；确认没有问题的，写明可以公开的理由。"


@guarded("item.read")
@require_http_methods(["GET", "POST"])
def old_stock(request: HttpRequest) -> HttpResponse:
    """The findings, and the reasons for which they may stand."""
    organs = organs_where(clerk(request), "item.read", today())
    room = Room(KIND, "已出版的公报所载的旧版信息", "item.draft", let_stand, reverse("gazette:issues"), _there, _MEND)
    return old_stock_page(request, room, organs, reverse("gazette:old_stock"))


def _there(look: LookBack) -> str:
    return reverse("gazette:issue", args=[UUID(look.ref.partition(":")[2])])
