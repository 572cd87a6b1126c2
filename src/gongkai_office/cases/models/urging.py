"""Urgings: what a supervising office asks of whoever handles a case, and what they answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.organs.models import OfOrgan


class Urging(OfOrgan):
    """One urging (督办) of a case. Its words are never changed; the answer is written once."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="urgings")
    text = models.TextField("督办要求")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("督办时间")
    answer = models.TextField("答复", blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "督办"
        ordering = ("request", "at")
        indexes = (models.Index(fields=["organ", "at"], name="urging_open", condition=Q(answered_at__isnull=True)),)
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="an_urging_is_answered_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.request}：督办"
