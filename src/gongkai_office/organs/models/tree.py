"""The tree of organs, and the names they bore."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.law.organs import OrganKind
from gongkai_office.ids import Identified


class Level(models.TextChoices):
    """Levels of government."""

    STATE = "state", "国家"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class Organ(Identified):
    """An administrative organ or an organisation authorised by law.

    `path` is the chain of ids from the root, each followed by a slash; a prefix filter on it finds everything below.
    `region` is the six-digit code whose calendar the organ counts by. An organ that was merged or abolished stays,
    closed, and names its successor.
    """

    code = models.CharField("机关代码", max_length=32, unique=True)
    kind = models.CharField("性质", max_length=32, choices=[(kind.name, kind.value) for kind in OrganKind])
    level = models.CharField("层级", max_length=16, choices=Level)
    region = models.CharField("行政区划代码", max_length=6)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.TextField(unique=True)
    opened_on = models.DateField("设立日期")
    closed_on = models.DateField("撤销日期", null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    position = models.PositiveIntegerField("排序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "机关"
        ordering = ("position", "code")
        indexes = (models.Index(fields=["path"], name="organ_below", opclasses=["text_pattern_ops"]),)
        constraints = (
            models.CheckConstraint(condition=Q(path__endswith="/"), name="organ_path_ends_with_slash"),
            models.CheckConstraint(condition=Q(region__regex=r"^[0-9]{6}$"), name="organ_region_has_six_digits"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")), name="organ_closed_after_opened"
            ),
        )

    def __str__(self) -> str:
        return self.code

    def open_on(self, day: date) -> bool:
        """Whether the organ existed on a day."""
        return self.opened_on <= day and (self.closed_on is None or day < self.closed_on)


class OfOrgan(Identified):
    """A row of one organ: whose it is stands in every row."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class OrganName(Identified):
    """A name an organ bore from one day to another; `short` is used in document numbers."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="names")
    name = models.CharField("名称", max_length=120)
    short = models.CharField("简称", max_length=40)
    start = models.DateField("启用日期")
    end = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关名称"
        ordering = ("organ", "start")
        constraints = (
            models.UniqueConstraint(fields=["organ"], condition=Q(end__isnull=True), name="organ_has_one_name_now"),
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="organ_name_has_length"),
        )

    def __str__(self) -> str:
        return self.name
