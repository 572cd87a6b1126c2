"""The journal's lines, and the signed root of each organ and day."""

from __future__ import annotations

from django.db import models

from gongkai_office.ids import Identified


class Line(Identified):
    """One command: who, when, what, why. Never changed and never deleted.

    `organ` is the id of the organ it happened in; a plain id, since the journal is the lowest floor and knows nobody.

    `subject` is what the command was about, as `kind:id`; lines of one subject form a chain: each carries the hash
    of the one before (`previous`, 32 zero bytes at the start) and its own. `facts` holds no personal data.
    """

    organ = models.UUIDField()
    subject = models.CharField(max_length=80)
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    command = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "日志"
        ordering = ("subject", "sequence")
        indexes = (models.Index(fields=["organ", "at"], name="journal_by_organ_and_time"),)
        constraints = (models.UniqueConstraint(fields=["subject", "sequence"], name="one_chain_a_subject"),)

    def __str__(self) -> str:
        return f"{self.subject}#{self.sequence} {self.command}"


class DayRoot(Identified):
    """The Merkle root of an organ's lines of one day, signed with the installation's key; exported for witnesses."""

    organ = models.UUIDField()
    day = models.DateField()
    lines = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "日志日根"
        constraints = (models.UniqueConstraint(fields=["organ", "day"], name="one_root_an_organ_and_day"),)

    def __str__(self) -> str:
        return f"{self.organ} {self.day}"
