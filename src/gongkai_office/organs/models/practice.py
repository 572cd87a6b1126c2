"""What an organ has chosen where the law leaves room."""

from __future__ import annotations

from django.db import models

from gongkai_office.ids import Identified
from gongkai_office.organs.models.tree import Organ


class ChosenPractice(Identified):
    """An organ's choices for requests that arrive from a day on, until its next row's first day.

    `choices` maps fields of `gongkai.law.practice.Practice` to values; a field that is not in it is taken over from
    the organ above, at last from the cautious default. Of two rows with one first day the one entered later holds.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="practices")
    start = models.DateField("启用日期")
    entered_at = models.DateTimeField("录入时间")
    choices = models.JSONField("办理规则", default=dict)
    reason = models.TextField("依据和理由")

    class Meta:
        verbose_name = verbose_name_plural = "办理规则"
        ordering = ("organ", "start", "entered_at")
        indexes = (models.Index(fields=["organ", "start"], name="practice_of_organ"),)

    def __str__(self) -> str:
        return f"{self.organ}：{self.start.isoformat()}"

    def plain(self) -> dict[str, object]:
        """The content as the journal states it."""
        return {"start": self.start.isoformat(), "choices": self.choices}
