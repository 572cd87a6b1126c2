"""The catalogue: what an organ publishes, by the statute's own list, and what stands where."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.ids import Identified
from gongkai_office.organs.models import OfOrgan
from gongkai_office.publishing.metadata import Freshness


class Column(OfOrgan):
    """A column of an organ's catalogue; the first level bears the codes of Arts. 20 and 21 (`gongkai.law.content`).

    A column that is not kept any more is closed, never deleted: items of its time stand in it. `post` and `keeper` say
    who answers for it (栏目责任人): a post, and the person who holds it.
    """

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    code = models.CharField("法定代码", max_length=16, blank=True)
    name = models.CharField("栏目名称", max_length=120)
    freshness = models.PositiveSmallIntegerField("更新要求", choices=Freshness, default=Freshness.STATIC)
    position = models.PositiveIntegerField("排序", default=0)
    post = models.CharField("责任岗位", max_length=80, blank=True)
    keeper = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    closed_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "公开栏目"
        ordering = ("position", "code", "name")
        constraints = (
            models.UniqueConstraint(fields=["organ", "code"], condition=~Q(code=""), name="one_column_a_code"),
            models.CheckConstraint(condition=Q(parent__isnull=False) | ~Q(code=""), name="first_level_is_statutory"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def kept_by(self) -> str:
        """The post and the name of who answers for it; empty where nobody was named."""
        return " ".join(filter(None, (self.post, self.keeper.name if self.keeper else "")))


class Placement(Identified):
    """One item in one column. The item is kept once, however many columns show it."""

    item = models.ForeignKey("publishing.Item", models.CASCADE, related_name="placements")
    column = models.ForeignKey(Column, models.PROTECT, related_name="placements")
    pinned = models.BooleanField("置顶", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "所在栏目"
        constraints = (models.UniqueConstraint(fields=["item", "column"], name="once_in_a_column"),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.column_id}"
