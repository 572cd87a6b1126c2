"""Sheets of organs and people on their way in: where each stands, how far the work is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models.people import Person
from gongkai_office.bulk import BUSY, Stage
from gongkai_office.ids import new_id
from gongkai_office.organs.models import Organ


class Roster(models.Model):
    """One sheet of organs and people (名册), by whoever uploaded it.

    `sealed` holds its rows until they are made; then the first passwords of the new people, until they are shown. What
    it made has lines of its own in the journal; `made` counts it, from the hour it was confirmed. `trouble` says why
    the last work was not done.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间")
    file_name = models.CharField("文件名", max_length=200)
    stage = models.CharField("阶段", max_length=12, choices=Stage, default=Stage.CHECKED)
    rows = models.PositiveIntegerField("行数", default=0)
    made = models.JSONField(default=dict)
    trouble = models.TextField(blank=True)
    key_version = models.PositiveSmallIntegerField(null=True)
    sealed = models.BinaryField(null=True)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关人员名册"
        ordering = ("-uploaded_at",)
        indexes = (
            models.Index(fields=["by", "-uploaded_at"], name="roster_of_person"),
            models.Index(fields=["stage"], name="roster_waiting", condition=Q(stage__in=[one.value for one in BUSY])),
        )

    def __str__(self) -> str:
        return self.file_name


class RosterProgress(models.Model):
    """How far the work on a roster is; beside it, since the work itself is one transaction that shows nothing yet."""

    work = models.OneToOneField(Roster, models.CASCADE, primary_key=True, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "名册进度"

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"
