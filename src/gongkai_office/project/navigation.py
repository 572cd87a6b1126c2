"""What the head of every office page leads to: one table, each entry with the permission that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import PERMISSIONS, offices
from gongkai_office.clock import today

TABLE = (
    ("cases:today", "今日待办", "case.read"),
    ("cases:register", "登记申请", "case.register"),
    ("cases:list", "申请台账", "case.read"),
    ("cases:calls", "协助查找", "case.read"),
    ("cases:workload", "办理情况", "case.urge"),
    ("publishing:work", "信息发布", "item.read"),
    ("gazette:issues", "政府公报", "item.read"),
    ("registers:overview", "权力事项", "register.read"),
    ("reporting:index", "年度报告", "report.read"),
    ("normative:library", "文件库", "document.read"),
    ("engagement:calls", "征求意见", "document.read"),
    ("administration:people", "人员", "person.read"),
    ("administration:organs", "机关", "person.read"),
    ("administration:calendars", "日历", "person.read"),
    ("administration:security", "安全", "person.read"),
    ("administration:journal", "操作日志", "journal.read"),
)
"""Page, words, permission."""
_SEARCHED = "申请台账"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the head; `current` says that its page is shown now."""

    address: str
    words: str
    current: bool


def entries_of(request: HttpRequest) -> list[Entry]:
    """The entries for whoever is signed in, by what any of their offices allows."""
    if not isinstance(request.user, Person):
        return []
    roles = {office.role for office in offices(request.user, today())}
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        Entry(reverse(page), words, page == here or _of_one_app(page, here))
        for page, words, permission in TABLE
        if PERMISSIONS[permission].roles & roles
    ]


def _of_one_app(page: str, here: str) -> bool:
    """Whether the page shown now is of a capability that has one entry."""
    app = page.partition(":")[0]
    alone = [other for other, _, _ in TABLE if other.startswith(f"{app}:")] == [page]
    return alone and here.startswith(f"{app}:")


def navigation(request: HttpRequest) -> dict[str, object]:
    """For templates: the entries, looked up once and where a page shows them; whether there is a list to search."""
    entries = SimpleLazyObject(lambda: entries_of(request))
    return {"navigation": entries, "finds": SimpleLazyObject(lambda: any(one.words == _SEARCHED for one in entries))}
