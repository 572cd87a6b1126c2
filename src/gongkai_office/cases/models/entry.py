"""The lines of a request's ledger."""

from __future__ import annotations

from django.db import models

from gongkai.cases.entries import EntryKind
from gongkai.cases.entries import Role as CaseRole
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.organs.models import OfOrgan


class Entry(OfOrgan):
    """One line of a request's ledger; never changed, never deleted. `detail` mirrors `gongkai.cases.entries`."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="entries")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.label) for kind in EntryKind])
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=20, choices=[(role.name, role.value) for role in CaseRole])
    detail = models.JSONField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "登记"
        ordering = ("request", "sequence")
        indexes = (models.Index(fields=["organ", "at"], name="entry_by_instant"),)
        constraints = (models.UniqueConstraint(fields=["request", "sequence"], name="one_entry_a_place"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
