"""What the portal keeps for itself: tries that are counted, and messages to requesters."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.cases.models import Entry
from gongkai_office.ids import Identified
from gongkai_office.organs.models import OfOrgan


class Try(Identified):
    """One try of something that is limited. `place` is a keyed hash of purpose and address; it tells nothing else."""

    place = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "尝试次数"
        indexes = (
            models.Index(fields=["place", "at"], name="try_by_place"),
            models.Index(fields=["at"], name="try_at"),
        )

    def __str__(self) -> str:
        return f"{self.at}"


class Way(models.TextChoices):
    """How a message goes out."""

    EMAIL = "email", "电子邮件"
    SMS = "sms", "短信"


class Message(OfOrgan):
    """One message about one entry, one way. Address and text are not kept; both follow from the request.

    `next_at` is when it may be tried next: while somebody holds it, the end of their lease. `fence` counts the
    leases, so that whoever overslept theirs cannot write over the next one's result.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    way = models.CharField("方式", max_length=8, choices=Way)
    made_at = models.DateTimeField("生成时间")
    next_at = models.DateTimeField()
    fence = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField("发出时间", null=True, blank=True)
    dropped_at = models.DateTimeField("停发时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        indexes = (
            models.Index(
                fields=["next_at"], name="message_waiting", condition=Q(sent_at__isnull=True, dropped_at__isnull=True)
            ),
        )
        constraints = (models.UniqueConstraint(fields=["entry", "way"], name="one_message_a_way"),)

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.made_at}"
