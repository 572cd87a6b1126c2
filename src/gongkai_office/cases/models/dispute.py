"""Reconsiderations and suits against a request's handling."""

from __future__ import annotations

from django.db import models

from gongkai.cases.entries import DisputeResult, Forum
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.organs.models import OfOrgan


class Dispute(OfOrgan):
    """A reconsideration or suit against a request's handling: a projection of its entries, for lists and table four."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="disputes")
    number = models.CharField("案号", max_length=80)
    forum = models.CharField(max_length=40, choices=[(forum.value, forum.name) for forum in Forum])
    filed = models.DateField()
    ended = models.DateField(null=True, blank=True)
    result = models.CharField(
        max_length=20, choices=[(result.value, result.name) for result in DisputeResult], blank=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼"
        constraints = (models.UniqueConstraint(fields=["request", "number"], name="one_dispute_a_number"),)

    def __str__(self) -> str:
        return self.number
