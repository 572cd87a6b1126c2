"""What changes the sum of a roll-up by name: organs put in, counts that two both stated, units that never handed in."""

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


class Absence(Declared):
    """A unit outside the system that has handed in nothing after the day: the region closes without its figures.

    It counts once somebody else has agreed; what the unit hands in afterwards takes its place.
    """

    unit = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField("核准时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "缺报的申明"
        ordering = ("organ", "year", "at")
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "year", "unit"], condition=Q(ended_at=None), name="one_standing_absence"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="an_absence_has_a_reason"),
            models.CheckConstraint(condition=_ENDED, name="who_ends_an_absence_is_known"),
            models.CheckConstraint(
                condition=Q(agreed_by=None, agreed_at=None)
                | Q(agreed_by__isnull=False, agreed_at__isnull=False) & ~Q(agreed_by=F("by")),
                name="an_absence_is_agreed_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.unit}"
