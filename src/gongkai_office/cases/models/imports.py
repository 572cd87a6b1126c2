"""Older ledgers that are copied in: the file, what its columns mean, how far the work is, what came of each row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office import bulk
from gongkai_office.bulk import BUSY
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.ids import Identified
from gongkai_office.organs.models import OfOrgan, Organ


class LedgerImport(bulk.Import):
    """One file of an older ledger. Its rows are sealed, and removed once they are in the ledger or given up.

    `digest` is a keyed hash of the file, by which the same file is recognised; `columns` tells the field of each
    column, `words` what words of the file mean; what the check found is without a requester's data.
    """

    digest = models.BinaryField(max_length=32)
    key_version = models.PositiveSmallIntegerField(null=True)
    sealed = models.BinaryField(null=True)
    columns = models.JSONField(default=dict)
    words = models.JSONField(default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "台账导入"
        ordering = ("-uploaded_at",)
        indexes = (
            models.Index(fields=["organ", "-uploaded_at"], name="import_of_organ"),
            models.Index(fields=["stage"], name="import_waiting", condition=Q(stage__in=[one.value for one in BUSY])),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True) | ~Q(reason=""), name="an_undone_import_has_its_reason"
            ),
        )


class ImportProgress(bulk.ImportProgress):
    """How far the work on an import is."""

    work = models.OneToOneField(LedgerImport, models.CASCADE, primary_key=True, related_name="progress")

    class Meta:
        verbose_name = verbose_name_plural = "导入进度"


class ImportedCase(OfOrgan):
    """A request that an import made: from which row of the file, with how many entries."""

    work = models.ForeignKey(LedgerImport, models.PROTECT, related_name="cases")
    request = models.OneToOneField(DisclosureRequest, models.PROTECT, related_name="imported")
    row = models.PositiveIntegerField("行号")
    entries = models.PositiveIntegerField("登记条数")

    class Meta:
        verbose_name = verbose_name_plural = "导入的申请"
        constraints = (models.UniqueConstraint(fields=["work", "row"], name="one_case_a_row"),)

    def __str__(self) -> str:
        return f"{self.work_id}:{self.row}"


class ImportHabit(Identified):
    """What an organ's own headings and words meant the last time, so that nobody chooses them twice."""

    organ = models.OneToOneField(Organ, models.PROTECT, related_name="+")
    headings = models.JSONField(default=dict)
    words = models.JSONField(default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "导入习惯"

    def __str__(self) -> str:
        return str(self.organ_id)
