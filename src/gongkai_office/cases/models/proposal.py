"""Entries that one person proposes and another approves before they are made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.cases.entries import EntryKind
from gongkai_office.accounts.models import Person
from gongkai_office.cases.models.entry import Entry
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.organs.models import OfOrgan


class Standing(models.TextChoices):
    """Where a proposal stands."""

    PENDING = "pending", "待批准"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "已批准"
    WITHDRAWN = "withdrawn", "已撤回"


class Proposal(OfOrgan):
    """An extension, a delay or a mistake to be voided, as somebody proposed it; its signatures stand in `approvals`.

    Its words are never changed: what is proposed again after a return is another row. `entry` is what the approval
    made. `detail` mirrors `gongkai.cases.entries`, as the entry's will.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="proposals")
    kind = models.CharField("事项", max_length=40, choices=[(kind.value, kind.label) for kind in EntryKind])
    detail = models.JSONField(null=True, blank=True)
    note = models.TextField("理由")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("提请时间")
    standing = models.CharField("状态", max_length=16, choices=Standing, default=Standing.PENDING)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, blank=True, related_name="proposal")

    class Meta:
        verbose_name = verbose_name_plural = "提请"
        ordering = ("request", "at")
        indexes = (models.Index(fields=["organ", "at"], name="proposal_pending", condition=Q(standing="pending")),)
        constraints = (
            models.UniqueConstraint(
                fields=["request", "kind"], condition=Q(standing="pending"), name="one_proposal_of_a_kind_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(standing="approved", entry__isnull=False) | ~Q(standing="approved") & Q(entry__isnull=True),
                name="an_approval_makes_its_entry",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.get_standing_display()}"
