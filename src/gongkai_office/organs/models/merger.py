"""A merger as somebody asked for it, before and after it was approved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai_office.ids import Identified
from gongkai_office.organs.models.tree import Organ


class MergerState(models.TextChoices):
    """Where a merger stands."""

    PENDING = "pending", "待批准"
    RETURNED = "returned", "已退回"
    WITHDRAWN = "withdrawn", "已撤回"
    APPROVED = "approved", "已批准"
    UNDONE = "undone", "生效前撤销"


class Merger(Identified):
    """That an organ ends on a day and another continues its powers: by whom asked for, and what became of it.

    Its words are never changed: what is asked for again is another row. `by` names a person as the journal does.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="mergers")
    into = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    day = models.DateField("撤销日期")
    reason = models.CharField("依据和理由", max_length=500)
    by = models.CharField("提请人", max_length=64)
    at = models.DateTimeField("提请时间")
    state = models.CharField("状态", max_length=12, choices=MergerState, default=MergerState.PENDING)

    class Meta:
        verbose_name = verbose_name_plural = "机关合并"
        ordering = ("organ", "at")
        constraints = (
            models.UniqueConstraint(
                fields=["organ"], condition=Q(state__in=["pending", "approved"]), name="one_merger_of_an_organ"
            ),
            models.CheckConstraint(condition=~Q(organ=F("into")), name="a_merger_is_of_two"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_merger_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.get_state_display()}"
