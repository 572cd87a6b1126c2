"""Reports of organs that keep their books elsewhere: the file handed in, and what a person confirmed in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.files.models import StoredFile
from gongkai_office.ids import Identified
from gongkai_office.organs.models import OfOrgan
from gongkai_office.reporting.models.reports import Report


class HandIn(OfOrgan):
    """A published report handed in as a file.

    `record` is what the reader made of the file, kept as `gongkai.annual.exchange` writes it and never changed; what
    people confirmed stands beside it. `report` is what it became once every cell was confirmed. Of several files for
    one year the newest holds.
    """

    year = models.PositiveSmallIntegerField("年度")
    own = models.BooleanField("仅本机关")
    number = models.PositiveSmallIntegerField("报送次")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    record = models.JSONField("读出的报告")
    report = models.OneToOneField(Report, models.PROTECT, null=True, blank=True, related_name="hand_in")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("报送时间")

    class Meta:
        verbose_name = verbose_name_plural = "系统外报送的文件"
        ordering = ("organ", "year", "number")
        constraints = (models.UniqueConstraint(fields=["organ", "year", "number"], name="one_hand_in_a_number"),)

    def __str__(self) -> str:
        return f"{self.year} 第{self.number}次报送"


class How(models.TextChoices):
    """How a cell was confirmed."""

    READ = "read", "照原件核对"
    TABLE = "table", "成表核对"
    TYPED = "typed", "照原件录入"
    ABSENT = "absent", "原件没有这一格"


class Confirmation(Identified):
    """A cell of a handed-in report confirmed by somebody; the newest of a cell holds, earlier ones stay.

    `value` is the figure as a record writes it, empty for a blank; `source` says where a typed one was taken from.
    """

    hand_in = models.ForeignKey(HandIn, models.PROTECT, related_name="confirmations")
    address = models.CharField("格", max_length=80)
    how = models.CharField("方式", max_length=8, choices=How)
    value = models.CharField("数值", max_length=40, blank=True)
    source = models.CharField("出处", max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("核对时间")

    class Meta:
        verbose_name = verbose_name_plural = "逐格核对"
        ordering = ("hand_in", "at", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(how="typed") | ~Q(source=""), name="a_typed_figure_says_from_where"),
        )

    def __str__(self) -> str:
        return f"{self.address} {self.get_how_display()}"
