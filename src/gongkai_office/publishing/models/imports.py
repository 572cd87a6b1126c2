"""Existing sites and folders that are copied in: the package, how far the work is, what came of each page."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.bulk import BUSY, Import, ImportProgress, Stage
from gongkai_office.files.models import WaitingFile
from gongkai_office.organs.models import OfOrgan
from gongkai_office.publishing.models.catalogue import Column
from gongkai_office.publishing.models.item import Item


class SiteImport(Import):
    """One package of pages. `column` takes what names no column of its own; `findings` is a line for each page.

    The package waits as a file of a draft does, and is let go once its pages are in, or given up.
    """

    file_name = models.CharField("名称", max_length=200)
    digest = models.CharField(max_length=64)
    package = models.ForeignKey(WaitingFile, models.SET_NULL, null=True, blank=True, related_name="+")
    column = models.ForeignKey(Column, models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField("文件数", default=0)
    stage = models.CharField("阶段", max_length=12, choices=Stage, default=Stage.CHECKING)

    class Meta:
        verbose_name = verbose_name_plural = "网站导入"
        ordering = ("-uploaded_at",)
        indexes = (
            models.Index(fields=["organ", "-uploaded_at"], name="site_of_organ"),
            models.Index(fields=["stage"], name="site_waiting", condition=Q(stage__in=[one.value for one in BUSY])),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True) | ~Q(reason=""), name="undone_site_has_a_reason"
            ),
        )


class SiteProgress(ImportProgress):
    """How far the work on an import is."""

    work = models.OneToOneField(SiteImport, models.CASCADE, primary_key=True, related_name="progress")

    class Meta:
        verbose_name = verbose_name_plural = "网站导入进度"


class ImportedItem(OfOrgan):
    """An item that an import made: from which place in the package, and where the public read it before."""

    work = models.ForeignKey(SiteImport, models.PROTECT, related_name="items")
    item = models.OneToOneField(Item, models.PROTECT, related_name="imported")
    place = models.CharField("位置", max_length=400)
    address = models.CharField("原地址", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入的信息"
        ordering = ("work", "place")
        indexes = (models.Index(fields=["address"], name="item_by_old_address", condition=~Q(address="")),)

    def __str__(self) -> str:
        return self.place
