"""Years whose books are closed, and the corrections that were let into them afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.cases.models.entry import Entry
from gongkai_office.organs.models import OfOrgan


class ClosedYear(OfOrgan):
    """A year of an organ whose books are closed (年底交账): no entry changes its counts any more without a name."""

    year = models.PositiveSmallIntegerField("年度")
    closed_at = models.DateTimeField("交账时间")

    class Meta:
        verbose_name = verbose_name_plural = "已交账年度"
        constraints = (models.UniqueConstraint(fields=["organ", "year"], name="a_year_is_closed_once"),)

    def __str__(self) -> str:
        return str(self.year)


class Amendment(OfOrgan):
    """A named correction of a closed year: who let it in and why, and the one entry that used it.

    `number` is the request it is for; empty for a request that is still to be registered.
    """

    year = models.PositiveSmallIntegerField("年度")
    number = models.CharField("登记编号", max_length=40, blank=True)
    reason = models.TextField("更正理由")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("批准时间")
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, blank=True, related_name="amendment")

    class Meta:
        verbose_name = verbose_name_plural = "交账后更正"
        ordering = ("organ", "year", "at")
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="an_amendment_has_a_reason"),)

    def __str__(self) -> str:
        return f"{self.year} {self.number}"
