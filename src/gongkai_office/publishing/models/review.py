"""What was looked at before a version left: the gate's hits with their decisions, proof-readings, the review form."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.ids import Identified
from gongkai_office.publishing.models.item import Version


class Screening(Identified):
    """One run of the gate over one content. `rules` names the lists and profile as they were: what was known then."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="screenings")
    content_hash = models.BinaryField(max_length=32)
    rules = models.CharField("规则版本", max_length=64)
    at = models.DateTimeField("检查时间")
    notes = models.JSONField("不能检查的部分", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "发布前检查"
        ordering = ("version", "at")

    def __str__(self) -> str:
        return f"{self.version_id} {self.at:%Y-%m-%d}"


class Verdict(models.TextChoices):
    """What somebody decided about a hit."""

    OPEN = "open", "待处理"
    MASKED = "masked", "已遮盖"
    OVERRULED = "overruled", "确认可以公开"


class GateHit(Identified):
    """One hit of the gate. What was found is kept masked only; `key` finds the same hit again in the next run."""

    screening = models.ForeignKey(Screening, models.CASCADE, related_name="hits")
    key = models.BinaryField(max_length=32)
    place = models.CharField("位置", max_length=200)
    sort = models.CharField("类别", max_length=24)
    severity = models.CharField("级别", max_length=12)
    masked = models.CharField("内容（遮盖后）", max_length=200)
    message = models.CharField("说明", max_length=400)
    verdict = models.CharField("处理", max_length=12, choices=Verdict, default=Verdict.OPEN)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("理由", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "检查发现"
        ordering = ("screening", "place", "sort")
        constraints = (
            models.CheckConstraint(
                condition=~Q(verdict="overruled") | (Q(by__isnull=False) & ~Q(reason="")),
                name="overruled_with_name_and_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.sort} {self.get_verdict_display()}"


class Proof(Identified):
    """One proof-reading (校对) of one content, apart from the reviews: three, by three people, none the author."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="proofs")
    order = models.PositiveSmallIntegerField("校次")
    content_hash = models.BinaryField(max_length=32)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("校对时间")
    remarks = models.CharField("校对意见", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "校对"
        ordering = ("version", "at")
        constraints = (
            models.UniqueConstraint(fields=["version", "content_hash", "order"], name="one_proof_an_order"),
            models.UniqueConstraint(fields=["version", "content_hash", "person"], name="one_proof_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} 第{self.order}校"
