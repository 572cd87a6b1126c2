"""Holiday notices that operators entered."""

from __future__ import annotations

from django.db import models

from gongkai_office.ids import Identified


class EnteredNotice(Identified):
    """A regional holiday notice entered by an operator; `holidays` is a list of {name, off, work} with ISO dates."""

    region = models.CharField("行政区划代码", max_length=6)
    year = models.PositiveSmallIntegerField("年度")
    number = models.CharField("文号", max_length=120)
    issued = models.DateField("印发日期", null=True, blank=True)
    holidays = models.JSONField("放假安排")
    entered_at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = verbose_name_plural = "地方节假日"
        ordering = ("region", "year", "entered_at")

    def __str__(self) -> str:
        return self.number
