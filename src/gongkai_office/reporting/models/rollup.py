"""What changes the sum of a roll-up by name: vertically led organs put in, and counts that two organs both stated."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import OfOrgan, Organ

_ENDED = Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False)


class Declared(OfOrgan):
    """Something declared for the roll-up of an organ and year, with a reason, by whom; and who took it back."""

    year = models.PositiveSmallIntegerField("年度")
    reason = models.CharField("理由", max_length=500)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("申明时间")
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        abstract = True


class Inclusion(Declared):
    """A vertically led organ that a roll-up counts although such organs report in their own line."""

    unit = models.ForeignKey(Organ, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "纳入汇总的垂直领导机关"
        ordering = ("organ", "year", "at")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="an_inclusion_has_a_reason"),
            models.CheckConstraint(condition=_ENDED, name="who_ends_an_inclusion_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.unit}"


class Duplicate(Declared):
    """A request that two organs both counted; it stays in the figures of `kept` and is taken out of those of `taken`.

    `cells` maps the addresses of table three that are too high to how much; `what` names the request, without
    anybody's personal data.
    """

    kept = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    taken = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    what = models.CharField("申请", max_length=120)
    cells = models.JSONField("扣除的格")

    class Meta:
        verbose_name = verbose_name_plural = "重复计数的申明"
        ordering = ("organ", "year", "at")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_duplicate_has_a_reason"),
            models.CheckConstraint(condition=~Q(kept=F("taken")), name="a_duplicate_is_between_two"),
            models.CheckConstraint(condition=_ENDED, name="who_ends_a_duplicate_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.what}"
