"""Records asked of another office for a case, and what it answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.organs.models import OfOrgan, Organ


class CallState(models.TextChoices):
    """Where a call stands."""

    OPEN = "open", "待答复"
    ANSWERED = "answered", "已答复"
    WITHDRAWN = "withdrawn", "已撤回"


class CallAnswer(models.TextChoices):
    """What the asked office answers."""

    PROVIDED = "provided", "已找到，全部提供"
    PARTIAL = "partial", "找到一部分"
    NOT_FOUND = "not-found", "检索后没有找到"
    NOT_OURS = "not-ours", "不由本单位制作或者保存"


class RecordsCall(OfOrgan):
    """One office asked to search for what a request wants (Arts. 10, 36(4)); it learns nothing of the requester.

    `due` is the day the asking office wants the answer by: a target of its own, which no law sets and which may be
    moved. Answering, the office says where and how it searched, since a reply that nothing exists rests on that.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="calls")
    office = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    what = models.TextField("请查找的内容")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("发出时间")
    due = models.DateField("希望答复的日期")
    state = models.CharField("状态", max_length=12, choices=CallState, default=CallState.OPEN)
    reminders = models.PositiveSmallIntegerField("催办次数", default=0)
    reminded_on = models.DateField("最近催办", null=True, blank=True)
    answer = models.CharField("答复", max_length=12, choices=CallAnswer, blank=True)
    text = models.TextField("答复说明", blank=True)
    scope = models.TextField("检索范围", blank=True)
    systems = models.TextField("检索的系统和案卷", blank=True)
    keywords = models.TextField("检索词", blank=True)
    searched_on = models.DateField("检索日期", null=True, blank=True)
    searched_by = models.CharField("检索人", max_length=60, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "协助查找"
        ordering = ("request", "asked_at")
        indexes = (
            models.Index(fields=["office", "due"], name="call_open_by_office", condition=Q(state="open")),
            models.Index(fields=["organ", "due"], name="call_open_by_organ", condition=Q(state="open")),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state="answered", answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")
                | ~Q(state="answered") & Q(answer="", answered_at__isnull=True),
                name="an_answered_call_says_what_and_by_whom",
            ),
        )

    def __str__(self) -> str:
        return f"{self.office} {self.due}"
