"""An organ's own lists for the gate, and what later looks at what is out found by them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import OfOrgan


class Term(OfOrgan):
    """One entry of the 上网信息常见词汇负面清单, or a text of the organ's own that looks personal and is public.

    It holds for the organ and all below it. An entry that holds no more is ended, never deleted: a screening of its
    time was made by it.
    """

    class Kind(models.TextChoices):
        """Which list."""

        NEGATIVE = "negative", "负面清单（不得出现的词）"
        ALLOWED = "allowed", "允许名单（可以出现的号码、邮箱、姓名）"

    kind = models.CharField("名单", max_length=12, choices=Kind)
    text = models.CharField("词语", max_length=100)
    suggestion = models.CharField("建议改为", max_length=100, blank=True)
    reason = models.CharField("理由", max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("列入时间")
    ended_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta:
        db_table = "publishing_term"  # where it stood before other capabilities shared it
        verbose_name = verbose_name_plural = "检查名单"
        ordering = ("kind", "text")
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "kind", "text"], condition=Q(ended_at__isnull=True), name="a_term_once_in_a_list"
            ),
            models.CheckConstraint(condition=~Q(kind="allowed") | ~Q(reason=""), name="what_may_stand_says_why"),
        )

    def __str__(self) -> str:
        return self.text


class LookBack(OfOrgan):
    """A later look (回头看) at something that is out, by the lists and rules of its day; never changed but by answers.

    `ref` is what was looked at, in its room's own words; `subject` the chain of the journal it is told in. Each of
    `hits` says where, what (masked only) and why, by its `key`, and who let it stand with which reason; `waiting` is
    how many of them somebody has to decide on.
    """

    subject = models.CharField(max_length=80)
    ref = models.CharField(max_length=80)
    title = models.CharField("标题", max_length=300)
    rules = models.CharField("规则版本", max_length=64)
    at = models.DateTimeField("检查时间")
    notes = models.JSONField("不能检查的部分", default=list)
    hits = models.JSONField("发现", default=list)
    waiting = models.PositiveIntegerField("待处理", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "回头看"
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=["ref", "-at", "-id"], name="look_back_newest"),
            models.Index(fields=["organ"], name="look_back_waiting", condition=Q(waiting__gt=0)),
        )

    def __str__(self) -> str:
        return f"{self.ref} {self.at:%Y-%m-%d}"
