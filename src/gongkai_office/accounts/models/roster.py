"""Sheets of organs and people on their way in: where each stands, how far the work is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.bulk import BUSY, Import, ImportProgress, Stage


class Roster(Import):
    """One sheet of organs and people (名册), by whoever uploaded it.

    `sealed` holds its rows until they are made; then the first passwords of the new people, until they are shown. What
    it made has lines of its own in the journal; `summary` counts it, from the hour it was confirmed.
    """

    stage = models.CharField("阶段", max_length=12, choices=Stage, default=Stage.CHECKED)
    key_version = models.PositiveSmallIntegerField(null=True)
    sealed = models.BinaryField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关人员名册"
        ordering = ("-uploaded_at",)
        indexes = (
            models.Index(fields=["by", "-uploaded_at"], name="roster_of_person"),
            models.Index(fields=["stage"], name="roster_waiting", condition=Q(stage__in=[one.value for one in BUSY])),
        )


class RosterProgress(ImportProgress):
    """How far the work on a roster is."""

    work = models.OneToOneField(Roster, models.CASCADE, primary_key=True, related_name="progress")

    class Meta:
        verbose_name = verbose_name_plural = "名册进度"
