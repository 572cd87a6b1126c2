"""The counters that make numbers gapless."""

from __future__ import annotations

from django.db import models

from gongkai_office.ids import Identified
from gongkai_office.organs.models.tree import Organ


class Counter(Identified):
    """The last number given in a series of an organ and year. Its row is the lock that makes numbers gapless."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="counters")
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号"
        constraints = (models.UniqueConstraint(fields=["organ", "series", "year"], name="one_counter_a_series"),)

    def __str__(self) -> str:
        return f"{self.series}{self.year}:{self.value}"
